"""Why a risk is what it is: the factors that differ most from a typical person's."""

from collections.abc import Sequence
from math import isnan
from typing import Final

import numpy as np

from engagement_plugin.domain.patterns import Reason, ReasonCode
from engagement_plugin.insight.churn_factors import ChurnFactors
from engagement_plugin.insight.groups import Floats
from engagement_plugin.insight.history import Numbers

MOST: Final = 3
_LEAST_EFFECT: Final = 0.02
# What raises the risk, and what lowers it, in the order of the factors.
_CODES: Final = (
    (ReasonCode.SILENT, ReasonCode.RECENT),
    (ReasonCode.RARE, ReasonCode.FREQUENT),
    (ReasonCode.DECLINING, ReasonCode.STEADY),
    (ReasonCode.LOW_MOOD, ReasonCode.GOOD_MOOD),
)


def reasons(
    found: ChurnFactors,
    *,
    typical: Sequence[float],
    values: Sequence[Numbers],
    usual: Sequence[Numbers],
) -> list[tuple[Reason, ...]]:
    """Give each person's reasons, the strongest first.

    What a factor adds is its weight times its distance from the typical person's: these add up
    exactly to the distance of the whole risk. Small ones stay unsaid, and what is not known.

    Args:
        typical: The typical person's factors.
        values: For each factor the figures to show.
        usual: For each factor what to compare them with.
    """
    effects = effects_of(found, typical)
    shown = np.stack(values, axis=1).astype(np.float64)
    beside = np.stack(usual, axis=1).astype(np.float64)
    sayable = (np.abs(effects) >= _LEAST_EFFECT) & np.isfinite(shown)
    order = np.argsort(-np.where(sayable, np.abs(effects), -1), axis=1, kind="stable")[:, :MOST]
    rows = zip(
        order.tolist(),
        sayable.tolist(),
        effects.round(4).tolist(),
        shown.round(4).tolist(),
        beside.round(4).tolist(),
        strict=True,
    )
    return [
        tuple(
            _reason(factor, effect[factor], value[factor], other[factor])
            for factor in ranked
            if said[factor]
        )
        for ranked, said, effect, value, other in rows
    ]


def effects_of(found: ChurnFactors, typical: Sequence[float]) -> Floats:
    """Give what each factor adds to the risk, compared with a typical person of the same age."""
    return np.asarray(found.weights * (found.factors - np.asarray(typical)))


def _reason(factor: int, effect: float, value: float, usual: float) -> Reason:
    raising, lowering = _CODES[factor]
    return Reason(
        code=raising if effect > 0 else lowering,
        effect=effect,
        value=value,
        usual=None if isnan(usual) else usual,
    )
