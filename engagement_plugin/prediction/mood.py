"""How somebody's messages will sound next week: their own mean, drawn towards what is usual.

That mean is hard to beat. Boosted trees may correct it, and do so only where they have shown, person
by person, that they err less; otherwise the mean serves, with an interval either way.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import msgspec
import numpy as np
from msgspec import Struct
from sklearn.ensemble import GradientBoostingRegressor

from engagement_plugin.insight.groups import Floats, Ints, begins, totals
from engagement_plugin.learning.bootstrap import draws
from engagement_plugin.learning.errors import ModelRefusedError
from engagement_plugin.learning.sealing import dump_estimator, load_estimator
from engagement_plugin.prediction.report import Report

COLUMNS: Final = ("last", "lately", "weight", "pause", "size")
SCHEMA: Final = "mood-1:" + ",".join(COLUMNS)
WEEK: Final = 7
LEAST_MESSAGES: Final = 3
LEAST_ROWS: Final = 200
LEAST_PEOPLE: Final = 20
# Of 50 to 100 imagined usual messages the next week is foretold best.
_STRENGTH: Final = 75.0
_HALF_LIFE_WEEKS: Final = 4.0
_TRAIN_SHARE: Final = 0.6
_TIMES: Final = 500
_TAILS: Final = (0.05, 0.95)
_NOTICEABLE: Final = 0.05


class MoodDirection(StrEnum):
    """Where somebody's mood is likely to go."""

    RISING = "rising"
    FALLING = "falling"
    STEADY = "steady"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """People's weeks with messages, in order of person and week, and what was known before each.

    Attributes:
        mean: What the week sounded like.
        n: Messages of the week.
        known_sum, known_n: Over all messages before it.
        columns: By `COLUMNS`, of what was before; means as distances from the person's own.
    """

    person: Ints
    week: Ints
    mean: Floats
    n: Floats
    known_sum: Floats
    known_n: Floats
    columns: Floats

    def shrunk(self, usual: float) -> Floats:
        """Give each person's mean before the week, drawn towards the usual one."""
        return (self.known_sum + _STRENGTH * usual) / (self.known_n + _STRENGTH)


class MoodModel(Struct, frozen=True, forbid_unknown_fields=True):
    """What foretells a mood.

    Attributes:
        usual: Mean of single messages, of everybody.
        low, high: What nine of ten weeks stay within, as distances from what was foretold.
        trees: What corrects the mean, where that is better; as skops writes it.
    """

    usual: float
    low: float
    high: float
    trees: bytes | None = None


class Forecast(Struct, frozen=True):
    """What is foretold of one person, -1 to 1."""

    mood: float
    low: float
    high: float
    direction: MoodDirection


