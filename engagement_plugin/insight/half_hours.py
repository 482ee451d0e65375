"""The half hours in which people were active, by UTC and by their own clock."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engagement_plugin.insight.groups import Flags, Floats, Ints, begins, counts, is_sorted
from engagement_plugin.insight.history import (
    BINS,
    DAY_SECONDS,
    SLOT_SECONDS,
    History,
    person_flags,
)
from engagement_plugin.insight.mending import whole_counts
from engagement_plugin.insight.offsets import offset_at, offsets


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfHours:
    """Active half hours, each once, in order of person and time.

    Attributes:
        n: Number of people, those without any half hour among them.
        slot: Half hours since 1970, UTC.
        wall: Seconds since 1970 that the person's own clock shows at the begin.
        today: The day since 1970 on each person's own calendar.
    """

    n: int
    person: Ints
    slot: Ints
    count: Ints
    wall: Ints
    today: Ints

    @property
    def own_day(self) -> Ints:
        """Give the person's own day, since 1970."""
        return self.wall // DAY_SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDays:
    """Active days of the people's own calendars, each once, in order of person and day.

    Attributes:
        age: Days before the person's own today, 0 or more.
    """

    person: Ints
    day: Ints
    interactions: Ints
    age: Ints


def half_hours(history: History) -> tuple[HalfHours, Flags]:
    """Find the active half hours until now, and mark the people with counts that cannot be.

    Args:
        history: In order of person and day, as `mended` gives it.
    """
    days, n = history.days, history.n
    row, bin_ = np.divmod(np.flatnonzero(days.bins), BINS)
    count, broken = whole_counts(days.bins[row, bin_])
    person, slot = days.person[row], days.day[row] * BINS + bin_
    kept = (count > 0) & (slot <= int(history.now_seconds // SLOT_SECONDS))
    names, zone = numbered(history.zones)
    before, change, after = offsets(names, zone[days.person], days.day)
    row, bin_ = row[kept], bin_[kept]
    offset = np.where(bin_ < change[row], before[row], after[row])
    found = HalfHours(
        n=n,
        person=person[kept],
        slot=slot[kept],
        count=count[kept],
        wall=slot[kept] * SLOT_SECONDS + offset,
        today=_todays(history, names)[zone],
    )
    return _each_once(found), person_flags(person, broken, n)


def own_days(half: HalfHours) -> OwnDays:
    """Put the half hours of each own day together."""
    person, day, count = half.person, half.own_day, half.count
    key = (person << 32) + day
    # A clock set back across midnight shows the old day once more.
    if not is_sorted(key):
        order = np.argsort(key, kind="stable")
        person, day, count = person[order], day[order], count[order]
    new = begins(person, day)
    person, day = person[new], day[new]
    return OwnDays(
        person=person,
        day=day,
        interactions=_sums_from(count, new),
        age=np.maximum(half.today[person] - day, 0),
    )


def last_active_seconds(half: HalfHours) -> Floats:
    """Give the end of each person's last active half hour; NaN of nobody."""
    sizes = counts(half.person, half.n)
    last = np.cumsum(sizes) - 1
    found = np.full(half.n, np.nan)
    is_there = sizes > 0
    found[is_there] = (half.slot[last[is_there]] + 1) * float(SLOT_SECONDS)
    return found


def numbered(zones: Sequence[str]) -> tuple[list[str], Ints]:
    """Give the distinct names, and of each person the index of theirs."""
    places: dict[str, int] = {}
    which = [places.setdefault(name, len(places)) for name in zones]
    return list(places), np.array(which, dtype=np.int64)


def _todays(history: History, zones: Sequence[str]) -> Ints:
    seconds = [history.now_seconds + offset_at(name, history.now) for name in zones]
    return (np.array(seconds, dtype=np.float64) // DAY_SECONDS).astype(np.int64)


def _each_once(half: HalfHours) -> HalfHours:
    """Put together what two rows of the same day say of the same half hour."""
    new = begins(half.person, half.slot)
    if is_sorted((half.person << 32) + half.slot) and new.all():
        return half
    order = np.lexsort((half.slot, half.person))
    new = begins(half.person[order], half.slot[order])
    return HalfHours(
        n=half.n,
        person=half.person[order][new],
        slot=half.slot[order][new],
        count=_sums_from(half.count[order], new),
        wall=half.wall[order][new],
        today=half.today,
    )


def _sums_from(values: Ints, new: Flags) -> Ints:
    return np.add.reduceat(values, np.flatnonzero(new)) if len(values) else values
