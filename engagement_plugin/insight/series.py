"""A period day by day and hour by hour: what a picture is drawn from."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from engagement_plugin.domain.activity import Period
from engagement_plugin.insight.days import day_of, local

WEEKDAYS: Final = 7
HOURS: Final = 24


class Scores(NamedTuple):
    """Sums and numbers of what was judged in one half hour."""

    slot: int
    mood_sum: float
    mood_n: int
    quality_sum: float
    quality_n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySeries:
    """Every day of a period, in order.

    Attributes:
        new, returning: People a day; new are those first seen on it.
        hours: People by weekday, Monday first, and hour of the zone; each counts once an hour.
        mood: Mean a day, -1 to 1, None where nothing could be judged; quality likewise, 0 to 1.
    """

    new: tuple[int, ...]
    returning: tuple[int, ...]
    hours: tuple[tuple[int, ...], ...]
    mood: tuple[float | None, ...]
    quality: tuple[float | None, ...]


def day_series(
    period: Period,
    *,
    days: Mapping[date, Collection[int]],
    newcomers: Mapping[int, date],
    slots: Iterable[tuple[int, int]],
    scores: Iterable[Scores],
    zone: ZoneInfo,
) -> DaySeries:
    """Lay a period out.

    Args:
        days: Who was there on each day.
        slots: Pairs of a person's id and an active half hour.
    """
    calendar = [period.first + timedelta(days=n) for n in range(period.days)]
    new = [sum(newcomers.get(who) == day for who in days.get(day, ())) for day in calendar]
    moods, qualities = _means(scores, zone)
    return DaySeries(
        new=tuple(new),
        returning=tuple(len(days.get(day, ())) - n for day, n in zip(calendar, new, strict=True)),
        hours=_hours(slots, period, zone),
        mood=tuple(moods.get(day) for day in calendar),
        quality=tuple(qualities.get(day) for day in calendar),
    )


def _hours(
    slots: Iterable[tuple[int, int]], period: Period, zone: ZoneInfo
) -> tuple[tuple[int, ...], ...]:
    # Two half hours of one hour are one hour of being there.
    seen = {
        (person, slot // 2) for person, slot in slots
        if period.first <= day_of(slot, zone) <= period.last
    }  # fmt: skip
    counts = [[0] * HOURS for _ in range(WEEKDAYS)]
    for _, hour in seen:
        weekday, of_day = _place(hour * 2, zone)
        counts[weekday][of_day] += 1
    return tuple(map(tuple, counts))


@lru_cache(maxsize=50_000)
def _place(slot: int, zone: ZoneInfo) -> tuple[int, int]:
    moment = local(slot, zone)
    return moment.weekday(), moment.hour


def _means(
    scores: Iterable[Scores], zone: ZoneInfo
) -> tuple[dict[date, float], dict[date, float]]:
    sums: dict[date, list[float]] = {}
    for each in scores:
        total = sums.setdefault(day_of(each.slot, zone), [0.0, 0, 0.0, 0])
        for n, value in enumerate(each[1:]):
            total[n] += value
    return _divided(sums, 0), _divided(sums, 2)


def _divided(sums: Mapping[date, Sequence[float]], at: int) -> dict[date, float]:
    return {day: each[at] / each[at + 1] for day, each in sums.items() if each[at + 1]}
