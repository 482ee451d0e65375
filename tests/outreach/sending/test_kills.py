"""A sender may die at any moment: nothing is sent twice for it, and nothing stays where it was."""

import asyncio
import signal
import sys

import pytest

from engagement_plugin.domain import OutreachStatus
from engagement_plugin.outreach.sending.means import Point
from tests.outreach.sending.conftest import Office

PEOPLE = 12


@pytest.mark.parametrize("point", list(Point))
async def test_a_killed_sender_doubles_and_strands_nothing(office: Office, point: Point) -> None:
    """Another one finishes its work when its leases have ended."""
    await office.plan(PEOPLE)
    killed = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.outreach.sending.mortal",
        office.database.settings.url.get_secret_value(), office.api.url, point.value, "3",
    )  # fmt: skip

    code = await killed.wait()
    office.clock.forward(seconds=120)
    await office.round()

    texts = office.api.ledger.texts()
    statuses = await office.statuses()
    assert -signal.SIGKILL == code
    assert len(set(texts)) == len(texts)
    assert {OutreachStatus.SENT, OutreachStatus.UNKNOWN} >= set(statuses)
    assert statuses.count(OutreachStatus.SENT) <= len(texts)
    assert (point is Point.CLAIMED) <= (len(texts) == PEOPLE)
