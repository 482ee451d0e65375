"""What a 429 does to the speed of a bot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.telegram.limiter.pace import (
    FULL,
    JITTER,
    RECOVERY_PER_SECOND,
    SLOWEST,
    with_jitter,
)

PAUSES = st.floats(0.1, 600)


def test_the_first_429_pauses_halves_and_is_forgotten_in_half_a_minute() -> None:
    """Step by step, always by the same amount."""
    pace = FULL.slowed(100.0, 10.0)

    assert 10.0 == pace.pause_left(100.0)
    assert 0.0 == pace.pause_left(110.0)
    assert [0.5, 0.5, 0.75, 1.0, 1.0] == pytest.approx(
        [pace.factor_at(at) for at in (100.0, 110.0, 125.0, 140.0, 999.0)]
    )


@given(pauses=st.lists(PAUSES, min_size=1, max_size=10))
def test_answers_to_what_was_under_way_together_halve_once(pauses: list[float]) -> None:
    """The longest pause of them counts."""
    pace = FULL
    for pause in pauses:
        pace = pace.slowed(0.0, pause)

    assert max(pauses) == pace.pause_left(0.0)
    assert 0.5 == pace.factor


@given(turns=st.lists(st.tuples(st.floats(0, 900), PAUSES), max_size=40))
def test_the_speed_stays_between_its_bounds_and_the_pause_is_kept(
    turns: list[tuple[float, float]],
) -> None:
    """However often Telegram complains."""
    now, pace = 0.0, FULL
    for passes, pause in turns:
        now += passes
        before = pace.factor_at(now)
        pace = pace.slowed(now, pause)

        assert pace.pause_left(now) >= pause - 1e-6
        assert SLOWEST <= pace.factor_at(now) <= before
        later = pace.factor_at(pace.resumes_at + 1)
        assert later == pytest.approx(min(1.0, pace.factor + RECOVERY_PER_SECOND))


@given(retry_after=PAUSES, chance=st.floats(0, 1))
def test_jitter_never_shortens_a_pause(retry_after: float, chance: float) -> None:
    """Telegram is never asked earlier than it said."""
    assert retry_after <= with_jitter(retry_after, chance) <= retry_after * (1 + JITTER)
