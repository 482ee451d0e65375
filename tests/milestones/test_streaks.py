"""A streak is reached on the person's own day, over changes of clocks, with one freeze a week."""

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.milestones.made_up import EPOCH, NOW, day, slots, stands

TODAY = (NOW.date() - EPOCH.date()).days


def plainly(days_ago: set[int], target: int) -> int | None:
    """Count as somebody would for whom each day is the last one: gives how long ago it came."""
    for last in sorted(days_ago, reverse=True):
        if longest({ago for ago in days_ago if ago >= last}) >= target:
            return last
    return None


def longest(days_ago: set[int]) -> int:
    """Walk the calendar; one missed day between two active ones is forgiven a week."""
    days = sorted(TODAY - ago for ago in days_ago)
    best, run, spent = 1, 1, set[int]()
    for before, after in pairwise(days):
        week = (after - 1 + 3) // 7
        if after - before == 1:
            run += 1
        elif after - before == 2 and week not in spent:
            spent.add(week)
            run += 1
        else:
            run = 1
        best = max(best, run)
    return best


@given(st.sets(st.integers(0, 45), min_size=1), st.integers(1, 20))
def test_the_day_it_was_reached_is_that_of_a_plain_walk(days_ago: set[int], target: int) -> None:
    """For every set of days and every target."""
    found = stands("streak", target, [day(ago) for ago in days_ago])
    reached = found.times.nonzero()[0]

    crossed = found.crossed(reached, found.times[reached])

    expected = plainly(days_ago, target)
    assert ([] if expected is None else [TODAY - expected]) == crossed.tolist()


@given(st.lists(st.sets(st.integers(0, 40)), min_size=2, max_size=5), st.integers(1, 9))
def test_people_do_not_touch_one_another(several: list[set[int]], target: int) -> None:
    """Each one's streak is what it would be alone."""
    zones = {who: "UTC" for who in range(len(several))}  # noqa: C420 -- a person each
    rows = [day(ago, who) for who, days in enumerate(several) for ago in days]
    together = stands("streak", target, rows, zones=zones)

    alone = [stands("streak", target, [day(ago) for ago in days]) for days in several]

    assert [each.peak.tolist()[0] for each in alone] == together.peak.tolist()
    reached = together.times.nonzero()[0]
    one = reached[:1] * 0
    crossed = [alone[who].crossed(one, alone[who].times[one])[0] for who in reached]
    assert crossed == together.crossed(reached, together.times[reached]).tolist()


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        pytest.param("Europe/Berlin", ["2025-03-29", "2025-03-30", "2025-03-31"], id="forward"),
        pytest.param("Europe/Berlin", ["2025-10-25", "2025-10-26", "2025-10-27"], id="back"),
        pytest.param("America/Havana", ["2025-11-01", "2025-11-02", "2025-11-03"], id="midnight"),
        pytest.param("Australia/Lord_Howe", ["2025-10-04", "2025-10-05", "2025-10-06"], id="half"),
    ],
)
@pytest.mark.parametrize("wall", ["00:10", "01:30", "23:50"])
def test_a_change_of_clocks_breaks_no_streak(zone: str, days: list[str], wall: str) -> None:
    """A day of 23, 24½ or 25 hours is a day."""
    moments = [datetime.fromisoformat(f"{day} {wall}") for day in days]
    numbers = [int(at.replace(tzinfo=ZoneInfo(zone)).timestamp() // 1_800) for at in moments]

    found = stands("streak", 3, slots(1, numbers), zones={1: zone})

    assert [1] == found.times.tolist()


def test_what_was_reached_stays_reached_when_the_streak_is_over() -> None:
    """Progress begins anew, the peak stays."""
    found = stands("streak", 3, [day(ago) for ago in (9, 10, 11)])

    assert ([0], [3], [1], [100]) == (
        found.current.tolist(),
        found.peak.tolist(),
        found.times.tolist(),
        found.percent.tolist(),
    )
