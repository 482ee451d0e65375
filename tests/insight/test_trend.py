"""Whether people come more or less often."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.trend import engagement_trend
from tests.insight.made_up import back, calendar


def trend(days_ago: list[int], age: int = 200) -> float:
    return float(engagement_trend(calendar([back(days) for days in days_ago]), np.array([age]))[0])


def weekly(*active_days: int) -> list[int]:
    """Give the days ago of somebody with so many active days a week, the latest week first."""
    return [week * 7 + day for week, days in enumerate(active_days) for day in range(days)]


def test_one_day_more_a_week_is_a_trend_of_one() -> None:
    """In active days a week with each week."""
    assert trend(weekly(7, 6, 5, 4, 3, 2, 1), age=7 * 7 - 1) == 1.0


def test_a_fading_person_has_a_falling_trend() -> None:
    """The way back of the same road."""
    assert trend(weekly(1, 2, 3, 4, 5, 6, 7), age=7 * 7 - 1) == -1.0


def test_one_holiday_turns_no_trend() -> None:
    """Eleven steady weeks and one away: the median of the slopes is flat."""
    assert trend(weekly(3, 3, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3)) == 0


def test_weeks_before_a_person_came_are_no_silence() -> None:
    """A newcomer's steady three weeks are steady."""
    assert trend(weekly(3, 3, 3), age=3 * 7 - 1) == 0


@pytest.mark.parametrize("age", [0, 6, 19])
def test_too_short_a_time_has_no_trend(age: int) -> None:
    """Fewer than three whole weeks say nothing."""
    assert np.isnan(trend([0], age=age))


@given(st.sets(st.integers(0, 83)), st.integers(20, 400))
def test_a_trend_equals_a_plain_one(days_ago: set[int], age: int) -> None:
    """The median over all pairs of weeks, written out."""
    weeks = min((age + 1) // 7, 12)
    active = [sum(week * 7 <= day < week * 7 + 7 for day in days_ago) for week in range(weeks)]
    slopes = [
        (active[a] - active[b]) / (b - a) for b in range(weeks) for a in range(b)
    ]  # fmt: skip

    assert trend(sorted(days_ago), age=age) == pytest.approx(np.median(slopes))
