"""Send time on real histories: was somebody there within an hour of the hour that was chosen?

As in the data's README: people with 50 events or more, the first 70 % of theirs are the past, and
the days after it are judged ("later days only"). Hours are those of UTC.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints
from engagement_plugin.insight.rhythm import HOURS
from engagement_plugin.learning.bootstrap import interval
from engagement_plugin.prediction.timing import best_hours, habits, usual

from .events import Events
from .report import Cell, Table

_PAST: Final = 0.7
_LEAST_EVENTS: Final = 50
_HOUR_SECONDS: Final = 3_600
_OURS: Final = "ours"
_ORACLE: Final = "oracle"


class Halves(NamedTuple):
    """One person's events: those that are known, and those of the days after."""

    past: Floats
    later: Floats
    is_judged: bool


class Timed(NamedTuple):
    """What came of one history."""

    table: Table
    figures: Mapping[str, Cell]


def measure_timing(events: Events, *, times: int) -> Timed | None:
    """Compare the ways to choose an hour; None where nobody did enough."""
    halves = [_halves(each) for each in _by_person(events)]
    everybody = np.concatenate([each.past for each in halves])
    judged = [each for each in halves if each.is_judged]
    if not judged:
        return None
    rules = _rules([each.past for each in judged], _hours(everybody), usual(_once(halves)))
    hits = np.stack([_hit_rates(each.later) for each in judged])
    rows: list[list[Cell]] = []
    for name, chosen in rules.items():
        rate = hits[np.arange(len(judged)), chosen]
        rows.append(_row(name, rate, times))
    rows.append(_row(_ORACLE, hits.max(axis=1), times))
    mean = {str(row[0]): row[1] for row in rows}
    best = max((name for name in rules if name != _OURS), key=lambda name: float(mean[name] or 0))
    return Timed(
        table=Table(
            title=f"{events.name}, send time: {len(judged)} people",
            head=("hour", "hit", "2.5 %", "97.5 %"),
            rows=rows,
        ),
        figures={
            "timing_hit": _rounded(mean[_OURS]),
            "timing_best_baseline": _rounded(mean[best]),
        },
    )


def _by_person(events: Events) -> list[Floats]:
    return np.split(events.at, np.flatnonzero(np.diff(events.person)) + 1)


def _halves(at: Floats) -> Halves:
    past, rest = np.split(at, [int(len(at) * _PAST)])
    day = HOURS * _HOUR_SECONDS
    later = rest[rest // day > past[-1] // day] if len(past) else rest[:0]
    return Halves(past, later, is_judged=len(at) >= _LEAST_EVENTS and len(later) > 0)


def _rules(pasts: list[Floats], everybody: Floats, usual_hours: Floats) -> dict[str, Ints]:
    """Choose an hour for each person, by each way."""
    hours = [np.asarray(past // _HOUR_SECONDS, dtype=np.int64) for past in pasts]
    person = np.repeat(np.arange(len(hours)), [len(each) for each in hours])
    flat = np.concatenate(hours)
    today = np.array([each[-1] // HOURS for each in hours])
    known = habits(person, flat, today=today, n=len(hours))
    # Everybody who is judged has more than enough sessions.
    sessions = np.array([len(np.unique(each)) for each in hours])
    own = np.stack([_hours(past) for past in pasts])
    once = np.stack([np.bincount(np.unique(each) % HOURS, minlength=HOURS) for each in hours])
    return {
        "everybody's top hour": np.repeat(_top(everybody[None, :]), len(hours)),
        "own top hour": _top(own),
        "own top hour, once a day": _top(once.astype(np.float64)),
        "own shrunk to everybody's": _top(own + 20 * everybody / everybody.sum()),
        _OURS: np.array([each[0] for each in best_hours(known, usual_hours, sessions=sessions)]),
    }


def _once(halves: list[Halves]) -> Ints:
    found = [np.unique(each.past // _HOUR_SECONDS) for each in halves if len(each.past)]
    return np.concatenate(found).astype(np.int64)


def _hours(at: Floats) -> Floats:
    hour = np.asarray(at // _HOUR_SECONDS, dtype=np.int64) % HOURS
    return np.bincount(hour, minlength=HOURS).astype(np.float64)


def _top(hours: Floats) -> Ints:
    around = hours + np.roll(hours, 1, axis=1) + np.roll(hours, -1, axis=1)
    return np.asarray(np.argmax(around, axis=1))


def _hit_rates(later: Floats) -> Floats:
    """Give for each hour the share of active days with activity within an hour of it."""
    hour = np.asarray(later // _HOUR_SECONDS, dtype=np.int64)
    days, day = np.unique(hour // HOURS, return_inverse=True)
    seen = np.zeros((HOURS, len(days)), dtype=np.bool_)
    seen[hour % HOURS, day] = True
    near = seen | np.roll(seen, 1, axis=0) | np.roll(seen, -1, axis=0)
    return np.asarray(near.mean(axis=1))


def _row(name: str, rate: Floats, times: int) -> list[Cell]:
    bounds = interval(np.arange(len(rate)), lambda rows: float(rate[rows].mean()), times=times)
    return [name, float(rate.mean()), *(bounds or (None, None))]


def _rounded(cell: Cell) -> float | None:
    return round(cell, 4) if isinstance(cell, float) else None
