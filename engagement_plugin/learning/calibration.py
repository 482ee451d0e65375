"""Whether chances mean what they say."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from sklearn.linear_model import LogisticRegression

from engagement_plugin.learning.metrics import Flags, Floats

MOST_GAP: Final = 0.03
SLOPES: Final = (0.8, 1.25)
_EDGE: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """How chances and outcomes go together.

    Attributes:
        gap: Mean chance minus the share that left; above 0, the chances are too dark.
        slope: 1 is honest; below, high chances are too high and low ones too low.
    """

    gap: float
    slope: float

    @property
    def is_honest(self) -> bool:
        """Whether the chances may be shown as such."""
        return abs(self.gap) <= MOST_GAP and SLOPES[0] <= self.slope <= SLOPES[1]


def calibration(outcome: Flags, chance: Floats) -> Calibration:
    """Compare chances with what came.

    Args:
        outcome: Of both kinds.
    """
    gap = float(chance.mean() - outcome.mean())
    inside = np.clip(chance, _EDGE, 1 - _EDGE)
    odds = np.log(inside / (1 - inside))
    if np.ptp(odds) < _EDGE:
        # Equal chances tell nobody from anybody: no slope fits them better than none.
        return Calibration(gap=gap, slope=0.0)
    line = LogisticRegression(C=np.inf, max_iter=1_000).fit(odds[:, None], outcome)
    return Calibration(gap=gap, slope=float(line.coef_[0, 0]))
