"""When somebody would arrive: an honest range, and nothing where there is no pace."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.milestones.standing import Standing
from tests.milestones.made_up import NOW, day, known, slots, stands


def days(found: Standing, who: int = 0) -> tuple[float, float, float]:
    """Give the earliest, the likely and the latest day."""
    pace = found.pace
    return float(pace.earliest[who]), float(pace.days[who]), float(pace.latest[who])


def test_a_steady_writer_arrives_in_their_own_time() -> None:
    """Two a day for four weeks, twenty to go: ten days, give or take a few."""
    found = stands("messages", 76, [day(ago, messages=2) for ago in range(28)])

    earliest, likely, latest = days(found)

    assert 2 == found.pace.per_day[0]
    assert 10 == pytest.approx(likely)
    assert 5 < earliest < 10 < latest < 18


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="never there"),
        pytest.param([day(40, messages=9)], id="silent for long"),
        pytest.param([day(1)], id="there, and nothing of it"),
        pytest.param([day(0, messages=5000)], id="reached"),
    ],
)
def test_where_there_is_no_pace_there_is_no_date(rows: list[object]) -> None:
    """Nothing is better than a guess."""
    found = stands("messages", 1000, rows)  # type: ignore[arg-type]  # rows of the table above

    assert found.pace.estimate(0, NOW) is None
    assert all(math.isnan(each) for each in days(found))


def test_what_lies_years_away_has_no_date() -> None:
    """The pace is told all the same."""
    found = stands("messages", 1000, [day(27), day(3, messages=1)])

    assert found.pace.estimate(0, NOW) is None
    assert found.pace.velocity(0) == pytest.approx(1 / 28)


@given(
    st.dictionaries(st.integers(0, 60), st.integers(0, 40), max_size=30),
    st.floats(0.5, 2000),
)
def test_a_range_holds_its_middle(amounts: dict[int, int], target: float) -> None:
    """For whatever history, on the way of time."""
    found = stands("messages", target, [day(ago, messages=n) for ago, n in amounts.items()])

    estimate = found.pace.estimate(0, NOW)

    assert estimate is None or NOW <= estimate.earliest_at <= estimate.at <= estimate.latest_at


@pytest.mark.parametrize("rate", [0.2, 1.0, 4.0])
@pytest.mark.parametrize("missing", [1, 10, 50])
def test_nine_of_ten_arrive_within_the_range(rate: float, missing: int) -> None:
    """If they go on as before: made-up people whose messages come by chance, at one rate."""
    chance = np.random.default_rng(7)
    held = told = 0
    for _ in range(300):
        before = chance.poisson(rate, 28)
        if not before.any():
            continue
        target = int(before.sum()) + missing
        rows = [day(ago, messages=int(n)) for ago, n in enumerate(before)]
        earliest, likely, latest = days(stands("messages", target, rows))
        if math.isnan(likely):
            continue
        arrived = chance.exponential(1 / rate, missing).sum()
        told += 1
        held += earliest <= arrived <= latest

    assert told > 200
    assert 0.84 <= held / told


def test_a_streak_takes_as_many_days_as_are_missing() -> None:
    """One a day from tomorrow on, with a pause or two; none where it is broken."""
    alive = stands("streak", 7, [day(ago) for ago in (0, 1, 2)])
    not_today = stands("streak", 7, [day(ago) for ago in (1, 2, 3)])
    broken = stands("streak", 7, [day(ago) for ago in (5, 6, 7)])

    assert [(4, 4, 5), (3, 3, 4)] == [days(alive), days(not_today)]
    assert broken.pace.estimate(0, NOW) is None


def test_days_together_pass_by_themselves() -> None:
    """The date is that of the next visit after them, by how far visits lie apart."""
    found = stands("days_together", 30, [day(20), day(10), day(0)])

    assert (10, 14.5, 20) == days(found)


def test_a_comeback_has_no_date() -> None:
    """Whoever is low is not asked to hurry."""
    low = day(20, sentiment_sum=-3.0, sentiment_n=5)
    good = day(3, sentiment_sum=3.0, sentiment_n=5)

    found = stands("comebacks", 1, [low, good], is_repeatable=True)

    assert [1] == found.times.tolist()
    assert found.pace.estimate(0, NOW) is None


def test_an_owl_s_today_is_their_own() -> None:
    """Noon in UTC is tomorrow in Auckland already."""
    midnight = (date(2026, 3, 19) - date(1970, 1, 1)).days * 48 - 2 * 13 + 2
    rows = slots(1, [midnight - 48, midnight])

    auckland = known(rows, zones={1: "Pacific/Auckland"})

    assert [0, 1] == sorted(auckland.own.age.tolist())
