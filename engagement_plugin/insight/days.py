"""Cutting half hours into the days of a zone."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.domain.activity import Period

SLOT: Final = timedelta(minutes=30)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def last_days(days: int, *, now: datetime, zone: ZoneInfo) -> Period:
    """Give the last days of a zone, today included.

    >>> now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    >>> last_days(7, now=now, zone=ZoneInfo("UTC")).first
    datetime.date(2026, 2, 23)
    """
    today = now.astimezone(zone).date()
    return Period(first=today - timedelta(days=days - 1), last=today, now=now)


def first_slot(day: date, zone: ZoneInfo) -> int:
    """Number the first half hour that begins on a day of the zone."""
    begins = datetime.combine(day, time(), tzinfo=zone)
    return -int((_EPOCH - begins) // SLOT)


def local(slot: int, zone: ZoneInfo) -> datetime:
    """Give the time in a zone at which a half hour begins."""
    return (_EPOCH + slot * SLOT).astimezone(zone)


@lru_cache(maxsize=100_000)
def day_of(slot: int, zone: ZoneInfo) -> date:
    """Give the day of the zone to which a half hour belongs."""
    return local(slot, zone).date()
