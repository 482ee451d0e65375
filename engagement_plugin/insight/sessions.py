"""Sessions: half hours of activity with no empty one between them."""

from dataclasses import dataclass

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints, begins, counts, ratio, totals
from engagement_plugin.insight.half_hours import HalfHours


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """Sessions in order of person and time.

    Attributes:
        first, last: Half hours since 1970; the last one belongs to the session.
        age: Days before the person's own today on which it began.
    """

    n: int
    person: Ints
    first: Ints
    last: Ints
    interactions: Ints
    age: Ints

    @property
    def lengths(self) -> Ints:
        """Give the half hours each takes up."""
        return self.last - self.first + 1


def sessions(half: HalfHours) -> Sessions:
    """Cut the half hours into sessions.

    An empty half hour between two says that at least 30 minutes passed without anything, which is
    the usual border of a visit.
    """
    # Within a run of neighbouring half hours the slot grows as the place does.
    new = begins(half.person, half.slot - np.arange(len(half.slot)))
    starts = np.flatnonzero(new)
    person = half.person[new]
    return Sessions(
        n=half.n,
        person=person,
        first=half.slot[new],
        last=half.slot[np.append(starts[1:], len(half.slot)) - 1] if len(starts) else starts,
        interactions=np.add.reduceat(half.count, starts) if len(starts) else starts,
        age=half.today[person] - half.own_day[new],
    )


def session_counts(found: Sessions, *, days: int | None = None) -> Ints:
    """Count each person's sessions, ever or of so many days."""
    within = found.person if days is None else found.person[found.age < days]
    return counts(within, found.n)


def session_means(found: Sessions) -> tuple[Floats, Floats]:
    """Give the mean half hours and the mean interactions of a person's sessions."""
    number = counts(found.person, found.n)
    return (
        ratio(totals(found.person, found.lengths, found.n), number),
        ratio(totals(found.person, found.interactions, found.n), number),
    )
