"""How much and on how many days, over the last days and since the beginning."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints, counts, totals
from engagement_plugin.insight.half_hours import OwnDays

WINDOWS: Final = (7, 14, 30, 60, 90)
EVER: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Counts by length of the window in days, a column of people each; `EVER` has no end.

    Attributes:
        known_days: Days of the window in which the person was known, at least 1.
    """

    interactions: dict[int, Ints]
    active_days: dict[int, Ints]
    known_days: dict[int, Ints]

    def per_day(self, length: int) -> Floats:
        """Give interactions a day."""
        return np.asarray(self.interactions[length] / self.known_days[length])

    def active_share(self, length: int) -> Floats:
        """Give the share of days with activity, 0 to 1."""
        return np.asarray(self.active_days[length] / self.known_days[length])


def ages(own: OwnDays, *, first_day: Ints, today: Ints) -> Ints:
    """Give the days between a person's first day, or first activity if that is earlier, and today.

    Args:
        first_day: On the person's own calendar; after today where it is not known.
    """
    oldest = np.zeros(len(today), dtype=np.int64)
    np.maximum.at(oldest, own.person, own.age)
    return np.asarray(np.maximum(oldest, today - first_day))


def windows(own: OwnDays, age: Ints) -> Windows:
    """Count. A window of 7 days is the person's own today and the six days before."""
    n = len(age)
    interactions: dict[int, Ints] = {}
    active_days: dict[int, Ints] = {}
    for length in (*WINDOWS, EVER):
        within = own.age < length if length else np.ones(len(own.age), dtype=np.bool_)
        person = own.person[within]
        interactions[length] = totals(person, own.interactions[within], n).astype(np.int64)
        active_days[length] = counts(person, n)
    return Windows(
        interactions=interactions,
        active_days=active_days,
        known_days={
            length: np.minimum(age + 1, length) if length else age + 1
            for length in (*WINDOWS, EVER)
        },
    )
