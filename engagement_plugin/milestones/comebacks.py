"""Good days after hard ones."""

from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, begins
from engagement_plugin.insight.history import Days

WEEK: Final = 7
# Days whose last week holds fewer judged messages say nothing.
LEAST_JUDGED: Final = 3
LOW: Final = -0.25
GOOD: Final = 0.15

_BITS: Final = 32


def comebacks(days: Days) -> Floats:
    """Mark, a 1 a row of the days, where the last week's mood is good again after a low one.

    A week is low where its mean mood is -0.25 or less, good where it is 0.15 or more; what lies
    between ends neither.
    """
    number, total = days.sentiment_n.astype(np.float64), days.sentiment_sum
    if not len(number):
        return number
    key = (days.person << _BITS) + days.day
    row = np.searchsorted(key, key - (WEEK - 1))
    judged = np.cumsum(number) - (np.cumsum(number) - number)[row]
    mood = np.cumsum(total) - (np.cumsum(total) - total)[row]
    is_said = (judged >= LEAST_JUDGED) & (number > 0)
    mean = mood / np.maximum(judged, 1)
    state = np.where(is_said & (mean <= LOW), -1, np.where(is_said & (mean >= GOOD), 1, 0))
    told = np.flatnonzero(state)
    turned = (state[told] == 1) & ~begins(days.person[told])
    turned[1:] &= state[told][:-1] == -1
    found = np.zeros(len(number))
    found[told[turned]] = 1
    return found
