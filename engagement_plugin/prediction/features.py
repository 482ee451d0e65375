"""What a person's activity looked like at a moment, as columns for a model.

Every column is a logarithm or a share, so that a straight line can use it as well as a forest.
Days are spans of 24 hours counted back from the cut, so that no zone is needed.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints, begins, counts, ratio, totals
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity

# Grows with every change of what a column means.
_VERSION: Final = 1
LEAST_INTERACTIONS: Final = 3
_WEEK: Final = 7

COLUMNS: Final = (
    "recency",
    "recency_of_gap",
    "recency_of_day_gap",
    "day_gap",
    "age",
    "days_quarter",
    "days_half",
    "days_window",
    "days_before",
    "days_triple",
    "days_ever",
    "interactions_window",
    "interactions_before",
    "interactions_ever",
    "recent_3",
    "recent_half",
    "recent_window",
    "recent_double",
    "recent_fourfold",
    "weeks_4",
    "weeks_12",
    "density",
    "messages_received",
)


def schema() -> str:
    """Name what the columns are: models of another schema cannot be asked."""
    return hashlib.sha256(f"{_VERSION}:{','.join(COLUMNS)}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """People at a cut.

    Attributes:
        cut: The half hour since 1970 before which everything is known.
        horizon: Days after it that are asked about, and the unit of the windows before it.
        person: Who was there: with three interactions or more, the last one within the horizon.
        columns: A row a person, by `COLUMNS`.
    """

    cut: int
    horizon: int
    person: Ints
    columns: Floats

    def column(self, name: str) -> Floats:
        """Give one column."""
        return self.columns[:, COLUMNS.index(name)]


def snapshot(
    activity: Activity, *, cut: int, horizon: int, messages_received: Floats | None = None
) -> Snapshot:
    """Look at everybody at a moment; what comes at or after it changes nothing.

    Args:
        messages_received: Outreach messages each person got in the horizon before the cut. A model
            learns with them and is asked without, so that a message is not taken for a habit.
    """
    known = activity.before(cut)
    visits = _Visits.of(known, cut)
    found = _columns(visits, horizon)
    found["messages_received"] = (
        np.zeros(activity.n) if messages_received is None else np.log1p(messages_received)
    )
    is_there = (visits.interactions >= LEAST_INTERACTIONS) & (visits.recency < horizon)
    person = np.flatnonzero(is_there)
    table = np.column_stack([found[name] for name in COLUMNS])[person]
    return Snapshot(cut=cut, horizon=horizon, person=person, columns=table)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visits:
    """Spans of 24 hours with activity, counted back from the cut, and totals a person.

    Attributes:
        back: How many whole days ago; 0 is the last 24 hours.
        counted: Interactions of the span.
        recency, age: Days since the last and since the first activity; infinite of nobody.
    """

    n: int
    person: Ints
    back: Ints
    counted: Floats
    interactions: Floats
    recency: Floats
    age: Floats

    @classmethod
    def of(cls, known: Activity, cut: int) -> "_Visits":
        ago = cut - known.slot
        back = (ago - 1) // SLOTS_A_DAY
        new = begins(known.person, back)
        recency = np.full(known.n, np.inf)
        np.minimum.at(recency, known.person, ago / SLOTS_A_DAY)
        age = np.zeros(known.n)
        np.maximum.at(age, known.person, ago / SLOTS_A_DAY)
        return cls(
            n=known.n,
            person=known.person[new],
            back=back[new],
            counted=totals(np.cumsum(new) - 1, known.count, int(new.sum())),
            interactions=totals(known.person, known.count, known.n),
            recency=recency,
            age=np.where(np.isinf(recency), np.inf, age),
        )

    def days(self, since: float, until: float = np.inf) -> Floats:
        """Count the days from so many to so many ago."""
        within = (self.back >= since) & (self.back < until)
        return counts(self.person[within], self.n).astype(np.float64)

    def amount(self, since: float, until: float) -> Floats:
        """Count the interactions from so many to so many days ago."""
        within = (self.back >= since) & (self.back < until)
        return totals(self.person[within], self.counted[within], self.n)

    def fading(self, half_life: float) -> Floats:
        """Count days, each half as much with every half-life it lies back."""
        return totals(self.person, np.exp2(-(self.back + 0.5) / half_life), self.n)

    def weeks(self, most: int) -> Floats:
        """Count the weeks with activity among the last ones."""
        week = self.back // _WEEK
        new = begins(self.person, week) & (week < most)
        return counts(self.person[new], self.n).astype(np.float64)


def _columns(visits: _Visits, horizon: int) -> dict[str, Floats]:
    ever = visits.days(0)
    recency = np.where(ever > 0, visits.recency, 0.0)
    age = np.where(ever > 0, visits.age, 0.0)
    span = age - recency
    gap = np.nan_to_num(ratio(span, visits.interactions - 1))
    day_gap = np.where(ever > 1, np.nan_to_num(ratio(span, ever - 1)), age)
    return {
        "recency": np.log1p(recency),
        "recency_of_gap": np.log1p(recency / (gap + 0.5)),
        "recency_of_day_gap": np.log1p(recency / (day_gap + 0.5)),
        "day_gap": np.log1p(day_gap),
        "age": np.log1p(age),
        "days_quarter": np.log1p(visits.days(0, horizon / 4)),
        "days_half": np.log1p(visits.days(0, horizon / 2)),
        "days_window": np.log1p(visits.days(0, horizon)),
        "days_before": np.log1p(visits.days(horizon, 2 * horizon)),
        "days_triple": np.log1p(visits.days(0, 3 * horizon)),
        "days_ever": np.log1p(ever),
        "interactions_window": np.log1p(visits.amount(0, horizon)),
        "interactions_before": np.log1p(visits.amount(horizon, 2 * horizon)),
        "interactions_ever": np.log1p(visits.interactions),
        "recent_3": np.log1p(visits.fading(3)),
        "recent_half": np.log1p(visits.fading(horizon / 2)),
        "recent_window": np.log1p(visits.fading(horizon)),
        "recent_double": np.log1p(visits.fading(2 * horizon)),
        "recent_fourfold": np.log1p(visits.fading(4 * horizon)),
        "weeks_4": visits.weeks(4),
        "weeks_12": visits.weeks(12),
        "density": np.nan_to_num(ratio(np.log1p(ever), np.log1p(np.maximum(age, 1)))),
    }
