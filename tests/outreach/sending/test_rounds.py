"""What becomes of planned messages, whatever Telegram says and however often it is tried."""

import asyncio
from datetime import timedelta

import pytest

from engagement_plugin.domain import OutreachStatus, Reachability
from engagement_plugin.outreach.guards import Switches
from engagement_plugin.outreach.sending.round import Round
from engagement_plugin.storage import outreach_claims
from engagement_plugin.storage.models import Outreach, Person
from engagement_plugin.testing.bot_api import (
    BadRequest,
    DropAfter,
    DropBefore,
    Fault,
    Forbidden,
    HalfAnswer,
    HtmlError,
    RetryAfter,
    Unauthorized,
)
from tests.outreach.sending.conftest import BOT, Office

SENT, PLANNED = OutreachStatus.SENT, OutreachStatus.PLANNED


async def test_what_is_due_is_sent_once(office: Office) -> None:
    """Its words, attempt and message id stand in its row; the person's version has advanced."""
    [row_id] = await office.plan(1)

    counts = await office.round()
    await office.round()

    [row] = await office.rows()
    assert [f"message {row_id}"] == office.api.ledger.texts(100)
    assert 1 == counts["delivered"]
    assert (SENT, 1, office.api.ledger[0].message_id) == (row.status, row.attempts, row.message_id)
    assert f"message {row_id}" == row.text
    assert 1 == (await office.person()).version


@pytest.mark.parametrize(
    ("fault", "status", "attempts"),
    [
        pytest.param(RetryAfter(30), PLANNED, 0, id="429"),
        pytest.param(Unauthorized(), PLANNED, 0, id="401"),
        pytest.param(BadRequest("message is too long"), OutreachStatus.DEAD, 1, id="400"),
        pytest.param(Forbidden(), OutreachStatus.REFUSED, 1, id="403"),
        pytest.param(DropBefore(), OutreachStatus.UNKNOWN, 1, id="dropped before"),
        pytest.param(DropAfter(), OutreachStatus.UNKNOWN, 1, id="dropped after"),
        pytest.param(HtmlError(502, delivered=True), OutreachStatus.UNKNOWN, 1, id="proxy"),
        pytest.param(HalfAnswer(), OutreachStatus.UNKNOWN, 1, id="half closed"),
    ],
)
async def test_each_outcome_has_its_end(
    office: Office, fault: Fault, status: OutreachStatus, attempts: int
) -> None:
    """And a day later nothing that may have arrived was sent a second time."""
    await office.plan(1)
    office.api.plan(fault)

    await office.round()
    [row] = await office.rows()
    assert (status, attempts) == (row.status, row.attempts)

    office.clock.forward(hours=1)
    await office.round()
    assert len(office.api.ledger.to(100)) <= 1
    assert [SENT if status is PLANNED else status] == await office.statuses()
    assert ([BOT] if fault == Unauthorized() else []) == office.refused


async def test_who_blocked_the_bot_is_left_alone(office: Office) -> None:
    """Whatever else was queued for them is called off."""
    await office.plan(1)
    await office.plan(1, not_before_at=office.clock() + timedelta(hours=5))
    office.api.plan(Forbidden())

    await office.round()
    office.clock.forward(hours=6)
    await office.round()

    assert [OutreachStatus.REFUSED, OutreachStatus.CANCELLED] == await office.statuses()
    assert Reachability.BLOCKED == (await office.person()).reachability
    assert not office.api.ledger


async def test_a_pause_holds_everything(office: Office) -> None:
    """Nothing is lost by it."""
    await office.plan(3)
    office.known.stands = Switches(is_paused=True)
    await office.round()
    assert [PLANNED] * 3 == await office.statuses()

    office.known.stands = Switches()
    await office.round()

    assert [SENT] * 3 == await office.statuses()


async def test_a_withdrawal_between_plan_and_sending_wins(office: Office) -> None:
    """The row keeps the reason."""
    await office.plan(1)

    async def withdraw() -> None:
        await Person.all().update(consent_outreach=False)

    await office.database.run(withdraw())
    await office.round()

    [row] = await office.rows()
    assert (OutreachStatus.REFUSED, "no_consent") == (row.status, row.refusal)
    assert not office.api.ledger


async def test_three_workers_send_each_message_once(office: Office) -> None:
    """Whoever takes it."""
    await office.plan(40)

    await asyncio.gather(*(Round(office.means(f"w{n}")).go() for n in range(3)))

    assert [SENT] * 40 == await office.statuses()
    assert 40 == len(set(office.api.ledger.texts())) == len(office.api.ledger)


async def test_a_limit_is_kept(office: Office) -> None:
    """The rest stays planned."""
    await office.plan(5)

    await office.round(limit=2)

    assert 2 == len(office.api.ledger)


@pytest.mark.parametrize(
    ("status", "after"),
    [
        pytest.param(OutreachStatus.CLAIMED, SENT, id="nothing was sent"),
        pytest.param(OutreachStatus.SENDING, OutreachStatus.UNKNOWN, id="it may be out"),
    ],
)
async def test_what_a_dead_sender_left_is_settled(
    office: Office, status: OutreachStatus, after: OutreachStatus
) -> None:
    """Only what surely was not sent is sent."""
    await office.plan(1)

    async def die() -> None:
        await Outreach.all().update(
            status=status, fence=1, attempts=1, lease_until=office.clock() - timedelta(seconds=1)
        )

    await office.database.run(die())
    await office.round()

    assert [after] == await office.statuses()
    assert (1 if after is SENT else 0) == len(office.api.ledger)


async def test_what_comes_too_late_is_not_sent(office: Office) -> None:
    """It has expired."""
    await office.plan(1, expires_at=office.clock())

    await office.round()

    assert [OutreachStatus.EXPIRED] == await office.statuses()
    assert not office.api.ledger


async def test_the_next_one_due_is_known(office: Office) -> None:
    """So that somebody can be woken for it."""
    later = office.clock() + timedelta(minutes=7)
    await office.plan(1, not_before_at=later)

    assert later == await office.database.run(outreach_claims.next_due([BOT]))
