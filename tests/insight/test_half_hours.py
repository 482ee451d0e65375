"""Half hours, own days and windows: nothing is lost, nothing is counted twice."""

from dataclasses import fields, replace
from datetime import timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.days import day_of
from engagement_plugin.insight.half_hours import half_hours
from engagement_plugin.insight.history import Days, Uses
from engagement_plugin.insight.mending import MOST, mended
from engagement_plugin.insight.windows import EVER, ages, windows
from tests.insight.made_up import NOW, TODAY, ZONES, active, back, calendar, history, of_days, slot

slots = st.lists(st.integers(0, slot(NOW)), max_size=40)
lately = st.lists(st.integers(back(200), slot(NOW)), max_size=40)


@given(st.one_of(slots, lately), st.sampled_from(ZONES))
def test_own_days_are_those_of_the_zone(when: list[int], zone: str) -> None:
    """Since 1970, across every change of clocks, against the zone asked one by one."""
    found = calendar(when, zone=zone)

    epoch = day_of(0, ZoneInfo("UTC"))
    expected = sorted({(day_of(each, ZoneInfo(zone)) - epoch).days for each in when})
    assert found.day.tolist() == expected
    assert found.interactions.sum() == len(when)


@given(st.lists(lately, min_size=1, max_size=4))
def test_totals_add_up(people: list[list[int]]) -> None:
    """Every interaction is in its person's total, and shorter windows lie within longer ones."""
    own = calendar(*people)
    found = windows(own, np.full(len(people), 1_000))

    assert found.interactions[EVER].tolist() == [len(each) for each in people]
    lengths = (7, 14, 30, 60, 90)
    for short, long in pairwise(lengths):
        assert (found.interactions[short] <= found.interactions[long]).all()
        assert (found.active_days[short] <= found.active_days[long]).all()
    for length in lengths:
        assert (found.active_days[length] <= found.interactions[length]).all()
        assert ((found.active_share(length) >= 0) & (found.active_share(length) <= 1)).all()


def test_a_window_holds_today_and_the_days_before() -> None:
    """The seventh day back is in, the eighth is not."""
    own = calendar([back(0), back(6), back(7)])

    found = windows(own, np.array([100]))

    assert (found.active_days[7][0], found.active_days[14][0]) == (2, 3)


def test_rates_divide_by_the_days_there_were() -> None:
    """Somebody who came yesterday has two days, not thirty."""
    own = calendar([back(1), back(1), back(0), back(0)])
    age = ages(own, first_day=np.array([TODAY]), today=np.array([TODAY]))

    found = windows(own, age)

    assert age.tolist() == [1]
    assert found.per_day(30).tolist() == [2.0]
    assert found.active_share(30).tolist() == [1.0]


def test_what_lies_ahead_has_not_happened() -> None:
    """Later today, tomorrow and in a hundred years alike; the half hour of now counts."""
    now = slot(NOW)

    assert active([now, now + 1, now + 48, now + 48 * 36_500]).slot.tolist() == [now]


def test_two_rows_of_one_day_are_one_day() -> None:
    """Whatever brought them about."""
    once = Days.of_half_hours(np.array([0, 0]), np.array([TODAY * 48, TODAY * 48 + 5]))
    columns: dict[str, Any] = {
        each.name: np.concatenate([getattr(once, each.name)] * 2)
        for each in fields(once)
        if not isinstance(getattr(once, each.name), Uses)
    }
    both = Days(**columns)

    tidy, _ = mended(of_days(both, 1))
    found, _ = half_hours(tidy)

    assert found.slot.tolist() == [TODAY * 48, TODAY * 48 + 5]
    assert found.count.tolist() == [2, 2]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        pytest.param(np.nan, 0, id="no number"),
        pytest.param(np.inf, 0, id="without end"),
        pytest.param(-3, 0, id="negative"),
        pytest.param(10.0**30, MOST, id="absurd"),
    ],
)
def test_a_count_that_cannot_be_is_left_out_and_told(count: float, expected: int) -> None:
    """The rest of the person's day stays, and so does everybody else's."""
    whole = history([back(1), back(1, 10)], [back(1)])
    bins = whole.days.bins.astype(np.float64)
    bins[0, 18] = count

    tidy, _ = mended(replace(whole, days=replace(whole.days, bins=bins)))
    found, broken = half_hours(tidy)

    counted = np.bincount(found.person, weights=found.count)
    assert counted.tolist() == [1 + expected, 1]
    assert broken.tolist() == [True, False]


def test_rows_of_nobody_and_of_no_day_are_dropped() -> None:
    """A person number out of range, a day before 1970; only the latter is somebody's fault."""
    whole = history([back(1)], [back(2)], [back(3)])
    days = replace(
        whole.days, person=np.array([0, 7, 2]), day=np.array([TODAY - 1, TODAY - 2, -5])
    )

    tidy, broken = mended(replace(whole, days=days))

    assert tidy.days.person.tolist() == [0]
    assert broken.tolist() == [False, False, True]


def test_an_unknown_zone_is_utc() -> None:
    """A name that nobody knows must not stop a batch."""
    assert active([back(1)], zone="Mars/Olympus").wall.tolist() == [back(1) * 1_800]


@pytest.mark.parametrize("zone", ZONES)
def test_today_is_the_persons_own(zone: str) -> None:
    """In Auckland the next day has begun while London has lunch."""
    found = active([], zone=zone, now=NOW + timedelta(hours=3))

    date = (NOW + timedelta(hours=3)).astimezone(ZoneInfo(zone)).date()
    assert found.today.tolist() == [(date - day_of(0, ZoneInfo("UTC"))).days]
