"""When in the week people are there, by their own clock."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.rhythm import HALF_LIFE_DAYS, centre, likeliest, rhythm
from tests.insight.made_up import NOW, ZONES, active, back, local, slot

times = st.lists(st.integers(back(300), slot(NOW)), max_size=40)


def hours(*weighted: tuple[int, float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Give one person's hours of the day."""
    found = np.zeros((1, 24))
    for hour, weight in weighted:
        found[0, hour] = weight
    return found


@given(times, st.sampled_from(ZONES))
def test_shares_add_up_to_one(when: list[int], zone: str) -> None:
    """Or to nothing, of somebody who was never there."""
    found = rhythm(active(when, zone=zone))

    assert found.shares.sum() == pytest.approx(1.0 if when else 0.0)
    assert found.hours.sum() == pytest.approx(found.total.sum())
    assert found.weekdays.sum() == pytest.approx(found.total.sum())


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Berlin", "2026-03-23 09:00", "2026-03-30 09:00"),
        ("America/New_York", "2026-03-02 09:00", "2026-03-09 09:00"),
        ("Australia/Lord_Howe", "2026-03-30 09:00", "2026-04-06 09:00"),
        ("Asia/Kathmandu", "2026-03-23 09:15", "2026-03-30 09:45"),
    ],
)
def test_nine_stays_nine_when_clocks_change(zone: str, before: str, after: str) -> None:
    """Two Mondays at nine are one hour of the week, an hour of UTC apart or not."""
    now = NOW.replace(month=4, day=8)

    found = rhythm(active([local(zone, before), local(zone, after)], zone=zone, now=now))

    assert np.flatnonzero(found.weights[0]).tolist() == [9]


def test_a_habit_outvotes_one_long_talk() -> None:
    """An hour of a day counts once, whatever was said in it."""
    mornings = [back(days, 8) for days in (1, 2, 3)]
    talk = [back(2, 20)] * 50 + [back(2, 20) + 1] * 50

    found = rhythm(active([*mornings, *talk]))

    assert likeliest(found.hours, 3) == [(8, 20)]


def test_an_hour_shown_twice_counts_once() -> None:
    """When clocks go back, a day has the hour from two to three twice."""
    zone, first = "Europe/Berlin", local("Europe/Berlin", "2025-10-26 02:00")
    now = NOW

    found = rhythm(active([first, first + 1, first + 2, first + 3], zone=zone, now=now))

    assert np.count_nonzero(found.weights) == 1
    assert found.total[0] <= 1


def test_sixty_days_halve_an_hour() -> None:
    """So that a new habit wins over an old one."""
    found = rhythm(active([back(0, 9), back(int(HALF_LIFE_DAYS), 10)]))

    assert found.hours[0, [9, 10]].tolist() == [1.0, 0.5]


def test_the_middle_of_eleven_at_night_and_one_is_midnight() -> None:
    """A clock is a circle: the plain mean would be noon."""
    middle, concentration = centre(hours((22, 1), (1, 1)))

    assert middle.tolist() == pytest.approx([0.0], abs=1e-9)
    assert concentration[0] > 0.9


def test_opposite_hours_have_no_middle() -> None:
    """Nor has nobody."""
    middle, concentration = centre(np.vstack([hours((6, 1), (18, 1)), hours()]))

    assert np.isnan(middle).all()
    assert concentration[0] == pytest.approx(0)


@given(st.lists(st.floats(0, 10), min_size=24, max_size=24), st.integers(0, 23))
def test_turning_the_clock_turns_the_middle(weights: list[float], turn: int) -> None:
    """And leaves the concentration as it was."""
    plain = np.array([weights])
    turned = np.roll(plain, turn, axis=1)

    middle, concentration = centre(plain)
    other, same = centre(turned)

    assert same == pytest.approx(concentration, nan_ok=True, abs=1e-9)
    if concentration[0] > 1e-3:
        away = (other[0] - middle[0] - turn + 12) % 24 - 12
        assert away == pytest.approx(0, abs=1e-6)
        assert 0 <= middle[0] < 24
