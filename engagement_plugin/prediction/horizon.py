"""How many silent days count as leaving: what is rare between two active days of this audience."""

from typing import Final

import numpy as np

from engagement_plugin.insight.groups import begins
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity

USUAL: Final = 14
SHORTEST: Final = 7
LONGEST: Final = 30
_RARE: Final = 0.9
_LEAST_GAPS: Final = 50


def horizon_of(activity: Activity) -> int:
    """Give the days that nine of ten pauses do not exceed, a week at least and 30 at most.

    It is kept with the models: one that drifts would change what is predicted unnoticed.
    """
    day = activity.slot // SLOTS_A_DAY
    new = begins(activity.person, day)
    person, day = activity.person[new], day[new]
    gaps = (day[1:] - day[:-1])[person[1:] == person[:-1]]
    if len(gaps) < _LEAST_GAPS:
        return USUAL
    return int(np.clip(np.ceil(np.quantile(gaps, _RARE)), SHORTEST, LONGEST))
