"""The audience of a bot over a period: how many, how often, how many stay."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.domain.activity import Period, Tally
from engagement_plugin.insight.days import active_days
from engagement_plugin.insight.series import DaySeries, Scores, day_series

WEEK: Final = 7
MONTH: Final = 30
RETENTION_DAYS: Final = (1, 7, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How many of the newcomers were there again on the n-th day after their first.

    Attributes:
        eligible: Newcomers whose n-th day is over.
        returned: Those of them who were there on it.
        waiting: Newcomers whose n-th day is still to come, or going on.
    """

    day: int
    eligible: int
    returned: int
    waiting: int

    @property
    def share(self) -> float | None:
        """Give the share of the eligible, or None while there is nobody to speak of."""
        return self.returned / self.eligible if self.eligible else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceFigures:
    """The figures of one period.

    Attributes:
        people: Everybody ever seen.
        active: Seen within the period.
        daily: Mean number of people a day, over the period's days.
        today, weekly, monthly: People on the last day, the last 7 and the last 30 days.
        stickiness: Mean number a day over the last 30 days, divided by `monthly`.
        returning: Active in the period, and first seen before it.
        lapsed: Active in as many days before the period, and not in it.
    """

    period: Period
    people: int
    active: int
    daily: float
    today: int
    weekly: int
    monthly: int
    stickiness: float | None
    new: int
    returning: int
    lapsed: int
    retention: tuple[Retention, ...]
    tally: Tally
    series: DaySeries


def needed_from(period: Period) -> date:
    """Give the first day of activity that `audience` has to be told."""
    before = period.first - timedelta(days=period.days)
    return min(before, period.last - timedelta(days=MONTH - 1))


def audience(
    activity: Sequence[tuple[int, int]],
    *,
    period: Period,
    newcomers: Mapping[int, date],
    people: int,
    tally: Tally,
    zone: ZoneInfo,
    scores: Iterable[Scores] = (),
) -> AudienceFigures:
    """Compute the figures.

    Args:
        activity: Pairs of a person's id and an active half hour, since `needed_from`.
        newcomers: People first seen within the period, and the day of it in the zone.
    """
    days = active_days(activity, zone)
    active = _within(days, period.first, period.last)
    before = _within(days, period.first - timedelta(days=period.days), _day_before(period.first))
    monthly = _within(days, period.last - timedelta(days=MONTH - 1), period.last)
    return AudienceFigures(
        period=period,
        people=people,
        active=len(active),
        daily=_mean_a_day(days, period.first, period.last),
        today=len(days.get(period.last, ())),
        weekly=len(_within(days, period.last - timedelta(days=WEEK - 1), period.last)),
        monthly=len(monthly),
        stickiness=_stickiness(days, period.last, len(monthly)),
        new=len(active & newcomers.keys()),
        returning=len(active - newcomers.keys()),
        lapsed=len(before - active),
        retention=tuple(
            retention(n, days=days, newcomers=newcomers, last=period.last) for n in RETENTION_DAYS
        ),
        tally=tally,
        series=day_series(
            period, days=days, newcomers=newcomers, slots=activity, scores=scores, zone=zone
        ),
    )


def retention(
    n: int, *, days: Mapping[date, Collection[int]], newcomers: Mapping[int, date], last: date
) -> Retention:
    """Count the newcomers of whom it is known whether they were there on their n-th day.

    Args:
        last: The day that may still be going on: nothing is known of it yet.
    """
    over = {
        person: first + timedelta(days=n)
        for person, first in newcomers.items()
        if first + timedelta(days=n) < last
    }
    returned = sum(person in days.get(day, ()) for person, day in over.items())
    return Retention(
        day=n, eligible=len(over), returned=returned, waiting=len(newcomers) - len(over)
    )


def _within(days: Mapping[date, set[int]], first: date, last: date) -> set[int]:
    return set().union(*(people for day, people in days.items() if first <= day <= last))


def _mean_a_day(days: Mapping[date, set[int]], first: date, last: date) -> float:
    length = (last - first).days + 1
    return sum(len(people) for day, people in days.items() if first <= day <= last) / length


def _stickiness(days: Mapping[date, set[int]], last: date, monthly: int) -> float | None:
    if not monthly:
        return None
    return _mean_a_day(days, last - timedelta(days=MONTH - 1), last) / monthly


def _day_before(day: date) -> date:
    return day - timedelta(days=1)
