"""The risk that somebody leaves, from four factors anybody can follow; needs no training.

| factor | formula | weight | in the first 28 days |
|---|---|---|---|
| recency | days / (days + 7) since the last activity | 0.35 | 0.55 |
| frequency | 1 / (1 + active days in 90 / 3) | 0.40 | 0.20 |
| decline | 1 - (active days in 14 + 1/4) / (expected from the 46 days before + 1/4) | 0.15 | 0.15 |
| sentiment | 0.5 - 0.5 * mean mood of the last 30 days | 0.10 | 0.10 |

Silence compared with a person's own pauses is left out on purpose: alone it ranks badly, since it
flags the most regular people first.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints
from engagement_plugin.insight.history import Numbers

FACTORS: Final = ("recency", "frequency", "decline", "sentiment")
YOUNG_DAYS: Final = 28
_WEIGHTS: Final = (0.35, 0.40, 0.15, 0.10)
_YOUNG_WEIGHTS: Final = (0.55, 0.20, 0.15, 0.10)
_HALF_WAY_DAYS: Final = 7.0
_FEW_DAYS: Final = 3.0
_LITTLE: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class ChurnFactors:
    """Factors by person.

    Attributes:
        factors: Four columns in the order of `FACTORS`, 0 to 1; NaN of someone never seen.
        weights: As many; each row adds up to 1.
        expected_14: Active days that the 46 days before the last 14 let expect of these.
    """

    factors: Floats
    weights: Floats
    expected_14: Floats

    @property
    def risk(self) -> Floats:
        """Give the score, 0 to 1: a rank, not a probability."""
        return np.asarray((self.factors * self.weights).sum(axis=1))


def churn_factors(
    *,
    silent_days: Floats,
    active_days_14: Ints,
    active_days_60: Ints,
    active_days_90: Ints,
    mood_30: Numbers,
    age: Ints,
) -> ChurnFactors:
    """Compute the factors.

    Args:
        silent_days: Since the last activity; NaN of someone never seen.
        mood_30: NaN counts as neutral.
    """
    expected = 14 / 46 * (active_days_60 - active_days_14)
    factors = np.stack(
        [
            silent_days / (silent_days + _HALF_WAY_DAYS),
            1 / (1 + active_days_90 / _FEW_DAYS),
            np.clip(1 - (active_days_14 + _LITTLE) / (expected + _LITTLE), 0, 1),
            np.clip(0.5 - 0.5 * np.nan_to_num(mood_30), 0, 1),
        ],
        axis=1,
    )
    factors[np.isnan(silent_days)] = np.nan
    young = (age < YOUNG_DAYS)[:, None]
    return ChurnFactors(
        factors=factors,
        weights=np.where(young, _YOUNG_WEIGHTS, _WEIGHTS),
        expected_14=np.asarray(expected),
    )
