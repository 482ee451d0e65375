"""Scales have round lines, ticks that fit, and means that tell no more than is known."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.charts.scales import day_ticks, round_lines, smoothed

FIRST = date(2026, 1, 1)


def ticks(days: int, room: float) -> list[tuple[int, str]]:
    return day_ticks(
        [FIRST + timedelta(days=i) for i in range(days)],
        room,
        size=28,
        day=lambda day: f"{day:%d %b}",
        month=lambda day: f"{day:%b}",
    )


@given(most=st.floats(1, 1e12))
def test_lines_span_the_values(most: float) -> None:
    """Two to four whole lines, evenly apart, reach from nothing to the most."""
    lines = round_lines(0, most, whole=True)

    assert 2 <= len(lines) <= 4
    assert 0 == lines[0]
    assert lines[-1] >= most * (1 - 1e-6)
    assert all(line == int(line) for line in lines)


@given(least=st.floats(-1, 0.9), span=st.floats(0.1, 1))
def test_lines_of_a_measure_span_it(least: float, span: float) -> None:
    """Lines below and above nothing hold all values between them."""
    lines = round_lines(least, least + span)

    assert lines[0] <= least + 1e-6
    assert lines[-1] >= least + span - 1e-6


@pytest.mark.parametrize(
    ("days", "room", "expected"),
    [
        pytest.param(1, 900, ["01 Jan"], id="one day"),
        pytest.param(5, 900, ["01 Jan", "02 Jan", "03 Jan", "04 Jan", "05 Jan"], id="every day"),
        pytest.param(15, 700, ["01 Jan", "08 Jan", "15 Jan"], id="every week"),
        pytest.param(90, 420, ["Jan", "Feb", "Mar"], id="months"),
        pytest.param(30, 300, ["01 Jan", "30 Jan"], id="the ends"),
        pytest.param(30, 150, ["30 Jan"], id="the last day"),
        pytest.param(0, 900, [], id="no day"),
    ],
)
def test_as_many_days_are_named_as_fit(days: int, room: float, expected: list[str]) -> None:
    """Days where they fit, else weeks, else months, else the ends."""
    assert expected == [name for _, name in ticks(days, room)]


@given(days=st.integers(1, 1100), room=st.integers(150, 1000))
def test_days_are_named_in_order(days: int, room: int) -> None:
    """Ticks stand within the days, one after the other."""
    places = [i for i, _ in ticks(days, room)]

    assert all(0 <= i < days for i in places)
    assert all(before < after for before, after in pairwise(places))


def test_mean_waits_for_seven_days() -> None:
    """There is no mean of seven days before seven days are over."""
    means = smoothed([7.0] * 6 + [14.0])

    assert [None] * 6 == means[:6]
    assert 8.0 == means[6]


def test_mean_leaves_out_what_is_unknown() -> None:
    """Unknown days do not count as nothing, and a mean needs three known ones."""
    assert 4.0 == smoothed([4.0, None, 4.0, None, 4.0, None, None])[-1]
    assert smoothed([4.0, None, 4.0, None, None, None, None])[-1] is None
