"""Scores that need no training of a model: what every model has to beat, and what serves without one."""

from collections.abc import Callable
from typing import Final

import numpy as np

from engagement_plugin.insight.churn_factors import churn_factors
from engagement_plugin.insight.groups import Floats, Ints, begins, counts
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.churn.expected import ExpectedVisits, Visits
from engagement_plugin.prediction.churn.snapshots import Rows
from engagement_plugin.prediction.features import COLUMNS

_WINDOWS: Final = (14, 60, 90)

Score = Callable[[Activity, int], Floats]


def recency(rows: Rows) -> Floats:
    """Rank by silence alone."""
    return np.asarray(rows.columns[:, COLUMNS.index("recency")])


def active_days(rows: Rows) -> Floats:
    """Rank by how few of the last days somebody was there."""
    return np.asarray(-rows.columns[:, COLUMNS.index("days_window")])


def four_factors(activity: Activity, rows: Rows) -> Floats:
    """Rank by the four factors, of which mood stays neutral."""
    return _by_cut(activity, rows, _four_factors)


def expected_visits(activity: Activity, rows: Rows, *, horizon: int) -> Floats:
    """Rank by how few visits the modified BG/NBD model expects, fitted at each cut."""
    return _by_cut(activity, rows, lambda known, cut: -_expected(known, cut, horizon))


def _by_cut(activity: Activity, rows: Rows, score: Score) -> Floats:
    """Score everybody at each cut, and pick those who have a row there."""
    found = np.empty(len(rows))
    for cut in rows.cuts:
        here = rows.cut == cut
        found[here] = score(activity.before(cut), cut)[rows.person[here]]
    return found


def _days_back(known: Activity, cut: int) -> tuple[Ints, Ints]:
    back = (cut - known.slot - 1) // SLOTS_A_DAY
    new = begins(known.person, back)
    return known.person[new], back[new]


def _expected(known: Activity, cut: int, horizon: int) -> Floats:
    person, back = _days_back(known, cut)
    first, last = np.zeros(known.n), np.full(known.n, np.inf)
    np.maximum.at(first, person, back + 0.5)
    np.minimum.at(last, person, back + 0.5)
    seen = np.isfinite(last)
    visits = Visits(
        repeats=counts(person, known.n)[seen] - 1.0, last=(first - last)[seen], age=first[seen]
    )
    found = np.zeros(known.n)
    found[seen] = ExpectedVisits.learn(visits).ahead(visits, horizon)
    return found


def _four_factors(known: Activity, cut: int) -> Floats:
    person, back = _days_back(known, cut)
    silent, age = np.full(known.n, np.nan), np.zeros(known.n)
    np.fmin.at(silent, known.person, (cut - known.slot) / SLOTS_A_DAY)
    np.maximum.at(age, person, back)
    days = {most: counts(person[back < most], known.n) for most in _WINDOWS}
    return churn_factors(
        silent_days=silent,
        active_days_14=days[14],
        active_days_60=days[60],
        active_days_90=days[90],
        mood_30=np.full(known.n, np.nan),
        age=age.astype(np.int64),
    ).risk
