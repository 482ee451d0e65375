"""How good the exchange with a person is, and how promptly they reply."""

from typing import Final

import numpy as np

from engagement_plugin.insight.cohort import Cohort, shrunk
from engagement_plugin.insight.groups import Floats, totals, weighted_median
from engagement_plugin.insight.history import Days
from engagement_plugin.insight.rhythm import decay

_QUALITY_HALF_LIFE: Final = 14.0
_QUALITY_STRENGTH: Final = 10.0
_LATENCY_DAYS: Final = 90


def quality_mean(days: Days, *, n: int, today: int, cohort: Cohort) -> Floats:
    """Give the mean quality, 0 to 1, half as much every 14 days; NaN where nothing was scored."""
    weight = decay(today - days.day, half_life=_QUALITY_HALF_LIFE)
    return shrunk(
        totals(days.person, days.quality_sum * weight, n),
        totals(days.person, days.quality_n * weight, n),
        towards=cohort.quality,
        strength=_QUALITY_STRENGTH,
    )


def reply_latency(days: Days, *, n: int, today: int) -> Floats:
    """Give the seconds within which half of a person's replies of the last 90 days came.

    Only means by day are known: a day stands in for each of its replies. One night slept over
    before an answer does not move it as it would move a mean.
    """
    known = (days.reply_latency_n > 0) & (today - days.day < _LATENCY_DAYS)
    number = days.reply_latency_n[known].astype(np.int64)
    daily = np.rint(days.reply_latency_sum_ms[known] / number).astype(np.int64)
    return weighted_median(days.person[known], daily, number, n) / 1_000
