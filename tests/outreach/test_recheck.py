"""At the moment of sending every guard is asked again, about the person as they are now."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import Consents, OutreachStatus, OutreachType, Reachability
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.domain.decision import RefusalCode
from engagement_plugin.outreach.guards import Switches
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.quiet import night_of
from engagement_plugin.outreach.recheck import Defer, Due, Refusal, recheck
from tests.outreach.people import DAY, HOUR, NOON, USUAL, anybody, moments, past, person

DUE = Due(
    id=77,
    type=OutreachType.RE_ENGAGEMENT,
    decided_at=NOON - 2 * HOUR,
    expires_at=NOON + 2 * DAY,
)
SELF = past(timedelta(), id=77, type=DUE.type, status=OutreachStatus.CLAIMED)


def asked(
    candidate: Candidate, *, hours: int = 0, due: Due = DUE, switches: Switches | None = None
) -> Refusal | Defer | None:
    return recheck(
        due,
        candidate,
        Policy(),
        usual=USUAL,
        switches=switches or Switches(),
        now=NOON + hours * HOUR,
    )


def silent(**fields: Any) -> Candidate:
    return person(silent=20 * DAY, history=(SELF,), **fields)


def test_what_nothing_speaks_against_is_sent() -> None:
    """The message itself is not the one that is on its way before it."""
    assert asked(silent()) is None


@pytest.mark.parametrize(
    ("candidate", "code"),
    [
        (silent(reachability=Reachability.BLOCKED), RefusalCode.BLOCKED),
        (silent(consents=Consents(outreach=False)), RefusalCode.NO_CONSENT),
        (silent(muted_kinds=frozenset({"re_engagement"})), RefusalCode.MUTED),
        (person(silent=HOUR, history=(SELF,)), RefusalCode.CAME_BACK),
        (silent(distress_at=NOON - DAY), RefusalCode.DISTRESS),
        (
            person(silent=20 * DAY, history=(past(22 * HOUR, id=3), SELF)),
            RefusalCode.DAY_CAP,
        ),
    ],
)
def test_what_changed_meanwhile_ends_the_message(candidate: Candidate, code: str) -> None:
    """With its reason."""
    assert asked(candidate) == Refusal(RefusalCode(code))


def test_the_night_is_waited_for() -> None:
    """At 23 h by their clock it is put off to 9 h, not dropped."""
    assert asked(silent(), hours=10) == Defer(NOON + 20 * HOUR, RefusalCode.QUIET)


def test_nobody_is_woken_for_a_message_that_will_not_live_until_the_morning() -> None:
    """It ends with the night as its reason."""
    short = Due(id=77, type=DUE.type, decided_at=NOON, expires_at=NOON + 12 * HOUR)

    assert asked(silent(), hours=10, due=short) == Refusal(RefusalCode.QUIET)


def test_the_gap_is_waited_for() -> None:
    """Twenty hours after the other one."""
    other = past(4 * HOUR, id=3)
    candidate = person(silent=20 * DAY, history=(other, SELF))

    assert asked(candidate) == Defer(NOON + 16 * HOUR, RefusalCode.GAP)


def test_a_pause_is_waited_for() -> None:
    """Nothing is lost by pressing pause."""
    found = asked(silent(), switches=Switches(is_paused=True))

    assert found == Defer(NOON, RefusalCode.PAUSED)


def test_old_news_is_not_sent() -> None:
    """Not even to somebody who would get it."""
    assert asked(silent(), hours=48) == Refusal(RefusalCode.EXPIRED)


@given(st.data(), moments)
def test_nothing_is_sent_in_the_night(data: st.DataObject, moment: datetime) -> None:
    """Nor to anybody who cannot or does not want to be reached, whoever it is."""
    candidate = data.draw(anybody(moment))
    kind = data.draw(st.sampled_from(OutreachType))
    due = Due(id=999, type=kind, decided_at=moment - DAY, expires_at=moment + DAY)

    found = recheck(due, candidate, Policy(), usual=USUAL, switches=Switches(), now=moment)

    if found is None:
        assert not night_of(candidate, Policy(), USUAL).is_quiet(moment)
        assert candidate.reachability is Reachability.REACHABLE
        assert candidate.consents.outreach is not False
        assert kind.value not in candidate.muted_kinds
    if isinstance(found, Defer):
        assert moment <= found.until < due.expires_at
