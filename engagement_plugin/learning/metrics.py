"""How well scores rank and how honest they are as chances."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.metrics import average_precision_score, roc_auc_score

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
_TENTH = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Figures of one scorer on rows it never learned from.

    Attributes:
        rows: How many were judged.
        base: Share of them that left.
        auc: How often somebody who left scores above somebody who stayed; 0.5 by chance.
        precision: Average precision; the base rate by chance.
        brier: Mean squared distance of chance and outcome; None of a score that is no chance.
        skill: Share of the base rate's Brier score that is saved; below 0 it is worse than that.
        lift: Share that left among the tenth that scores highest, divided by the base rate.
    """

    rows: int
    base: float
    auc: float
    precision: float
    brier: float | None
    skill: float | None
    lift: float


def quality(outcome: Flags, score: Floats, *, is_chance: bool) -> Quality | None:
    """Judge scores; None where everybody had the same outcome, so that nothing can be ranked."""
    if not len(outcome) or outcome.all() or not outcome.any():
        return None
    base = float(outcome.mean())
    brier = float(np.mean((score - outcome) ** 2)) if is_chance else None
    return Quality(
        rows=len(outcome),
        base=base,
        auc=float(roc_auc_score(outcome, score)),
        precision=float(average_precision_score(outcome, score)),
        brier=brier,
        skill=None if brier is None else 1 - brier / (base * (1 - base)),
        lift=lift(outcome, score),
    )


def lift(outcome: Flags, score: Floats) -> float:
    """Say how many times more often the tenth that scores highest leaves."""
    most = max(round(len(score) * _TENTH), 1)
    # Of equal scores none is the highest: they count by their share.
    order = np.argsort(-score, kind="stable")
    edge = score[order[most - 1]]
    above, at = score > edge, score == edge
    left = float(outcome[above].sum()) + float(outcome[at].mean()) * (most - int(above.sum()))
    return left / most / float(outcome.mean())


def auc(outcome: Flags, score: Floats) -> float:
    """Give the area under the curve alone, quickly: ranks, with ties in the middle."""
    _, place, size = np.unique(score, return_inverse=True, return_counts=True)
    rank = (np.cumsum(size) - (size - 1) / 2)[place]
    left = int(outcome.sum())
    stayed = len(outcome) - left
    return float((rank[outcome].sum() - left * (left + 1) / 2) / (left * stayed))
