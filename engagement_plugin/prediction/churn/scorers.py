"""Ways to tell who will leave, the plainest first. Each learns from rows and gives chances."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Protocol

import numpy as np
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import RandomForestClassifier
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from engagement_plugin.insight.groups import Floats
from engagement_plugin.prediction.churn.snapshots import Rows
from engagement_plugin.prediction.features import COLUMNS

THREE: Final = ("recency", "days_window", "days_triple")
# Of scikit-learn's regularisation: so many columns tell nearly the same.
_STRENGTH: Final = 0.03
_TREES: Final = 300
_LEAF: Final = 20
_TRIED: Final = 0.3  # share of the columns each split of a tree may choose among
# So many rows a tree are enough, and keep what a forest takes up within bounds.
_DRAWN: Final = 5_000
_FEWEST_TO_CALIBRATE: Final = 50


class Scorer(Protocol):
    """Something that has learned."""

    @property
    def name(self) -> str:
        """Give one of the names of `WAYS`."""
        ...

    def chances(self, columns: Floats) -> Floats:
        """Give each row's chance of leaving, 0 to 1."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """A logistic regression over some columns; all of it are figures one can read.

    Attributes:
        columns: Names in the order of the weights.
        mean, scale: What is taken off each column, and what it is divided by.
    """

    name: str
    columns: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float

    def parts(self, columns: Floats) -> Floats:
        """Give what each column adds to a row's log-odds, compared with a typical row."""
        chosen = columns[:, [COLUMNS.index(name) for name in self.columns]]
        parts: Floats = (chosen - self.mean) / self.scale * self.weights
        return parts

    def chances(self, columns: Floats) -> Floats:
        """Give each row's chance of leaving, 0 to 1."""
        odds = self.parts(columns).sum(axis=1) + self.intercept
        return np.asarray(1 / (1 + np.exp(-odds)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """Trees, calibrated on people of a later time than they grew from."""

    name: str
    model: Any

    @property
    def grown(self) -> Any:
        """Give the forest itself, as it was before it was calibrated."""
        if isinstance(self.model, CalibratedClassifierCV):
            return self.model.calibrated_classifiers_[0].estimator.estimator
        return self.model

    @property
    def is_whole(self) -> bool:
        """Whether it is what `learn_forest` gives, and asks about the columns of this version."""
        grown = getattr(self.model, "n_features_in_", None) and self.grown
        return isinstance(grown, RandomForestClassifier) and grown.n_features_in_ == len(COLUMNS)

    def chances(self, columns: Floats) -> Floats:
        """Give each row's chance of leaving, 0 to 1."""
        return np.asarray(self.model.predict_proba(columns)[:, 1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """The mean of two that err in different ways."""

    name: str
    linear: Linear
    forest: Forest

    def chances(self, columns: Floats) -> Floats:
        """Give each row's chance of leaving, 0 to 1."""
        return (self.linear.chances(columns) + self.forest.chances(columns)) / 2


def learn_linear(
    rows: Rows, *, name: str, columns: Sequence[str] = COLUMNS, strength: float = _STRENGTH
) -> Linear:
    """Fit a logistic regression."""
    chosen = rows.columns[:, [COLUMNS.index(each) for each in columns]]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=2_000))
    model.fit(chosen, rows.left)
    scaler, regression = model[0], model[1]
    return Linear(
        name=name,
        columns=tuple(columns),
        mean=tuple(map(float, scaler.mean_)),
        scale=tuple(map(float, scaler.scale_)),
        weights=tuple(map(float, regression.coef_[0])),
        intercept=float(regression.intercept_[0]),
    )


class Lessons:
    """Rows to learn from; what several ways are made of is learned once."""

    def __init__(self, rows: Rows, *, seed: int) -> None:
        self._rows = rows
        self._seed = seed

    @cached_property
    def line(self) -> Linear:
        """All columns, shrunk hard."""
        return learn_linear(self._rows, name="logistic_all")

    @cached_property
    def three(self) -> Linear:
        """What a sensible person would look at."""
        return learn_linear(self._rows, name="logistic_3", columns=THREE, strength=1.0)

    @cached_property
    def forest(self) -> Forest:
        """Trees."""
        return learn_forest(self._rows, name="forest", seed=self._seed)

    @cached_property
    def blend(self) -> Blend:
        """The line and the trees."""
        return Blend(name="blend", linear=self.line, forest=self.forest)


def learn_forest(rows: Rows, *, name: str, seed: int) -> Forest:
    """Grow a forest; the newest snapshots calibrate it, where there are enough of both kinds."""
    early, late = _split(rows)
    trees = RandomForestClassifier(
        _TREES,
        min_samples_leaf=_LEAF,
        max_features=_TRIED,
        max_samples=min(len(early), _DRAWN),
        random_state=seed,
        n_jobs=1,
    )
    trees.fit(early.columns, early.left)
    if late is None:
        return Forest(name=name, model=trees)
    model = CalibratedClassifierCV(FrozenEstimator(trees), method="sigmoid")
    return Forest(name=name, model=model.fit(late.columns, late.left))


def _split(rows: Rows) -> tuple[Rows, Rows | None]:
    """Part the rows into those to grow from and the newer ones to calibrate on."""
    cuts = rows.cuts
    late_cuts = cuts[len(cuts) - max(len(cuts) // 4, 1) :] if len(cuts) > 1 else []
    early, late = rows.at(cuts[: len(cuts) - len(late_cuts)]), rows.at(late_cuts)
    kinds = np.bincount(late.left, minlength=2)
    if kinds.min() < _FEWEST_TO_CALIBRATE or not early.is_enough:
        return rows, None
    return early, late


# Of two that are equally good the first one serves: many columns, shrunk hard, are as plain as three
# and have done better wherever they were compared.
WAYS: Final[dict[str, Callable[[Lessons], Scorer]]] = {
    "logistic_all": lambda lessons: lessons.line,
    "logistic_3": lambda lessons: lessons.three,
    "blend": lambda lessons: lessons.blend,
    "forest": lambda lessons: lessons.forest,
}
