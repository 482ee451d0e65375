"""Churn on real histories: every way to tell, judged on cuts that none of them has seen.

The protocol is that of the data's README: cuts a horizon apart, the first 60 % to learn from, the
rest to judge on; people with three events or more, the last within the horizon. What would serve
is chosen on the cuts to learn from alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from engagement_plugin.insight.groups import Floats
from engagement_plugin.insight.history import SLOT_SECONDS
from engagement_plugin.learning.bootstrap import draws, interval
from engagement_plugin.learning.metrics import auc, quality
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.churn import yardsticks
from engagement_plugin.prediction.churn.choosing import choose
from engagement_plugin.prediction.churn.scorers import THREE, WAYS, Lessons
from engagement_plugin.prediction.churn.snapshots import Rows, cuts_between, rows_at
from engagement_plugin.prediction.features import COLUMNS

from .events import Events
from .report import Cell, NotPossibleError, Table

HEAD: Final = (
    "score", "AUC", "2.5 %", "97.5 %", "precision", "lift", "Brier skill", "minus best", "5 %",
)  # fmt: skip
_TRAIN_SHARE: Final = 0.6
_BASELINES: Final = ("recency", "active days", "logistic, 3", "logistic, 7", "forest, 7, leaf 20")
_SEVEN: Final = (
    "interactions_window",
    "interactions_before",
    "interactions_ever",
    "age",
)
SEED: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one way ranks the rows to judge."""

    values: Floats
    is_chance: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What came of one data set and horizon."""

    table: Table
    figures: Mapping[str, Cell]


def measure(events: Events, *, horizon: int, times: int) -> Measured:
    """Compare everything on one history.

    Raises:
        NotPossibleError: There is too little of it for two cuts with people of both kinds.
    """
    activity = Activity.of_events(events.person, events.at)
    rows = rows_at(activity, _cuts(events, horizon), horizon=horizon)
    cuts = rows.cuts
    first = int(len(cuts) * _TRAIN_SHARE)
    train, test = rows.at(cuts[:first]), rows.at(cuts[first:])
    if not train.is_enough or not test.is_enough:
        raise NotPossibleError(f"{events.name}: too little history for {horizon} days")
    scores = _baselines(activity, train, test, horizon)
    lessons = Lessons(train, seed=SEED)
    scores |= {
        name: Score(values=learn(lessons).chances(test.columns), is_chance=True)
        for name, learn in WAYS.items()
    }
    chosen = choose(train, seed=SEED).scorer.name
    return _told(f"{events.name}, {horizon} days", scores, test, chosen=chosen, times=times)


def _cuts(events: Events, horizon: int) -> list[int]:
    begin = events.begin if events.begin is not None else events.at.min()
    day = int(begin // (SLOT_SECONDS * SLOTS_A_DAY)) * SLOTS_A_DAY
    end = int(events.at.max() // SLOT_SECONDS) + 1
    return cuts_between(day, end, horizon=horizon, every=horizon)


def _told(
    title: str, scores: Mapping[str, Score], test: Rows, *, chosen: str, times: int
) -> Measured:
    best = max(_BASELINES, key=lambda name: auc(test.left, scores[name].values))
    rows = [_row(name, score, scores[best], test, times) for name, score in scores.items()]
    by_name = {str(row[0]): row for row in rows}
    return Measured(
        table=Table(
            title=f"{title}: {len(test)} rows of {len(np.unique(test.person))} people,"
            f" {test.left.mean():.3f} left; serves: {chosen}",
            head=HEAD,
            rows=rows,
        ),
        figures={
            "churn_auc": _rounded(by_name[chosen][1]),
            "recency_auc": _rounded(by_name["recency"][1]),
            "best_baseline_auc": _rounded(by_name[best][1]),
            "serves": chosen,
            "best_baseline": best,
            "rows": len(test),
        },
    )


def _row(name: str, score: Score, best: Score, test: Rows, times: int) -> list[Cell]:
    judged = quality(test.left, score.values, is_chance=score.is_chance)
    assert judged is not None
    bounds = interval(test.person, partial(_auc_of, test, score.values), times=times, seed=SEED)
    beside = [
        _auc_of(test, score.values, each) - _auc_of(test, best.values, each)
        for each in draws(test.person, times=times, seed=SEED)
    ]
    return [
        name,
        judged.auc,
        *(bounds or (None, None)),
        judged.precision,
        judged.lift,
        judged.skill,
        judged.auc - auc(test.left, best.values),
        float(np.quantile(beside, 0.05)),
    ]


def _auc_of(test: Rows, values: Floats, rows: np.ndarray) -> float:
    return auc(test.left[rows], values[rows])


def _baselines(activity: Activity, train: Rows, test: Rows, horizon: int) -> dict[str, Score]:
    """Give what a sensible person would write in an afternoon."""
    seven, unseen = _seven(train), _seven(test)
    forest = RandomForestClassifier(300, min_samples_leaf=20, random_state=SEED, n_jobs=1)
    regression = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2_000))
    three = [COLUMNS.index(name) for name in THREE]
    return {
        "recency": Score(values=yardsticks.recency(test), is_chance=False),
        "active days": Score(values=yardsticks.active_days(test), is_chance=False),
        "logistic, 3": _fitted(regression, _plain(train.columns[:, three]), train,
                               _plain(test.columns[:, three])),
        "logistic, 7": _fitted(regression, seven, train, unseen),
        "forest, 7, leaf 20": _fitted(forest, seven, train, unseen),
        "expected visits": Score(
            values=yardsticks.expected_visits(activity, test, horizon=horizon), is_chance=False
        ),
        "four factors": Score(values=yardsticks.four_factors(activity, test), is_chance=False),
    }  # fmt: skip


def _plain(three: Floats) -> Floats:
    # The README's three: only recency is a logarithm, days are days.
    return np.column_stack([three[:, 0], np.expm1(three[:, 1:])])


def _seven(rows: Rows) -> Floats:
    recency = np.expm1(_column(rows, "recency"))
    return np.column_stack(
        [
            recency,
            *(_column(rows, name) for name in _SEVEN),
            np.expm1(_column(rows, "days_window")),
            np.expm1(_column(rows, "recency_of_gap")),
        ]
    )


def _fitted(model: object, columns: Floats, train: Rows, unseen: Floats) -> Score:
    fitted = model.fit(columns, train.left)  # type: ignore[attr-defined] # scikit-learn has no types
    return Score(values=fitted.predict_proba(unseen)[:, 1], is_chance=True)


def _column(rows: Rows, name: str) -> Floats:
    return np.asarray(rows.columns[:, COLUMNS.index(name)])


def _rounded(cell: Cell) -> float | None:
    return round(cell, 4) if isinstance(cell, float) else None
