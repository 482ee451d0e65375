"""How far each zone's clock is from UTC on each day, looked up for a batch at once."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from engagement_plugin.insight.groups import Flags, Ints
from engagement_plugin.insight.history import BINS, SLOT_SECONDS

_EPOCH_YEAR: Final = 1970
_LEAP_YEAR: Final = 366
_SLOT: Final = timedelta(seconds=SLOT_SECONDS)


class Offsets(NamedTuple):
    """What to add to UTC, in seconds: `before` the half hour of the UTC day `change`, then `after`."""

    before: Ints
    change: Ints
    after: Ints


@lru_cache(maxsize=2048)
def zone_named(name: str) -> ZoneInfo | None:
    """Give a zone, or None of a name that nobody knows."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def known(zones: Sequence[str]) -> Flags:
    """Mark the names that are names of zones."""
    return np.array([zone_named(name) is not None for name in zones], dtype=np.bool_)


def offset_at(zone: str, moment: datetime) -> int:
    """Give a zone's distance from UTC in seconds; of an unknown one, 0."""
    found = moment.astimezone(zone_named(zone) or UTC).utcoffset()
    return 0 if found is None else int(found.total_seconds())


def offsets(zones: Sequence[str], zone: Ints, day: Ints) -> Offsets:
    """Give the offsets of days since 1970.

    Args:
        zones: Names without repetition.
        zone: Index into them, an element a day.
    """
    if not len(day):
        return Offsets(day, day, day)
    dates = day.astype("datetime64[D]")
    year = dates.astype("datetime64[Y]")
    day_of_year = (dates - year.astype("datetime64[D]")).astype(np.int64)
    years = year.astype(np.int64)
    present = np.zeros((len(zones), int(years.max()) + 1), dtype=np.bool_)
    present[zone, years] = True
    pairs = np.argwhere(present)
    place = np.zeros(present.shape, dtype=np.int64)
    place[present] = np.arange(len(pairs))
    table = np.stack([_year(zones[which], int(when) + _EPOCH_YEAR) for which, when in pairs])
    row = place[zone, years]
    return Offsets(*(table[row, part, day_of_year] for part in range(3)))


@lru_cache(maxsize=2048)
def _year(zone: str, year: int) -> Ints:
    """Tabulate a year's days; the last entry of a common year belongs to the next one."""
    midnights = [
        datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(_LEAP_YEAR + 1)
    ]
    at_midnight = [offset_at(zone, midnight) for midnight in midnights]
    changes = [
        BINS if before == after else _change(zone, midnight, before)
        for midnight, before, after in zip(
            midnights[:-1], at_midnight[:-1], at_midnight[1:], strict=True
        )
    ]
    return np.array([at_midnight[:-1], changes, at_midnight[1:]], dtype=np.int64)


def _change(zone: str, midnight: datetime, before: int) -> int:
    """Find the first half hour of a UTC day that begins under a new offset."""
    later = (n for n in range(BINS) if offset_at(zone, midnight + n * _SLOT) != before)
    return next(later, BINS)