def weeks(person: Ints, day: Ints, total: Floats, number: Floats) -> Weeks:
    """Put days together to weeks, and look at what was before each of them.

    Args:
        total, number: Sum of the moods of a day's messages, and how many were judged.
    """
    keys, place = np.unique((person << 32) + day // WEEK, return_inverse=True)
    whose, week = keys >> 32, keys & (2**32 - 1)
    sums, n = totals(place, total, len(keys)), totals(place, number, len(keys))
    mean = np.divide(sums, n, out=np.zeros_like(sums), where=n > 0)
    new = begins(whose)
    fading = np.exp2((week - week.min(initial=0)) / _HALF_LIFE_WEEKS)
    known_sum, known_n = _before(sums, new), _before(n, new)
    lately_n = _before(n * fading, new)
    own = _share(known_sum, known_n)
    last, size = np.where(new, 0.0, np.roll(mean, 1)), np.where(new, 0.0, np.roll(n, 1))
    return Weeks(
        person=whose,
        week=week,
        mean=mean,
        n=n,
        known_sum=known_sum,
        known_n=known_n,
        columns=np.column_stack([
            np.where(new, 0.0, last - own),
            _share(_before(sums * fading, new), lately_n) - own,
            np.log1p(known_n),
            np.where(new, 0.0, week - np.roll(week, 1)),
            np.log1p(size),
        ]),
    )  # fmt: skip


def train_mood(found: Weeks, *, seed: int) -> tuple[MoodModel | None, Report]:
    """Learn on the older weeks, judge on the newer; None where there is too little."""
    judged_from = np.quantile(found.week, _TRAIN_SHARE) if len(found.week) else 0
    usable = (found.n >= LEAST_MESSAGES) & (found.known_n >= LEAST_MESSAGES)
    old, new = usable & (found.week < judged_from), usable & (found.week >= judged_from)
    people = len(np.unique(found.person[new]))
    report = {"weeks_learned": int(old.sum()), "weeks_judged": int(new.sum()), "people": people}
    if old.sum() < LEAST_ROWS or people < LEAST_PEOPLE:
        return None, {**report, "reason": "few_rows", "serves": "shrunk_mean"}
    usual = float(found.mean[old] @ found.n[old] / found.n[old].sum())
    plain = found.shrunk(usual)
    trees = _boosted(found.columns[old], (found.mean - plain)[old], seed)
    corrected = plain + trees.predict(found.columns)
    gain, low = _gain(found, new, plain, corrected, seed)
    is_better = low > 0
    served = corrected if is_better else plain
    tails = np.quantile((found.mean - served)[new], _TAILS)
    model = MoodModel(
        usual=usual,
        low=float(tails[0]),
        high=float(tails[1]),
        trees=dump_estimator(trees) if is_better else None,
    )
    return model, {
        **report,
        "serves": "boosted" if is_better else "shrunk_mean",
        "reason": "better" if is_better else "not_better",
        "gain": round(gain, 5),
        "gain_low": round(low, 5),
        "errors": {
            name: round(_error(found, new, values), 4)
            for name, values in {
                "persistence": found.columns[:, 0] + _own(found),
                "mean": _own(found),
                "shrunk_mean": plain,
                "boosted": corrected,
            }.items()
        },
    }


def forecast(model: MoodModel, found: Weeks, *, next_week: int) -> dict[int, Forecast]:
    """Foretell the week to come of everybody of whom enough was judged, by index.

    Args:
        next_week: Number of the week since 1970 that is asked about.
    """
    people = np.unique(found.person)
    asked = weeks(
        np.concatenate([found.person, people]),
        np.concatenate([found.week, np.full(len(people), next_week)]) * WEEK,
        np.concatenate([found.mean * found.n, np.zeros(len(people))]),
        np.concatenate([found.n, np.zeros(len(people))]),
    )
    rows = np.flatnonzero((asked.week == next_week) & (asked.known_n >= LEAST_MESSAGES))
    mood = asked.shrunk(model.usual)[rows]
    if model.trees is not None and len(rows):
        mood = mood + load_trees(model.trees).predict(asked.columns[rows])
    lately = _own(asked)[rows] + asked.columns[rows, COLUMNS.index("lately")]
    return {
        int(person): Forecast(
            mood=_within(value),
            low=_within(value + model.low),
            high=_within(value + model.high),
            direction=_direction(value - now),
        )
        for person, value, now in zip(
            asked.person[rows].tolist(), mood.tolist(), lately.tolist(), strict=True
        )
    }


def dump_mood(model: MoodModel) -> bytes:
    """Write it down."""
    return msgspec.json.encode(model)


def load_mood(body: bytes) -> MoodModel:
    """Read it again.

    Raises:
        ModelRefusedError: It is not what `dump_mood` writes.
    """
    try:
        model = msgspec.json.decode(body, type=MoodModel)
    except msgspec.MsgspecError as error:
        raise ModelRefusedError(reason=f"it cannot be read ({error})") from None
    if model.trees is not None:
        load_trees(model.trees)
    return model


def load_trees(body: bytes) -> GradientBoostingRegressor:
    """Read boosted trees of ours.

    Raises:
        ModelRefusedError: They are something else.
    """
    trees = load_estimator(body)
    if not isinstance(trees, GradientBoostingRegressor) or trees.n_features_in_ != len(COLUMNS):
        raise ModelRefusedError(reason="it holds no boosted trees of ours")
    return trees


def _boosted(columns: Floats, away: Floats, seed: int) -> Any:
    return GradientBoostingRegressor(
        loss="absolute_error",
        max_depth=2,
        n_estimators=100,
        learning_rate=0.03,
        subsample=0.8,
        min_samples_leaf=30,
        random_state=seed,
    ).fit(columns, away)


def _gain(
    found: Weeks, judged: Any, plain: Floats, corrected: Floats, seed: int
) -> tuple[float, float]:
    """Give how much less the correction errs, a person counting once, and its lower bound."""
    saved = np.abs(found.mean - plain) - np.abs(found.mean - corrected)
    each = _by_person(found.person[judged], saved[judged])
    drawn = [each[rows].mean() for rows in draws(np.arange(len(each)), times=_TIMES, seed=seed)]
    return float(each.mean()), float(np.quantile(drawn, _TAILS[0]))


def _error(found: Weeks, judged: Any, values: Floats) -> float:
    return float(_by_person(found.person[judged], np.abs(found.mean - values)[judged]).mean())


def _by_person(person: Ints, values: Floats) -> Floats:
    _, place, n = np.unique(person, return_inverse=True, return_counts=True)
    return totals(place, values, len(n)) / n


def _own(found: Weeks) -> Floats:
    return _share(found.known_sum, found.known_n)


def _before(values: Floats, new: Any) -> Floats:
    """Add up what stands before each element, of the same person."""
    so_far = np.cumsum(values) - values
    first = np.maximum.accumulate(np.where(new, np.arange(len(values)), 0))
    return np.asarray(so_far - so_far[first]) if len(values) else values


def _share(over: Floats, under: Floats) -> Floats:
    return np.divide(over, under, out=np.zeros_like(over), where=under > 1e-9)


def _direction(change: float) -> MoodDirection:
    if abs(change) < _NOTICEABLE:
        return MoodDirection.STEADY
    return MoodDirection.RISING if change > 0 else MoodDirection.FALLING


def _within(mood: float) -> float:
    return min(max(mood, -1.0), 1.0)
