"""How a person's messages sound: level, direction and swing, with little data little trusted."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engagement_plugin.insight.cohort import Cohort, shrunk
from engagement_plugin.insight.groups import Floats, Ints, ratio, totals
from engagement_plugin.insight.history import WEEK, Days

# Of 50 to 100 imagined usual messages the next week is foretold best.
_LEVEL_STRENGTH: Final = 50.0
_SWING_STRENGTH: Final = 10.0
_RECENT_STRENGTH: Final = 10.0
_RECENT_DAYS: Final = 30
_TREND_DAYS: Final = 56
# A week's change of more than this is rare.
_USUAL_TREND: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Mood by person; NaN of those of whom nothing could be judged.

    Attributes:
        mean: Of all messages.
        recent: Of the last 30 days.
        trend: Change a week, over the last eight weeks.
        volatility: Deviation of single messages from the person's mean.
        n: Judged messages.
    """

    mean: Floats
    recent: Floats
    trend: Floats
    volatility: Floats
    n: Ints


def mood(days: Days, *, n: int, today: int, cohort: Cohort) -> Mood:
    """Measure, in UTC days, since sums are kept by UTC day."""
    person, age = days.person, today - days.day
    number, total = totals(person, days.sentiment_n, n), totals(person, days.sentiment_sum, n)
    recent = age < _RECENT_DAYS
    return Mood(
        mean=shrunk(total, number, towards=cohort.mood, strength=_LEVEL_STRENGTH),
        recent=shrunk(
            totals(person[recent], days.sentiment_sum[recent], n),
            totals(person[recent], days.sentiment_n[recent], n),
            towards=cohort.mood,
            strength=_RECENT_STRENGTH,
        ),
        trend=_trend(days, age=age, n=n, cohort=cohort),
        volatility=_volatility(days, number, total, cohort),
        n=number.astype(np.int64),
    )


def _volatility(days: Days, number: Floats, total: Floats, cohort: Cohort) -> Floats:
    squares = totals(days.person, days.sentiment_square_sum, len(number))
    around = np.maximum(squares - np.nan_to_num(ratio(total * total, number)), 0.0)
    usual = _SWING_STRENGTH * cohort.mood_deviation**2
    variance = (around + usual) / (np.maximum(number - 1, 0) + _SWING_STRENGTH)
    return np.where(number > 0, np.sqrt(variance), np.nan)


def _trend(days: Days, *, age: Ints, n: int, cohort: Cohort) -> Floats:
    """Fit a line to the messages by ridge regression: a slope needs evidence to leave 0."""
    within = age < _TREND_DAYS
    person, week = days.person[within], -age[within] / WEEK
    weight, total = days.sentiment_n[within], days.sentiment_sum[within]
    number = totals(person, weight, n)
    middle = np.nan_to_num(ratio(totals(person, weight * week, n), number))
    mean = np.nan_to_num(ratio(totals(person, total, n), number))
    away = week - middle[person]
    spread = totals(person, weight * away**2, n)
    shared = totals(person, away * (total - weight * mean[person]), n)
    resistance = (max(cohort.mood_deviation, 0.05) / _USUAL_TREND) ** 2
    return np.where(number > 0, shared / (spread + resistance), np.nan)
