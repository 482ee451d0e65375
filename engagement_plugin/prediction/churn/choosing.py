"""Which way to tell who will leave serves: chosen on rows to learn from, never on those to judge."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engagement_plugin.learning.metrics import auc
from engagement_plugin.prediction.churn.scorers import WAYS, Lessons, Scorer
from engagement_plugin.prediction.churn.snapshots import Rows

_INNER: Final = 0.6
# Less than a sample of this size can tell: the plainer one serves.
_WITHIN_NOISE: Final = 0.004


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen, fitted on all rows.

    Attributes:
        plain: Three columns, the bar that whatever serves has to reach.
        inner: AUC of each on the newer of the rows, learned on the older ones; empty where there
            were too few snapshots to try.
    """

    scorer: Scorer
    plain: Scorer
    inner: Mapping[str, float]


def choose(rows: Rows, *, seed: int) -> Choice:
    """Try each way on the older snapshots, judge it on the newer, and fit the best on all.

    Args:
        rows: With people of both kinds.
    """
    inner = _inner(rows, seed)
    best = max(inner.values(), default=0.0)
    name = next(
        (each for each, value in inner.items() if value >= best - _WITHIN_NOISE), next(iter(WAYS))
    )
    lessons = Lessons(rows, seed=seed)
    return Choice(scorer=WAYS[name](lessons), plain=lessons.three, inner=inner)


def _inner(rows: Rows, seed: int) -> dict[str, float]:
    cuts = rows.cuts
    first = max(int(len(cuts) * _INNER), 1)
    older, newer = rows.at(cuts[:first]), rows.at(cuts[first:])
    if not older.is_enough or not newer.is_enough:
        return {}
    lessons = Lessons(older, seed=seed)
    return {
        name: auc(newer.left, learn(lessons).chances(newer.columns))
        for name, learn in WAYS.items()
    }
