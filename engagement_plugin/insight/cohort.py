"""What is usual among a bot's people: single persons are drawn towards it and ranked within it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats
from engagement_plugin.insight.history import Days

_STEPS: Final = 101


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """Figures of the whole audience; the defaults serve until there is an audience.

    Attributes:
        mood, mood_deviation: Mean and deviation of the sentiment of single messages.
        quality: Mean quality of single interactions.
        factors: The usual recency, frequency, decline and sentiment factor.
        zones: How many people live in which zone; one whose zone is a guess counts by its
            confidence. A bot's people often live together, which says much of the next one.
        values: Value scores of the audience, or steps of them, in ascending order.
    """

    mood: float = 0.0
    mood_deviation: float = 0.35
    quality: float = 0.5
    factors: tuple[float, float, float, float] = (0.4, 0.45, 0.3, 0.5)
    zones: Mapping[str, float] = field(default_factory=dict)
    values: tuple[float, ...] = ()


def cohort_of(
    days: Days, *, factors: Floats, value_scores: Floats, zones: Mapping[str, float]
) -> Cohort:
    """Learn what is usual from the people of a batch; what it does not tell stays as it is.

    Args:
        days: As `mended` gives them.
        factors: A row a person, with NaN of strangers.
    """
    usual, seen = Cohort(), factors[~np.isnan(factors).any(axis=1)]
    mood, deviation = _moments(days)
    scored = float(days.quality_n.sum())
    steps = np.linspace(0, 1, _STEPS if len(value_scores) else 0)
    recency, frequency, decline, sentiment = (
        seen.mean(axis=0).tolist() if len(seen) else usual.factors
    )
    return Cohort(
        mood=usual.mood if mood is None else mood,
        mood_deviation=usual.mood_deviation if deviation is None else deviation,
        quality=float(days.quality_sum.sum()) / scored if scored else usual.quality,
        factors=(recency, frequency, decline, sentiment),
        zones=zones,
        values=tuple(np.quantile(value_scores, steps).tolist()) if len(steps) else (),
    )


def _moments(days: Days) -> tuple[float | None, float | None]:
    n = float(days.sentiment_n.sum())
    if not n:
        return None, None
    mean = float(days.sentiment_sum.sum()) / n
    variance = float(days.sentiment_square_sum.sum()) / n - mean * mean
    return mean, float(max(variance, 0.0) ** 0.5)


def shrunk(total: Floats, number: Floats, *, towards: float, strength: float) -> Floats:
    """Give means drawn towards what is usual, as if `strength` usual ones had been seen too.

    NaN where nothing was seen: what is usual says nothing of a stranger.
    """
    mean = (total + strength * towards) / (number + strength)
    return np.where(number > 0, mean, np.nan)
