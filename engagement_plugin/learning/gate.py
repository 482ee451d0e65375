"""Whether a new model may take the place of the one that serves.

"A higher figure wins" would let a worse model through every third week on a few hundred rows. Here
the advantage has to show in draws of whole people, and chances have to mean what they say;
`python -m benchmarks training` measures how rarely a worse one passes.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from engagement_plugin.learning.bootstrap import Ints, draws
from engagement_plugin.learning.calibration import Calibration, calibration
from engagement_plugin.learning.metrics import Flags, Floats, auc

LEAST_ROWS: Final = 200
LEAST_OF_A_KIND: Final = 50
TIMES: Final = 1_000
_LOW: Final = 0.05
_MOST_LOST: Final = 0.005
_MOST_BRIER: Final = 0.002


class GateReason(StrEnum):
    """Why a model passed, or what kept it out."""

    BETTER = "better"
    TOO_FEW = "too_few"
    OTHER_SCHEMA = "other_schema"
    NOT_BETTER = "not_better"
    MAY_BE_WORSE = "may_be_worse"
    LESS_EXACT = "less_exact"
    MISCALIBRATED = "miscalibrated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Rows that no model of the contest has learned from.

    Attributes:
        person: Whose each row is: rows of one person are no independent evidence.
    """

    outcome: Flags
    person: Ints

    @property
    def is_enough(self) -> bool:
        """Whether there are enough rows, and of both kinds."""
        kinds = np.bincount(self.outcome, minlength=2)
        return len(self.outcome) >= LEAST_ROWS and int(kinds.min()) >= LEAST_OF_A_KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gate says; figures are None where it did not come to them.

    Attributes:
        gain: Challenger's AUC minus the champion's.
        gain_low: What that is at least, in 95 of 100 draws of people.
        brier_gain: Champion's Brier score minus the challenger's; None beside a mere rank.
    """

    reason: GateReason
    gain: float | None = None
    gain_low: float | None = None
    brier_gain: float | None = None
    calibration: Calibration | None = None

    @property
    def is_passed(self) -> bool:
        """Whether the challenger may serve."""
        return self.reason is GateReason.BETTER


def judge(
    evidence: Evidence,
    *,
    challenger: Floats,
    champion: Floats,
    is_champion_chance: bool,
    is_same_schema: bool = True,
    times: int = TIMES,
    seed: int = 0,
) -> Verdict:
    """Let two compete on the same rows.

    Args:
        challenger: Chances.
        champion: Chances, or any score that ranks.
        is_same_schema: The challenger was made for the features of this very version.
    """
    if not is_same_schema:
        return Verdict(reason=GateReason.OTHER_SCHEMA)
    if not evidence.is_enough:
        return Verdict(reason=GateReason.TOO_FEW)
    outcome = evidence.outcome
    gain, low = advantage(evidence, challenger, champion, times=times, seed=seed)
    brier_gain = (
        float(np.mean((champion - outcome) ** 2) - np.mean((challenger - outcome) ** 2))
        if is_champion_chance
        else None
    )
    honest = calibration(outcome, challenger)
    return Verdict(
        reason=_reason(gain, low, brier_gain, honest),
        gain=gain,
        gain_low=low,
        brier_gain=brier_gain,
        calibration=honest,
    )


def advantage(
    evidence: Evidence, first: Floats, second: Floats, *, times: int = TIMES, seed: int = 0
) -> tuple[float, float]:
    """Give how much better the first one ranks, and the lower bound of that over people."""
    outcome = evidence.outcome
    found = [
        auc(outcome[rows], first[rows]) - auc(outcome[rows], second[rows])
        for rows in draws(evidence.person, times=times, seed=seed)
        # A draw of one kind alone ranks nobody.
        if outcome[rows].any() and not outcome[rows].all()
    ]
    low = float(np.quantile(found, _LOW)) if found else -1.0
    return auc(outcome, first) - auc(outcome, second), low


def is_worth_it(gain: float, low: float) -> bool:
    """Say whether an advantage is one, and surely no loss that anybody would notice."""
    return gain > 0 and low >= -_MOST_LOST


def _reason(gain: float, low: float, brier_gain: float | None, honest: Calibration) -> GateReason:
    if gain <= 0:
        return GateReason.NOT_BETTER
    if not is_worth_it(gain, low):
        return GateReason.MAY_BE_WORSE
    if brier_gain is not None and brier_gain < -_MOST_BRIER:
        return GateReason.LESS_EXACT
    return GateReason.BETTER if honest.is_honest else GateReason.MISCALIBRATED
