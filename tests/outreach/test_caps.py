"""How much is too much shrinks when nobody answers, and grows back."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import Consents, OutreachStatus, OutreachType
from engagement_plugin.domain.candidate import Past
from engagement_plugin.domain.decision import RefusalCode
from engagement_plugin.outreach.caps import LEAST_LEVEL, level, over_cap
from engagement_plugin.outreach.policy import Policy
from tests.outreach.people import DAY, HOUR, NOON, past, person

CHECK_IN = OutreachType.CHECK_IN
CELEBRATION = OutreachType.MILESTONE_CELEBRATION


def messages(answered: Sequence[bool], *, every: int = 8) -> tuple[Past, ...]:
    """Give messages, the last one `every` days ago, each answered or not."""
    number = len(answered)
    return tuple(
        past((number - n) * every * DAY, id=n, is_answered=each) for n, each in enumerate(answered)
    )


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ((), 1),
        ((True,), 1),
        ((False,), 0.5),
        ((False, False), 0.25),
        ((False, False, False, False, False), 0.125),
        ((False, False, True), 0.5),
        ((False, False, True, True), 1),
    ],
)
def test_silence_halves_the_budget_and_an_answer_doubles_it(
    answered: tuple[bool, ...], expected: float
) -> None:
    """Never below an eighth, never above the whole."""
    assert level(messages(answered), Policy(), now=NOON) == expected


def test_what_may_still_be_answered_counts_neither_way() -> None:
    """Two days after a message nobody knows yet."""
    assert level([past(2 * DAY)], Policy(), now=NOON) == 1


@given(st.lists(st.booleans(), max_size=20))
def test_the_budget_stays_in_its_bounds(answered: list[bool]) -> None:
    """Whatever happened."""
    assert LEAST_LEVEL <= level(messages(answered), Policy(), now=NOON) <= 1


def test_who_never_answers_hears_from_the_bot_once_a_month() -> None:
    """With an eighth of two a week, the next one comes after four weeks."""
    ignored = messages([False] * 5)

    def asked(days: int) -> RefusalCode | None:
        return over_cap(person(history=ignored), Policy(), CHECK_IN, now=NOON + days * DAY)

    assert asked(19) is RefusalCode.BUDGET
    assert asked(20) is None


@pytest.mark.parametrize(
    "status", [OutreachStatus.SENT, OutreachStatus.UNKNOWN, OutreachStatus.HELD_OUT]
)
def test_whatever_may_have_arrived_counts_as_sent(status: OutreachStatus) -> None:
    """So do messages held out, so that both arms stay alike."""
    history = (past(10 * HOUR, status=status),)

    assert over_cap(person(history=history), Policy(), CHECK_IN, now=NOON) is RefusalCode.GAP


def test_windows_roll() -> None:
    """A message at 23 h counts at midnight too, and no more 24 hours later."""
    history = (past(23 * HOUR),)

    def asked(hours: int) -> RefusalCode | None:
        return over_cap(person(history=history), Policy(), CHECK_IN, now=NOON + hours * HOUR)

    assert asked(0) is RefusalCode.DAY_CAP
    assert asked(1) is None


def test_celebrations_asked_for_keep_only_the_gap() -> None:
    """Who said yes themselves is congratulated beyond the caps, and that takes nothing away."""
    yes = Consents(outreach=True)
    many = tuple(past(n * DAY, id=n, type=CELEBRATION, is_answered=True) for n in (1, 2, 3, 4))
    wished = person(history=many, consents=yes)
    unasked = person(history=many)

    assert over_cap(wished, Policy(), CELEBRATION, now=NOON) is None
    assert over_cap(wished, Policy(), CHECK_IN, now=NOON) is None
    assert over_cap(unasked, Policy(), CELEBRATION, now=NOON) is RefusalCode.WEEK_CAP


def test_four_a_month() -> None:
    """Of people who always answer as well."""
    many = messages([True] * 4, every=7)

    assert over_cap(person(history=many), Policy(), CHECK_IN, now=NOON) is RefusalCode.MONTH_CAP
