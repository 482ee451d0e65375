"""One person's last weeks, a day of their zone after the other: what a picture is drawn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from math import sqrt
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from engagement_plugin.domain.activity import Period
from engagement_plugin.insight.days import local
from engagement_plugin.storage.portrait import HalfHour

PORTRAIT_DAYS: Final = 90
# Over how many days a mood is averaged: single days of one person say little.
MOOD_DAYS: Final = 7
# One message shows no swing: so many imagined ones lend the whole period's to each week.
_SWING_STRENGTH: Final = 5
_HOURS: Final = 24
_WEEKDAYS: Final = 7


class DayMood(NamedTuple):
    """How the messages of the week up to a day sounded, and how far single ones lie from that."""

    mean: float
    deviation: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A person over the days of a period.

    Attributes:
        hours: Strength of the habit by weekday, Monday first, and hour; all 0 without any.
        days: Interactions a day.
        mood: None of days with no judged message in the week up to them.
    """

    last: date
    hours: tuple[tuple[float, ...], ...]
    days: tuple[int, ...]
    mood: tuple[DayMood | None, ...]


def portrait(
    half_hours: Iterable[HalfHour], *, period: Period, zone: ZoneInfo, rhythm: Sequence[float]
) -> Portrait:
    """Cut half hours into the days of a zone.

    Args:
        rhythm: 168 shares of an analysis in the same zone; where it is empty, the hours of the
            period are counted instead.
    """
    counted = [[0.0] * _HOURS for _ in range(_WEEKDAYS)]
    days = [0] * period.days
    moods = [(0.0, 0.0, 0)] * period.days
    for each in half_hours:
        moment = local(each.slot, zone)
        place = (moment.date() - period.first).days
        if 0 <= place < period.days:
            counted[moment.weekday()][moment.hour] += 1
            days[place] += each.interactions
            moods[place] = _added(moods[place], (each.mood_sum, each.mood_squares, each.mood_n))
    hours = [rhythm[i : i + _HOURS] for i in range(0, len(rhythm), _HOURS)] or counted
    usual = _variance(moods)
    return Portrait(
        last=period.last,
        hours=tuple(tuple(row) for row in hours),
        days=tuple(days),
        mood=tuple(
            _mood(moods[max(i - MOOD_DAYS + 1, 0) : i + 1], usual) for i in range(period.days)
        ),
    )


_Sums = tuple[float, float, int]


def _added(one: _Sums, other: _Sums) -> _Sums:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _mood(week: Sequence[_Sums], usual: float) -> DayMood | None:
    total, _, n = reduce(_added, week)
    if not n:
        return None
    variance = (_variance(week) * n + usual * _SWING_STRENGTH) / (n + _SWING_STRENGTH)
    return DayMood(total / n, sqrt(variance))


def _variance(moods: Sequence[_Sums]) -> float:
    total, squares, n = reduce(_added, moods)
    return max(squares / n - (total / n) ** 2, 0.0) if n else 0.0
