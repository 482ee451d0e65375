"""The audience of a bot over a period: how many, how often, how many stay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from engagement_plugin.domain import RiskBand
from engagement_plugin.domain.activity import Period, Scores, Tally
from engagement_plugin.domain.audience import EVERYBODY, AudienceFilter
from engagement_plugin.domain.presence import Presence
from engagement_plugin.insight.attendance import Attendance, attendance, hours
from engagement_plugin.insight.audience_figures import AudienceFigures
from engagement_plugin.insight.groups import Ints
from engagement_plugin.insight.retention import (
    RETENTION_DAYS,
    Newcomers,
    cohorts,
    retention,
)
from engagement_plugin.insight.series import day_series

WEEK: Final = 7
MONTH: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceFacts:
    """What the figures are computed from.

    Attributes:
        presence: Since `needed_from`.
        newcomers: People first seen since `cohorts_from`, in the days of the zone.
    """

    presence: Presence
    newcomers: Newcomers
    people: int
    whom: AudienceFilter = EVERYBODY
    tally: Tally = field(default_factory=Tally)
    scores: Iterable[Scores] = ()
    bands: Mapping[RiskBand, int] = field(default_factory=dict)
    sources: Mapping[str, int] = field(default_factory=dict)


def needed_from(period: Period) -> date:
    """Give the first day of activity that `audience` has to be told."""
    before = period.first - timedelta(days=period.days)
    return min(before, cohorts_from(period), period.last - timedelta(days=MONTH - 1))


def cohorts_from(period: Period) -> date:
    """Give the first day of newcomers: early enough for the longest look to fall in the period."""
    return period.first - timedelta(days=max(RETENTION_DAYS))


def audience(facts: AudienceFacts, *, period: Period, zone: ZoneInfo) -> AudienceFigures:
    """Compute the figures."""
    there = attendance(facts.presence, zone, first=needed_from(period), last=period.last)
    active = there.between(period.first, period.last).people()
    before = there.between(
        period.first - timedelta(days=period.days), period.first - timedelta(days=1)
    ).people()
    came = facts.newcomers.between(cohorts_from(period), period.last)
    new = np.isin(active, came.between(period.first, period.last).person)
    kept = np.isin(active, before) & ~new
    monthly = _seen(there, period.last, MONTH)
    return AudienceFigures(
        period=period,
        whom=facts.whom,
        people=facts.people,
        active=len(active),
        daily=float(there.daily(period.first, period.last).mean()),
        today=_seen(there, period.last, 1),
        weekly=_seen(there, period.last, WEEK),
        monthly=monthly,
        stickiness=_stickiness(there, period.last, monthly),
        new=int(np.count_nonzero(new)),
        returning=int(np.count_nonzero(kept)),
        resurrected=len(active) - int(np.count_nonzero(new | kept)),
        lapsed=_missing(before, active),
        retention=retention(came, there, last=period.last),
        cohorts=cohorts(came, there, first=cohorts_from(period), last=period.last),
        tally=facts.tally,
        series=day_series(
            period,
            there=there,
            newcomers=came,
            hours=hours(facts.presence, zone, first=period.first, last=period.last),
            scores=facts.scores,
            zone=zone,
        ),
        bands=facts.bands,
        sources=facts.sources,
    )


def _seen(there: Attendance, last: date, days: int) -> int:
    return len(there.between(last - timedelta(days=days - 1), last).people())


def _missing(before: Ints, active: Ints) -> int:
    return int(np.count_nonzero(~np.isin(before, active)))


def _stickiness(there: Attendance, last: date, monthly: int) -> float | None:
    if not monthly:
        return None
    return float(there.daily(last - timedelta(days=MONTH - 1), last).mean()) / monthly
