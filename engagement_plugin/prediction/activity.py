"""Active half hours of many people: all that the prediction of churn and timing looks at."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Flags, Floats, Ints, counts, totals
from engagement_plugin.insight.history import BINS, SLOT_SECONDS, Days

SLOTS_A_DAY: Final = BINS


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Half hours with interactions, each once, in order of person and time.

    Attributes:
        n: Number of people, those without any half hour among them.
        slot: Half hours since 1970, UTC.
        count: Interactions in it.
    """

    n: int
    person: Ints
    slot: Ints
    count: Ints

    @classmethod
    def of_days(cls, days: Days, n: int) -> "Activity":
        """Take it from rows of `engagement_days`, in any order; broken counts count nothing."""
        row, bin_ = np.divmod(np.flatnonzero(days.bins), BINS)
        count = days.bins[row, bin_]
        usable = np.isfinite(count) & (count > 0)
        return cls._sorted(
            n, days.person[row][usable], (days.day[row] * BINS + bin_)[usable], count[usable]
        )

    @classmethod
    def of_events(cls, person: Ints, seconds: Floats) -> "Activity":
        """Take it from single events, seconds since 1970."""
        n = int(person.max()) + 1 if len(person) else 0
        slot = (seconds // SLOT_SECONDS).astype(np.int64)
        return cls._sorted(n, person, slot, np.ones(len(person)))

    @classmethod
    def _sorted(cls, n: int, person: Ints, slot: Ints, count: np.ndarray) -> "Activity":
        keys, place = np.unique((person << 32) + slot, return_inverse=True)
        return cls(
            n=n,
            person=keys >> 32,
            slot=keys & (2**32 - 1),
            count=totals(place, count, len(keys)).astype(np.int64),
        )

    def where(self, kept: Flags) -> "Activity":
        """Give the half hours that are marked, of as many people."""
        return Activity(
            n=self.n, person=self.person[kept], slot=self.slot[kept], count=self.count[kept]
        )

    def before(self, cut: int) -> "Activity":
        """Give what had happened when a half hour began."""
        return self.where(self.slot < cut)

    def is_silent(self, begin: int, end: int) -> Flags:
        """Mark the people without any activity from one half hour until before another."""
        within = (self.slot >= begin) & (self.slot < end)
        return np.equal(counts(self.person[within], self.n), 0)
