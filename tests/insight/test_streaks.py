"""Days in a row on the person's own calendar."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.half_hours import own_days
from engagement_plugin.insight.streaks import streaks
from tests.insight.made_up import NOW, TODAY, active, back, local


def count(*days_ago: int, freezes: int = 0) -> tuple[int, int]:
    """Give the current and the longest streak of somebody active so many days ago."""
    half = active([back(days) for days in days_ago])
    found = streaks(own_days(half), today=half.today, freezes_a_week=freezes)
    return int(found.current[0]), int(found.longest[0])


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        pytest.param([], (0, 0), id="never"),
        pytest.param([0], (1, 1), id="today"),
        pytest.param([1, 2, 3], (3, 3), id="today is not over"),
        pytest.param([2, 3, 4], (0, 3), id="yesterday was missed"),
        pytest.param([0, 1, 3, 4, 5], (2, 3), id="the longest lies before"),
    ],
)
def test_a_streak_counts_days_in_a_row(days_ago: list[int], expected: tuple[int, int]) -> None:
    """Up to today, or to yesterday while today may still come."""
    assert count(*days_ago) == expected


# Wednesday is today: 2 days ago was Monday, 3 Sunday, 9 the Monday before.
@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        pytest.param([0, 2, 3], (3, 3), id="one missed day of this week"),
        pytest.param([2, 3, 4], (3, 3), id="yesterday was missed and is forgiven"),
        pytest.param([3, 4, 5], (0, 3), id="two in a row are not"),
        pytest.param([0, 2, 3, 5, 6], (5, 5), id="one in each of two weeks"),
        pytest.param([3, 5, 6, 8], (0, 3), id="two of one week"),
        pytest.param([0, 4, 5, 6], (1, 3), id="three in a row"),
    ],
)
def test_a_freeze_a_week_forgives_one_missed_day(
    days_ago: list[int], expected: tuple[int, int]
) -> None:
    """It keeps a streak, and does not lengthen it."""
    assert count(*days_ago, freezes=1) == expected


def test_a_freeze_spent_this_week_does_not_forgive_yesterday() -> None:
    """On a Saturday: Wednesday was forgiven, Friday is not."""
    saturday = datetime(2026, 3, 21, 12, tzinfo=UTC)
    half = active([back(1), back(-1)], now=saturday)  # Tuesday and Thursday

    found = streaks(own_days(half), today=half.today, freezes_a_week=1)

    assert (found.current.tolist(), found.longest.tolist()) == ([0], [2])


def plain(days: set[int], freezes: int) -> tuple[int, int]:
    """Count the slow way: walk the calendar, spend freezes as they are needed."""
    best = run = missed = 0
    spent: dict[int, int] = {}
    for day in range(min(days, default=TODAY), TODAY + 1):
        if day in days:
            run, missed = run + 1, 0
        elif day < TODAY:
            missed += 1
            week = (day + 3) // 7
            is_forgiven = missed == 1 and spent.get(week, 0) < freezes
            # A freeze is spent only where it saves something: the day after must be there.
            if is_forgiven and (day + 1 in days or day == TODAY - 1):
                spent[week] = spent.get(week, 0) + 1
            else:
                run = 0
        best = max(best, run)
    return run, best


@given(st.sets(st.integers(0, 40)), st.integers(0, 2))
def test_streaks_equal_a_plain_walk(days_ago: set[int], freezes: int) -> None:
    """With no freeze, one or two a week."""
    expected = plain({TODAY - days for days in days_ago}, freezes)

    assert count(*days_ago, freezes=freezes) == expected


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        pytest.param("Europe/Berlin", ["2026-03-28", "2026-03-29", "2026-03-30"], id="forward"),
        pytest.param("Europe/Berlin", ["2025-10-25", "2025-10-26", "2025-10-27"], id="back"),
        pytest.param("America/Havana", ["2025-11-01", "2025-11-02", "2025-11-03"], id="midnight"),
        pytest.param("Australia/Lord_Howe", ["2025-10-04", "2025-10-05", "2025-10-06"], id="half"),
    ],
)
@pytest.mark.parametrize("wall", ["00:10", "01:30", "12:00", "23:50"])
def test_a_change_of_clocks_breaks_no_streak(zone: str, days: list[str], wall: str) -> None:
    """A day of 23, 24½ or 25 hours is a day, at its edges too."""
    when = [local(zone, f"{day} {wall}") for day in days]
    half = active(when, zone=zone, now=datetime(2026, 5, 1, tzinfo=UTC))

    found = streaks(own_days(half), today=half.today)

    assert found.longest.tolist() == [3]


def test_a_night_owl_has_days_of_their_own() -> None:
    """Half past eleven in the evening in New York is tomorrow in UTC."""
    zone = "America/New_York"
    evenings = [local(zone, f"2026-03-{day} 23:30") for day in (15, 16, 17)]
    half = active(evenings, zone=zone, now=NOW)

    found = streaks(own_days(half), today=half.today)

    assert found.current.tolist() == [3]
