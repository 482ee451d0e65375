"""The figures of a training that a person is told: every way beside the plainest ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints
from engagement_plugin.learning.bootstrap import interval
from engagement_plugin.learning.gate import Evidence, Verdict
from engagement_plugin.learning.metrics import auc, quality
from engagement_plugin.prediction.report import Report

_TIMES: Final = 300
_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Scored:
    """What one way says of the rows to judge."""

    values: Floats
    is_chance: bool = False


def told(
    scores: Mapping[str, Scored], evidence: Evidence, verdict: Verdict, *, seed: int
) -> Report:
    """Put the figures together."""
    honest = verdict.calibration
    return {
        "reason": verdict.reason.value,
        "rows_judged": len(evidence.outcome),
        "people_judged": len(np.unique(evidence.person)),
        "base": _rounded(float(evidence.outcome.mean())),
        "gain": _rounded(verdict.gain),
        "gain_low": _rounded(verdict.gain_low),
        "brier_gain": _rounded(verdict.brier_gain),
        "gap": _rounded(None if honest is None else honest.gap),
        "slope": _rounded(None if honest is None else honest.slope),
        "scores": {name: _figures(each, evidence, seed) for name, each in scores.items()},
    }


def _figures(scored: Scored, evidence: Evidence, seed: int) -> dict[str, Any]:
    found = quality(evidence.outcome, scored.values, is_chance=scored.is_chance)
    assert found is not None
    bounds = interval(
        evidence.person, partial(_auc_of, evidence, scored.values), times=_TIMES, seed=seed
    )
    low, high = bounds or (None, None)
    return {
        "auc": _rounded(found.auc),
        "auc_low": _rounded(low),
        "auc_high": _rounded(high),
        "precision": _rounded(found.precision),
        "skill": _rounded(found.skill),
        "lift": _rounded(found.lift),
    }


def _auc_of(evidence: Evidence, values: Floats, rows: Ints) -> float | None:
    left = evidence.outcome[rows]
    return auc(left, values[rows]) if left.any() and not left.all() else None


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS)
