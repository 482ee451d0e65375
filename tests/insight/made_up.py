"""Small histories for tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from engagement_plugin.domain.patterns import Patterns
from engagement_plugin.insight.cohort import Cohort
from engagement_plugin.insight.half_hours import HalfHours, OwnDays, half_hours, own_days
from engagement_plugin.insight.history import Days, History
from engagement_plugin.insight.mending import mended
from engagement_plugin.insight.patterns import understand

NOW = datetime(2026, 3, 18, 12, 10, tzinfo=UTC)  # a Wednesday
TODAY = int(NOW.timestamp() // 86_400)
ZONES = (
    "UTC",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Pacific/Auckland",
)


def slot(moment: datetime) -> int:
    """Number a moment's half hour."""
    return int(moment.timestamp() // 1_800)


def local(zone: str, wall: str) -> int:
    """Number the half hour in which a zone's clock shows a moment such as `2026-03-29 01:30`."""
    return slot(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)))


def back(days: int, hour: int = 9, *, zone: str = "UTC") -> int:
    """Number the half hour of an hour so many own days ago."""
    day = NOW.astimezone(ZoneInfo(zone)).date() - timedelta(days=days)
    return local(zone, f"{day} {hour:02}:00")


def history(
    *people: Sequence[int], zones: Sequence[str] | None = None, now: datetime = NOW
) -> History:
    """Give people by their half hours, one number an interaction."""
    person = np.repeat(np.arange(len(people)), [len(each) for each in people])
    flat = np.array([number for each in people for number in each], dtype=np.int64)
    return of_days(Days.of_half_hours(person, flat), len(people), zones=zones, now=now)


def of_days(
    days: Days, n: int, *, zones: Sequence[str] | None = None, now: datetime = NOW
) -> History:
    return History(
        days=days,
        zones=zones or ["UTC"] * n,
        own_zones=[None] * n,
        languages=[None] * n,
        first_seen_at=np.full(n, np.nan),
        last_seen_at=np.full(n, np.nan),
        now=now,
    )


def active(*people: Sequence[int], zone: str = "UTC", now: datetime = NOW) -> HalfHours:
    tidy, _ = mended(history(*people, zones=[zone] * len(people), now=now))
    return half_hours(tidy)[0]


def calendar(*people: Sequence[int], zone: str = "UTC", now: datetime = NOW) -> OwnDays:
    return own_days(active(*people, zone=zone, now=now))


def patterns(*people: Sequence[int], zone: str = "UTC", now: datetime = NOW) -> list[Patterns]:
    return understand(
        history(*people, zones=[zone] * len(people), now=now), cohort=Cohort()
    ).patterns


def judged(
    day: Sequence[int],
    *,
    total: Sequence[float],
    number: Sequence[int],
    square: Sequence[float] | None = None,
) -> Days:
    """Give one person's days, each with one interaction, by what is known of their mood."""
    plain = Days.of_half_hours(
        np.zeros(len(day), dtype=np.int64), np.array(day, dtype=np.int64) * 48
    )
    return replace(
        plain,
        sentiment_sum=np.array(total, dtype=np.float64),
        sentiment_n=np.array(number),
        sentiment_square_sum=np.abs(total if square is None else square),
    )
