"""Who was there on which day of a zone, cut from the half hours of UTC days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from engagement_plugin.domain.presence import Presence
from engagement_plugin.insight.days import first_slot, local
from engagement_plugin.insight.groups import Flags, Ints, begins

_EPOCH: Final = date(1970, 1, 1)
_SLOTS: Final = 48
_HOURS: Final = 24
_WEEKDAYS: Final = 7
# A day's number fits 20 bits, also before 1970 and after 2400.
_DAY_BITS: Final = 20
_DAY_ZERO: Final = 2 ** (_DAY_BITS - 1)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Pairs of a person and a day on which they were there, each once, by person and day.

    Attributes:
        keys: Each pair as one number, in order.
    """

    keys: Ints
    person: Ints
    day: Ints

    def between(self, first: date, last: date) -> "Attendance":
        """Leave out what lies outside, both days included."""
        chosen = (self.day >= number(first)) & (self.day <= number(last))
        return Attendance(self.keys[chosen], self.person[chosen], self.day[chosen])

    def people(self) -> Ints:
        """Name everybody who was there at all, in order."""
        return self.person[begins(self.person)]

    def daily(self, first: date, last: date) -> Ints:
        """Count the people of each day."""
        days = self.between(first, last).day - number(first)
        return np.bincount(days, minlength=number(last) - number(first) + 1)

    def held(self, person: Ints, day: Ints) -> Flags:
        """Say of each pair whether that person was there on that day."""
        asked = _keys(person, day)
        place = np.searchsorted(self.keys, asked)
        found = place < len(self.keys)
        found[found] = self.keys[place[found]] == asked[found]
        return found


def number(day: date) -> int:
    """Number a day since 1970."""
    return (day - _EPOCH).days


def attendance(found: Presence, zone: ZoneInfo, *, first: date, last: date) -> Attendance:
    """Cut half hours into days of a zone, from the first to the last."""
    keys = [np.empty(0, dtype=np.int64)]
    for days, masks in _pieces(zone, first, last):
        place, is_known = _places(found.day, len(days), first)
        there = is_known & (found.bins & masks[place] != 0)
        keys.append(_keys(found.person[there], days[place[there]]))
    # Ten times as fast as NumPy's own `unique`, which hashes.
    ordered = np.sort(np.concatenate(keys))
    unique = ordered[begins(ordered)]
    days_of_keys = (unique & (2**_DAY_BITS - 1)) - _DAY_ZERO
    return Attendance(unique, unique >> _DAY_BITS, days_of_keys)


def hours(found: Presence, zone: ZoneInfo, *, first: date, last: date) -> Ints:
    """Count people by weekday, Monday first, and hour of the zone; each counts once an hour.

    Somebody there on both sides of midnight UTC counts twice where an hour of the zone holds it.
    """
    counts = np.zeros((_WEEKDAYS, _HOURS), dtype=np.int64)
    since, until = first_slot(first, zone), first_slot(last + timedelta(days=1), zone)
    for day in range(since // _SLOTS, -(-until // _SLOTS)):
        on_day = found.day == day
        if not on_day.any():
            continue
        slots = range(day * _SLOTS, (day + 1) * _SLOTS)
        moments = [local(slot, zone) for slot in slots]
        places = [(moment.weekday(), moment.hour) for moment in moments]
        second = sum(1 << n for n in range(1, _SLOTS) if places[n] == places[n - 1])
        inside = sum(1 << n for n, slot in enumerate(slots) if since <= slot < until)
        bins = _merged(found.person[on_day], found.bins[on_day]) & inside
        begun = bins & ~((bins << 1) & second)
        bits = np.unpackbits(
            begun.astype("<i8").view(np.uint8).reshape(-1, 8)[:, : _SLOTS // 8],
            axis=1,
            bitorder="little",
        )
        np.add.at(counts, tuple(np.array(places).T), bits.sum(axis=0, dtype=np.int64))
    return counts


def _merged(person: Ints, bins: Ints) -> Ints:
    """Put together what two rows say of one person."""
    order = np.argsort(person, kind="stable")
    return np.bitwise_or.reduceat(bins[order], np.flatnonzero(begins(person[order])))


def _pieces(zone: ZoneInfo, first: date, last: date) -> list[tuple[Ints, Ints]]:
    """Give, for each UTC day from the one before the first, days of the zone and their bits.

    A UTC day holds two days of the zone, or three where clocks change; each of the lists holds
    one of them for every UTC day, with no bits where there is none.
    """
    length = number(last) - number(first) + 3
    taken = [0] * length
    found: list[tuple[Ints, Ints]] = []
    for n in range(number(first), number(last) + 1):
        day = _EPOCH + timedelta(days=n)
        begin, end = first_slot(day, zone), first_slot(day + timedelta(days=1), zone)
        for utc in range(begin // _SLOTS, -(-end // _SLOTS)):
            place = utc - number(first) + 1
            if taken[place] == len(found):
                found.append((np.zeros(length, np.int64), np.zeros(length, np.int64)))
            days, masks = found[taken[place]]
            days[place] = n
            low, high = max(begin - utc * _SLOTS, 0), min(end - utc * _SLOTS, _SLOTS)
            masks[place] = (1 << high) - (1 << low)
            taken[place] += 1
    return found


def _places(day: Ints, length: int, first: date) -> tuple[Ints, Flags]:
    place = day - number(first) + 1
    is_known = (place >= 0) & (place < length)
    return np.where(is_known, place, 0), is_known


def _keys(person: Ints, day: Ints) -> Ints:
    return np.asarray((person << _DAY_BITS) + day + _DAY_ZERO)
