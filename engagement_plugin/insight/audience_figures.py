"""What is told of an audience: plain values, for texts, pictures and files.

New, returning (retained), resurrected and lapsed (churned) are those of growth accounting
(J. Hsu, Social Capital, 2015), with the period and as many days before it as its two terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from engagement_plugin.domain import RiskBand
from engagement_plugin.domain.activity import Period, Tally
from engagement_plugin.domain.audience import AudienceFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How many of the newcomers were there again on the n-th day after their first.

    Attributes:
        eligible: Newcomers whose n-th day is over.
        returned: Those of them who were there on it.
        waiting: Newcomers whose n-th day is still to come, or going on: the cell is unfinished.
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
class CohortFigures:
    """Newcomers of one week or month.

    Attributes:
        first, last: Days of the zone; cut short where the span begins or ends within them.
        is_month: Whether it is told by months.
        cells: One for each of `RETENTION_DAYS`.
    """

    first: date
    last: date
    is_month: bool
    people: int
    cells: tuple[Retention, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceFigures:
    """The figures of one period.

    Attributes:
        whom: Of whom they speak.
        people: Everybody ever seen.
        active: Seen within the period.
        daily: Mean number of people a day, over the period's days.
        today, weekly, monthly: People on the last day, the last 7 and the last 30 days.
        stickiness: Mean number a day over the last 30 days, divided by `monthly`.
        new: Active in the period, and first seen in it.
        returning: Active in the period and in as many days before it; not new.
        resurrected: Active in the period, not in as many days before it; not new.
        lapsed: Active in as many days before the period, and not in it.
        retention: Of those who were new in the period or in the 30 days before it.
        cohorts: The same by the weeks or months in which they came.
        bands: People by their risk of leaving; empty where only a part is spoken of.
        sources: Newcomers of the period by the link that brought them.
    """

    period: Period
    whom: AudienceFilter
    people: int
    active: int
    daily: float
    today: int
    weekly: int
    monthly: int
    stickiness: float | None
    new: int
    returning: int
    resurrected: int
    lapsed: int
    retention: tuple[Retention, ...]
    cohorts: tuple[CohortFigures, ...]
    tally: Tally
    series: DaySeries
    bands: Mapping[RiskBand, int]
    sources: Mapping[str, int]
