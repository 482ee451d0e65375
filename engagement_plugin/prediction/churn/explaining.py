"""Why a model says what it says: what each human factor adds, compared with a typical person.

A line's parts are exact. Of trees, every split on the way to a leaf moves the chance, and the moves
add up to it. Columns that tell nearly the same are put together before anything is ranked.
"""

from typing import Any, Final

import numpy as np

from engagement_plugin.insight.groups import Flags, Floats, Ints
from engagement_plugin.prediction.churn.saving import ChurnModel
from engagement_plugin.prediction.churn.scorers import Blend, Forest, Linear, Scorer
from engagement_plugin.prediction.features import COLUMNS

# Silence, habit, and what has changed of late; in the order of the four factors.
FACTORS: Final = ("recency", "frequency", "decline")
_RECENCY: Final = frozenset({"recency", "recency_of_gap", "recency_of_day_gap"})
_DECLINE: Final = frozenset({
    "days_quarter", "days_half", "days_before", "interactions_window", "interactions_before",
    "recent_3", "recent_half",
})  # fmt: skip
_GROUPS: Final = np.array([
    0 if name in _RECENCY else 2 if name in _DECLINE else 1 for name in COLUMNS
])  # fmt: skip
_MEMBERS: Final = np.eye(len(FACTORS))[_GROUPS]
_LEAF: Final = -1


def effects(model: ChurnModel, columns: Floats) -> Floats:
    """Give what each factor adds to each row's chance.

    They add up exactly to the chance minus a typical person's.
    """
    return _of(model.scorer, columns, np.asarray(model.typical)[None, :])


def _of(scorer: Scorer, columns: Floats, typical: Floats) -> Floats:
    if isinstance(scorer, Blend):
        parts = [_of(each, columns, typical) for each in (scorer.linear, scorer.forest)]
        return np.asarray(sum(parts) / 2)
    if isinstance(scorer, Linear):
        raw = _grouped(scorer, columns) - _grouped(scorer, typical)
    else:
        assert isinstance(scorer, Forest)
        raw = _paths(scorer, columns) - _paths(scorer, typical)
    return _scaled(raw, scorer.chances(columns) - scorer.chances(typical))


def _grouped(line: Linear, columns: Floats) -> Floats:
    members = _MEMBERS[[COLUMNS.index(name) for name in line.columns]]
    return np.asarray(line.parts(columns) @ members)


def _scaled(raw: Floats, change: Floats) -> Floats:
    """Turn steps of a rising curve's argument into steps of its value, by the curve's secant."""
    whole = raw.sum(axis=1)
    # Where both ends meet there is no secant, and next to nothing to tell.
    is_flat = np.abs(whole) < 1e-9
    secant = np.divide(change, whole, out=np.zeros_like(whole), where=~is_flat)
    return np.asarray(raw * secant[:, None])


def _paths(forest: Forest, columns: Floats) -> Floats:
    """Add up, tree by tree, what the splits of each factor did on the way down."""
    rows = columns.astype(np.float32)
    trees = [each.tree_ for each in forest.grown.estimators_]
    added = [_steps(tree)[tree.apply(rows)] for tree in trees]
    return np.asarray(sum(added) / len(trees))


def _steps(tree: Any) -> Floats:
    """Give of each node what each factor has added from the root down to it."""
    chance = tree.value[:, 0, 1] / tree.value[:, 0, :].sum(axis=1)
    found = np.zeros((tree.node_count, len(FACTORS)))
    parents = np.array([0] if tree.children_left[0] != _LEAF else [], dtype=np.int64)
    while len(parents):
        for side in (tree.children_left, tree.children_right):
            children = side[parents]
            found[children] = found[parents]
            found[children, _GROUPS[tree.feature[parents]]] += chance[children] - chance[parents]
        parents = _inner(tree, parents)
    return found


def _inner(tree: Any, parents: Ints) -> Ints:
    """Give the children of nodes that have children themselves."""
    children = np.concatenate([tree.children_left[parents], tree.children_right[parents]])
    has_children: Flags = tree.children_left[children] != _LEAF
    return np.asarray(children[has_children])
