"""Whether a person comes more or less often from week to week."""

from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints
from engagement_plugin.insight.half_hours import OwnDays
from engagement_plugin.insight.history import WEEK

WEEKS: Final = 12
_LEAST_WEEKS: Final = 3


def engagement_trend(own: OwnDays, age: Ints) -> Floats:
    """Give the slope of active days a week, in days a week with each week.

    The slope is Theil and Sen's, the median of the slopes between all pairs of weeks, so that one
    holiday or one busy week does not turn it. Only whole weeks that the person was known for
    count, up to 12, back from today; NaN of those with fewer than three.
    """
    n = len(age)
    within = own.age < WEEKS * WEEK
    week = own.person[within] * WEEKS + own.age[within] // WEEK
    active = np.bincount(week, minlength=n * WEEKS).reshape(n, WEEKS).astype(np.float64)
    whole = np.minimum((age + 1) // WEEK, WEEKS)
    active[np.arange(WEEKS) >= whole[:, None]] = np.nan
    # Column 0 is the latest week: from a later column to an earlier one time goes forward.
    later, earlier = np.triu_indices(WEEKS, k=1)
    slopes = (active[:, later] - active[:, earlier]) / (earlier - later)
    return np.where(whole >= _LEAST_WEEKS, _medians(slopes), np.nan)


def _medians(rows: Floats) -> Floats:
    """Give each row's median without its NaNs."""
    ordered = np.sort(rows, axis=1)
    size = np.count_nonzero(~np.isnan(rows), axis=1)
    middle = np.stack([np.maximum(size - 1, 0) // 2, size // 2], axis=1)
    middle = np.minimum(middle, rows.shape[1] - 1)
    return np.asarray(np.take_along_axis(ordered, middle, axis=1).mean(axis=1))
