"""Mood, quality and latency: little data is little trusted."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.cohort import Cohort, cohort_of
from engagement_plugin.insight.exchange import quality_mean, reply_latency
from engagement_plugin.insight.history import Days
from engagement_plugin.insight.mending import mended
from engagement_plugin.insight.mood import Mood, mood
from tests.insight.made_up import TODAY, judged, of_days

COHORT = Cohort(mood=0.1, mood_deviation=0.3, quality=0.4)


def felt(days: Days) -> Mood:
    tidy, _ = mended(of_days(days, 1))
    return mood(tidy.days, n=1, today=TODAY, cohort=COHORT)


def daily(*scores: float, number: int = 10) -> Days:
    """Give days up to today with so many messages of one score each."""
    first = TODAY - len(scores) + 1
    return judged(
        range(first, TODAY + 1),
        total=[score * number for score in scores],
        square=[score * score * number for score in scores],
        number=[number] * len(scores),
    )


def test_one_message_says_little_and_many_say_much() -> None:
    """The mean leaves the usual one only with evidence."""
    once = felt(daily(1.0, number=1)).mean[0]
    often = felt(daily(*[1.0] * 100)).mean[0]

    assert COHORT.mood < once < 0.15
    assert 0.9 < often < 1


def test_nothing_said_is_no_mood() -> None:
    """What is usual is not claimed of somebody silent."""
    found = felt(daily(0.0, number=0))

    assert np.isnan([found.mean, found.recent, found.trend, found.volatility]).all()
    assert found.n.tolist() == [0]


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=90), st.integers(1, 50))
def test_mood_stays_within_bounds(scores: list[float], number: int) -> None:
    """Whatever was said."""
    found = felt(daily(*scores, number=number))

    assert -1 <= found.mean[0] <= 1
    assert -1 <= found.recent[0] <= 1
    assert 0 <= found.volatility[0] <= 1.5
    assert found.n.tolist() == [len(scores) * number]


def test_a_falling_mood_has_a_falling_trend() -> None:
    """Down by 0.1 a week, told a little smaller than it is."""
    falling = [0.5 - day / 70 for day in range(56)]

    assert -0.1 < felt(daily(*falling)).trend[0] < -0.09
    assert felt(daily(*falling[::-1])).trend[0] > 0.09


def test_two_messages_make_no_trend() -> None:
    """From bright to dark in a day, and still nearly level."""
    assert abs(felt(daily(1.0, -1.0, number=1)).trend[0]) < 0.01


def test_a_swinging_mood_is_more_volatile_than_a_steady_one() -> None:
    """With equal means."""
    steady, swinging = daily(*[0.0] * 40), daily(*[0.8, -0.8] * 20)

    assert felt(steady).volatility[0] < 0.15
    assert felt(swinging).volatility[0] > 0.7


def test_the_recent_mood_forgets_what_is_older_than_a_month() -> None:
    """The risk looks at the last 30 days alone."""
    found = felt(daily(*[1.0] * 30, *[-1.0] * 30))

    assert found.recent[0] < -0.9
    assert abs(found.mean[0]) < 0.05


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"sentiment_sum": np.array([np.nan])}, id="no number"),
        pytest.param({"sentiment_sum": np.array([11.0])}, id="more than its terms allow"),
        pytest.param({"sentiment_square_sum": np.array([-4.0])}, id="a negative square"),
        pytest.param({"sentiment_n": np.array([-2])}, id="a negative number of terms"),
    ],
)
def test_a_sum_that_cannot_be_is_left_out(broken: dict[str, Any]) -> None:
    """And its person is named."""
    tidy, marked = mended(of_days(replace(daily(0.5), **broken), 1))

    assert np.isnan(mood(tidy.days, n=1, today=TODAY, cohort=COHORT).mean).all()
    assert marked.tolist() == [True]


def test_what_is_usual_is_learnt_from_the_people() -> None:
    """Messages weigh alike, strangers have no factors, and values keep their order."""
    found = cohort_of(
        daily(0.5, -0.5),
        factors=np.array([[0.2, 0.4, 0.6, 0.8], [np.nan] * 4, [0.4, 0.4, 0.4, 0.4]]),
        value_scores=np.array([0.3, 0.1]),
        zones={"UTC": 2.0},
    )

    assert (found.mood, found.mood_deviation) == (0.0, 0.5)
    assert found.factors == pytest.approx((0.3, 0.4, 0.5, 0.6))
    assert (found.values[0], found.values[-1]) == (0.1, 0.3)
    assert found.quality == Cohort().quality


def test_nobody_teaches_nothing() -> None:
    """The first day of a bot goes by the defaults."""
    nobody = daily(0.0, number=0)

    assert (
        cohort_of(nobody, factors=np.empty((0, 4)), value_scores=np.empty(0), zones={}) == Cohort()
    )


def test_quality_is_drawn_to_the_usual_and_forgets() -> None:
    """Good exchanges of today count more than bad ones of two months ago."""
    days = replace(
        daily(*[0.0] * 60),
        quality_n=np.full(60, 5),
        quality_sum=np.where(np.arange(60) < 30, 0.5, 4.5),
    )

    (found,) = quality_mean(days, n=1, today=TODAY, cohort=COHORT)

    assert 0.6 < found < 0.9


def test_a_night_slept_over_does_not_move_the_latency() -> None:
    """The median of replies, each day standing in for its own; 91 days ago is forgotten."""
    days = replace(
        daily(*[0.0] * 92),
        reply_latency_n=np.array([99, *[0] * 89, 3, 1]),
        reply_latency_sum_ms=np.array([99.0, *[0.0] * 89, 3 * 20_000.0, 28_800_000.0]),
    )

    assert reply_latency(days, n=1, today=TODAY).tolist() == [20.0]
