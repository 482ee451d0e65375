"""A learned way to tell, as bytes and back: JSON, with a forest inside it as skops writes it."""

from collections.abc import Sequence

import msgspec
import numpy as np
from msgspec import Struct

from engagement_plugin.learning.errors import ModelRefusedError
from engagement_plugin.learning.sealing import dump_estimator, load_estimator
from engagement_plugin.prediction.churn.scorers import Blend, Forest, Linear, Scorer
from engagement_plugin.prediction.features import COLUMNS


class _Line(Struct, frozen=True, forbid_unknown_fields=True):
    """A `Linear` without its name."""

    columns: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    intercept: float


class _Saved(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a scorer is made of: a line, trees, or both."""

    name: str
    horizon: int
    typical: tuple[float, ...]
    line: _Line | None = None
    forest: bytes | None = None


class ChurnModel(Struct, frozen=True):
    """What tells who will leave.

    Attributes:
        horizon: Days of silence that it calls leaving.
        typical: Mean of each column over the rows it learned from: whom people are compared with.
    """

    scorer: Scorer
    horizon: int
    typical: tuple[float, ...]


def dump(model: ChurnModel) -> bytes:
    """Write it down."""
    scorer = model.scorer
    line, forest = _parts(scorer)
    return msgspec.json.encode(
        _Saved(
            name=scorer.name,
            horizon=model.horizon,
            typical=model.typical,
            line=None if line is None else _line(line),
            forest=None if forest is None else dump_estimator(forest.model),
        )
    )


def load(body: bytes) -> ChurnModel:
    """Read it again.

    Raises:
        ModelRefusedError: It is not what `dump` writes.
    """
    try:
        saved = msgspec.json.decode(body, type=_Saved)
    except msgspec.MsgspecError as error:
        raise ModelRefusedError(reason=f"it cannot be read ({error})") from None
    return ChurnModel(scorer=_scorer(saved), horizon=saved.horizon, typical=saved.typical)


def _parts(scorer: Scorer) -> tuple[Linear | None, Forest | None]:
    if isinstance(scorer, Blend):
        return scorer.linear, scorer.forest
    if isinstance(scorer, Linear):
        return scorer, None
    assert isinstance(scorer, Forest)
    return None, scorer


def _line(line: Linear) -> _Line:
    return _Line(line.columns, line.mean, line.scale, line.weights, line.intercept)


def _scorer(saved: _Saved) -> Scorer:
    line = saved.line and _linear(saved.name, saved.line)
    forest = None if saved.forest is None else _forest(saved.name, saved.forest)
    if line and forest:
        return Blend(name=saved.name, linear=line, forest=forest)
    found = line or forest
    if found is None:
        raise ModelRefusedError(reason="there is nothing in it that could tell anything")
    return found


def _linear(name: str, line: _Line) -> Linear:
    figures = (line.mean, line.scale, line.weights)
    if any(len(each) != len(line.columns) for each in figures) or not _known(line.columns):
        raise ModelRefusedError(reason="its columns and its weights do not belong together")
    if not np.isfinite([*line.mean, *line.weights, line.intercept]).all() or min(line.scale) <= 0:
        raise ModelRefusedError(reason="one of its weights is no number")
    return Linear(
        name=name,
        columns=line.columns,
        mean=line.mean,
        scale=line.scale,
        weights=line.weights,
        intercept=line.intercept,
    )


def _known(columns: Sequence[str]) -> bool:
    return bool(columns) and set(columns) <= set(COLUMNS)


def _forest(name: str, body: bytes) -> Forest:
    found = Forest(name=name, model=load_estimator(body))
    if not found.is_whole:
        raise ModelRefusedError(reason="it is no forest of ours, or asks about other columns")
    return found
