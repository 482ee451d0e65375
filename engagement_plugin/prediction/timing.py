"""The hour at which somebody is most likely there, by the hours they were there lately.

A day counts each of its hours once, so that a burst does not outvote a habit, and neighbouring hours
count together, since a message waits an hour without harm. The fewer hours are known, the more what
is usual among all decides. Nothing is trained: `python -m benchmarks prediction` measures it.
"""

from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints, totals
from engagement_plugin.insight.rhythm import HOURS, decay

MOST: Final = 3
LEAST_SESSIONS: Final = 5
# Habits change faster than rhythms: what was three weeks ago counts half.
_HALF_LIFE_DAYS: Final = 21.0
# One usual hour is imagined beside a person's own.
_STRENGTH: Final = 1.0
# A little less than the hour itself, so that of a lonely habit its own hour is the best.
_BESIDE: Final = 0.999


def habits(person: Ints, hour: Ints, *, today: Ints, n: int) -> Floats:
    """Weigh the hours of each person's day; 24 columns.

    Args:
        hour: Active hours since 1970, by the person's own clock; the same one twice counts once.
        today: The last day that is known of each person, since 1970.
    """
    keys = np.unique((person << 32) + hour)
    whose, when = keys >> 32, keys & (2**32 - 1)
    age = np.maximum(today[whose] - when // HOURS, 0)
    weight = decay(age, half_life=_HALF_LIFE_DAYS)
    return totals(whose * HOURS + when % HOURS, weight, n * HOURS).reshape(n, HOURS)


def usual(hours: Ints) -> Floats:
    """Give the share of each hour of the day among everybody's active hours, each day's once."""
    number = np.bincount(hours % HOURS, minlength=HOURS) + 1.0
    return np.asarray(number / number.sum())


def chances(known: Floats, everybody: Floats) -> Floats:
    """Give each hour's weight, its neighbours' included; a row a person."""
    return _around(known) + _STRENGTH * _around(everybody[None, :])


def best_hours(known: Floats, everybody: Floats, *, sessions: Ints) -> list[tuple[int, ...]]:
    """Name the three best hours of each person's day, the best first.

    Of somebody with fewer than five sessions nothing is known yet: what is usual decides alone.
    """
    own = np.where((sessions >= LEAST_SESSIONS)[:, None], known, 0.0)
    order = np.argsort(-chances(own, everybody), axis=1, kind="stable")[:, :MOST]
    return [tuple(row) for row in order.tolist()]


def _around(hours: Floats) -> Floats:
    """Add to each hour its neighbours, round the clock."""
    beside = np.roll(hours, 1, axis=1) + np.roll(hours, -1, axis=1)
    return np.asarray(hours + _BESIDE * beside)
