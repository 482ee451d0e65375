"""Who came back some days after their first: cohorts of newcomers, whose last cells are open."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from engagement_plugin.insight.attendance import Attendance, number
from engagement_plugin.insight.audience_figures import CohortFigures, Retention
from engagement_plugin.insight.days import day_of
from engagement_plugin.insight.groups import Ints

RETENTION_DAYS: Final = (1, 7, 30)
# Spans up to so many days are told by weeks, longer ones by months.
_BY_WEEKS: Final = 62


@dataclass(frozen=True, slots=True)
class Newcomers:
    """People and the day of the zone on which each was first seen, by person."""

    person: Ints
    day: Ints

    def between(self, first: date, last: date) -> "Newcomers":
        """Leave out whoever came before or later, both days included."""
        chosen = (self.day >= number(first)) & (self.day <= number(last))
        return Newcomers(self.person[chosen], self.day[chosen])


def retention(newcomers: Newcomers, there: Attendance, *, last: date) -> tuple[Retention, ...]:
    """Count for each of `RETENTION_DAYS` the newcomers who were there on that very day.

    It is the classic retention on day n, as app analytics tell it, not the one "on or after".

    Args:
        last: The day that may still be going on: nothing is known of it yet.
    """
    return tuple(_cell(n, newcomers, there, last) for n in RETENTION_DAYS)


def cohorts(
    newcomers: Newcomers, there: Attendance, *, first: date, last: date
) -> tuple[CohortFigures, ...]:
    """Tell newcomers apart by the week, Monday first, or the month in which they came."""
    is_month = (last - first).days >= _BY_WEEKS
    found: list[CohortFigures] = []
    begins = first
    while begins <= last:
        ends = min(_month_end(begins) if is_month else _week_end(begins), last)
        group = newcomers.between(begins, ends)
        if len(group.person):
            found.append(
                CohortFigures(
                    first=begins,
                    last=ends,
                    is_month=is_month,
                    people=len(group.person),
                    cells=retention(group, there, last=last),
                )
            )
        begins = ends + timedelta(days=1)
    return tuple(found)


def _cell(n: int, newcomers: Newcomers, there: Attendance, last: date) -> Retention:
    due = newcomers.day + n
    is_over = due < number(last)
    returned = there.held(newcomers.person[is_over], due[is_over])
    return Retention(
        day=n,
        eligible=int(np.count_nonzero(is_over)),
        returned=int(np.count_nonzero(returned)),
        waiting=int(np.count_nonzero(~is_over)),
    )


def _week_end(day: date) -> date:
    return day + timedelta(days=6 - day.weekday())


def _month_end(day: date) -> date:
    following = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return following - timedelta(days=1)


def newcomers_of(person: Ints, slot: Ints, *, zone: ZoneInfo) -> Newcomers:
    """Give newcomers by the half hour in which each was first seen."""
    slots, place = np.unique(slot, return_inverse=True)
    days = np.array([number(day_of(int(each), zone)) for each in slots], dtype=np.int64)
    return Newcomers(person, days[place])
