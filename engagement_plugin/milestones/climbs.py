"""How far people have come with one figure, day by day."""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from engagement_plugin.insight.groups import Flags, Floats, Ints, begins, totals
from engagement_plugin.insight.history import Uses

_BITS: Final = 32
# Sums of fractions that should meet a target may miss it by so much.
ROUNDING: Final = 1e-9


class Ascent(Protocol):
    """One figure of many people, an element a person.

    Attributes:
        current: What there is now.
        peak: The most there ever was.
    """

    @property
    def current(self) -> Floats:
        """Give what there is now."""
        ...

    @property
    def peak(self) -> Floats:
        """Give the most there ever was."""
        ...

    def crossed(self, people: Ints, targets: Floats) -> Ints:
        """Give the day on which some people first had so much; -1 where they never had."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Climb:
    """One figure of many people.

    Attributes:
        person, day, best: The most there had been by the end of a day, in order of person and
            day; it never falls.
        current: What there is now, an element a person.
    """

    person: Ints
    day: Ints
    best: Floats
    current: Floats

    @property
    def peak(self) -> Floats:
        """Give the most there ever was, an element a person."""
        found = self.current.copy()
        np.maximum.at(found, self.person, self.best)
        return found

    def at(self, day: Ints) -> Floats:
        """Give what there had been by the end of a day, an element a person."""
        if not len(self.person):
            return np.zeros(len(self.current))
        who = np.arange(len(self.current))
        key = (self.person << _BITS) + self.day
        place = np.searchsorted(key, (who << _BITS) + day, side="right") - 1
        is_theirs = (place >= 0) & (self.person[place] == who)
        return np.where(is_theirs, self.best[place], 0.0)

    def crossed(self, people: Ints, targets: Floats) -> Ints:
        """Give the day on which some people first had so much; -1 where they never had."""
        target = np.full(len(self.current), np.inf)
        target[people] = targets
        is_there = self.best >= target[self.person] - ROUNDING
        found = np.full(len(self.current), -1, dtype=np.int64)
        # From the last to the first, so that the first one stays.
        rows = np.flatnonzero(is_there)[::-1]
        found[self.person[rows]] = self.day[rows]
        return found[people]


def counted(person: Ints, day: Ints, amount: Floats, n: int) -> Climb:
    """Add up what came on each day, in order of person and day."""
    return Climb(
        person=person,
        day=day,
        best=sums_within(person, amount),
        current=totals(person, amount, n),
    )


def different(uses: Uses, chosen: Flags, person: Ints, day: Ints, n: int) -> Climb:
    """Count the different names used so far.

    Args:
        chosen: Which of `uses.names` count.
        person, day: Of each row of the uses, in order.
    """
    kept = (uses.count > 0) & chosen[uses.name] if len(uses.name) else uses.count > 0
    row, name = uses.row[kept], uses.name[kept]
    order = np.lexsort((row, name, person[row]))
    first = order[begins(person[row][order], name[order])]
    gained = np.bincount(row[first], minlength=len(person)).astype(np.float64)
    return counted(person, day, gained, n)


def rising(person: Ints, day: Ints, value: Floats, n: int) -> Climb:
    """Follow a figure that may fall again, and is now what it was last; 0 or more."""
    # Each person's values are lifted above everybody's before them, so that the running
    # maximum begins anew with each.
    lift = person * (float(value.max(initial=0.0)) + 1.0)
    last = np.append(person[1:] != person[:-1], True)[: len(person)]
    current = np.zeros(n)
    current[person[last]] = value[last]
    best = np.maximum.accumulate(value + lift) - lift if len(value) else value
    return Climb(person=person, day=day, best=best, current=current)


def sums_within(person: Ints, amount: Floats) -> Floats:
    """Add up as one goes, anew with each person."""
    if not len(person):
        return np.zeros(0)
    so_far = np.cumsum(amount)
    new = begins(person)
    before = np.where(new, so_far - amount, -np.inf)
    return np.asarray(so_far - np.maximum.accumulate(before))
