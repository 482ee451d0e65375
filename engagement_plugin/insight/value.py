"""How much a person means to the bot, compared with its other people."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats
from engagement_plugin.insight.history import Numbers

# A choice, not a fit. What is "full" gives the weight; more gives more, ever more slowly.
_WEIGHTS: Final = {"activity": 0.4, "conversions": 0.25, "payments": 0.35}
_FULL: Final = {"activity": 30.0, "conversions": 3.0, "payments": 500.0}


def value_scores(active_days_30: Numbers, conversions: Numbers, payments: Numbers) -> Floats:
    """Score recent activity, conversions and payments together; only the order matters.

    >>> value_scores(np.array([30, 0]), np.array([3, 0]), np.array([500, 0])).round(6).tolist()
    [1.0, 0.0]
    """
    parts = {"activity": active_days_30, "conversions": conversions, "payments": payments}
    score = np.zeros(len(active_days_30))
    for name, amount in parts.items():
        usable = np.where(np.isfinite(amount) & (amount > 0), amount, 0)
        score += _WEIGHTS[name] * np.log1p(usable) / np.log1p(_FULL[name])
    return score


def percentiles(scores: Floats, values: Sequence[float]) -> Floats:
    """Give the share of the audience that scores lower, equal scores counting half.

    Args:
        values: The audience's scores in ascending order; empty gives NaN.
    """
    if not values:
        return np.full(len(scores), np.nan)
    ladder = np.asarray(values)
    below = np.searchsorted(ladder, scores, side="left")
    until = np.searchsorted(ladder, scores, side="right")
    return np.asarray((below + until) / (2 * len(ladder)))
