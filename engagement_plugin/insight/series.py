"""A period day by day and hour by hour: what a picture is drawn from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from engagement_plugin.domain.activity import Period, Scores
from engagement_plugin.insight.attendance import Attendance, number
from engagement_plugin.insight.audience_figures import DaySeries
from engagement_plugin.insight.days import day_of
from engagement_plugin.insight.groups import Ints
from engagement_plugin.insight.retention import Newcomers


def day_series(
    period: Period,
    *,
    there: Attendance,
    newcomers: Newcomers,
    hours: Ints,
    scores: Iterable[Scores],
    zone: ZoneInfo,
) -> DaySeries:
    """Lay a period out."""
    days = newcomers.between(period.first, period.last)
    was_there = there.held(days.person, days.day)
    new = np.bincount(days.day[was_there] - number(period.first), minlength=period.days)
    total = there.daily(period.first, period.last)
    calendar = [period.first + timedelta(days=n) for n in range(period.days)]
    moods, qualities = _means(scores, zone)
    return DaySeries(
        new=tuple(new.tolist()),
        returning=tuple((total - new).tolist()),
        hours=tuple(map(tuple, hours.tolist())),
        mood=tuple(moods.get(day) for day in calendar),
        quality=tuple(qualities.get(day) for day in calendar),
    )


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
