"""Streaks as a figure to climb: days in a row on the person's own calendar, with one freeze."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Flags, Floats, Ints, counts
from engagement_plugin.insight.half_hours import OwnDays
from engagement_plugin.insight.streaks import streaks

FREEZES_A_WEEK: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StreakAscent:
    """The streaks of many people."""

    own: OwnDays
    current: Floats
    peak: Floats

    @classmethod
    def of(cls, own: OwnDays, *, today: Ints) -> "StreakAscent":
        """Count them as of each person's own today."""
        found = streaks(own, today=today, freezes_a_week=FREEZES_A_WEEK)
        return cls(
            own=own,
            current=found.current.astype(np.float64),
            peak=found.longest.astype(np.float64),
        )

    def crossed(self, people: Ints, targets: Floats) -> Ints:
        """Give the own day on which some people's streak was first so long; -1 where it never was.

        The longest streak of a person's first days only grows with their number, so halving
        finds the day.
        """
        n = len(self.peak)
        target = np.full(n, np.inf)
        target[people] = targets
        is_reached = self.peak >= target
        size = counts(self.own.person, n)
        start = np.cumsum(size) - size
        low, high = np.ones(n, dtype=np.int64), np.where(is_reached, size, 1)
        nth = np.arange(len(self.own.person)) - start[self.own.person] + 1
        while np.any(low < high):
            middle = (low + high) // 2
            is_enough = self._longest(nth <= middle[self.own.person], n) >= target
            high = np.where(is_enough & (low < high), middle, high)
            low = np.where(is_enough, low, np.minimum(middle + 1, high))
        found = np.full(n, -1, dtype=np.int64)
        found[is_reached] = self.own.day[(start + low - 1)[is_reached]]
        return found[people]

    def _longest(self, kept: Flags, n: int) -> Ints:
        first = replace(
            self.own,
            person=self.own.person[kept],
            day=self.own.day[kept],
            interactions=self.own.interactions[kept],
            age=self.own.age[kept],
        )
        today = np.zeros(n, dtype=np.int64)
        return streaks(first, today=today, freezes_a_week=FREEZES_A_WEEK).longest
