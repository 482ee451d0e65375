"""What the models that serve say of people, put over what needs no training."""

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from engagement_plugin.domain.patterns import Patterns, Reason, ReasonCode, RiskBand, RiskSource
from engagement_plugin.insight.groups import Floats
from engagement_plugin.insight.history import Days
from engagement_plugin.prediction.activity import Activity
from engagement_plugin.prediction.churn.explaining import FACTORS, effects
from engagement_plugin.prediction.churn.saving import ChurnModel
from engagement_plugin.prediction.features import snapshot

# Of chances; the four factors have steps of their own.
MEDIUM_CHANCE: Final = 0.35
HIGH_CHANCE: Final = 0.65
_LEAST_EFFECT: Final = 0.02
# What raises the risk, and what lowers it, in the order of the factors.
_CODES: Final = (
    (ReasonCode.SILENT, ReasonCode.RECENT),
    (ReasonCode.RARE, ReasonCode.FREQUENT),
    (ReasonCode.DECLINING, ReasonCode.STEADY),
)
# Of the 76 days before the last fortnight, what a fortnight lets expect.
_A_FORTNIGHT: Final = 14 / 76


def band_of(chance: float) -> RiskBand:
    """Give the band of a model's chance.

    >>> band_of(0.3).value, band_of(0.5).value, band_of(0.8).value
    ('low', 'medium', 'high')
    """
    if chance >= HIGH_CHANCE:
        return RiskBand.HIGH
    return RiskBand.MEDIUM if chance >= MEDIUM_CHANCE else RiskBand.LOW


def with_chances(
    known: Sequence[Patterns], days: Days, *, model: ChurnModel, now: int
) -> list[Patterns]:
    """Give people's patterns with the model's chance, band and reasons.

    Of those whom the model is not asked about, newcomers and people who are away already, the four
    factors stay.

    Args:
        days: Of the same people, as `mended` gives them.
        now: The half hour since 1970.
    """
    activity = Activity.of_days(days, len(known))
    taken = snapshot(activity, cut=now + 1, horizon=model.horizon)
    if not len(taken.person):
        return list(known)
    chances = model.scorer.chances(taken.columns)
    added = effects(model, taken.columns)
    found = list(known)
    for row, person in enumerate(taken.person.tolist()):
        chance = float(np.clip(chances[row], 0, 1))
        found[person] = msgspec.structs.replace(
            known[person],
            risk=chance,
            risk_band=band_of(chance),
            risk_source=RiskSource.MODEL,
            reasons=_reasons(known[person], added[row]),
        )
    return found


def _reasons(known: Patterns, added: Floats) -> tuple[Reason, ...]:
    """Name the factors that matter, the strongest first, with the figures of the four factors."""
    order = np.argsort(-np.abs(added), kind="stable").tolist()
    shown = _shown(known)
    found = []
    for factor in order:
        value, usual = shown[factor]
        if abs(added[factor]) >= _LEAST_EFFECT and value is not None:
            raising, lowering = _CODES[factor]
            found.append(
                Reason(
                    code=raising if added[factor] > 0 else lowering,
                    effect=round(float(added[factor]), 4),
                    value=round(value, 4),
                    usual=None if usual is None else round(usual, 4),
                )
            )
    return tuple(found)


def _shown(known: Patterns) -> tuple[tuple[float | None, float | None], ...]:
    usual_gap = None if known.gap_median_hours is None else known.gap_median_hours / 24
    before = _A_FORTNIGHT * max(known.active_days_90 - known.active_days_14, 0)
    shown = (
        (known.silent_days, usual_gap),
        (float(known.active_days_90), None),
        (float(known.active_days_14), before or None),
    )
    assert len(shown) == len(FACTORS)
    return shown
