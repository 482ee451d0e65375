"""One person's rhythm, and whose rhythm has broken."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.domain import Consents, Patterns
from engagement_plugin.domain.activity import Period, Tally
from engagement_plugin.domain.card import PersonCard
from engagement_plugin.insight.days import SLOT, day_of
from engagement_plugin.insight.portrait import Portrait

SILENT_DAYS: Final = 7
REGULAR_DAYS: Final = 3
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFigures:
    """What a period says of one person.

    Attributes:
        active_days: Days on which they did something.
        hours: Up to three hours of the day, 0 to 23 in `zone`, on most days first.
        zone: In which the hours and days are: the person's own where it is known well enough,
            else that of the statistics.
        patterns: None of a person who was never looked at.
        portrait: Of more days than the period's.
    """

    card: PersonCard
    period: Period
    active_days: int
    hours: tuple[int, ...]
    zone: ZoneInfo
    tally: Tally
    patterns: Patterns | None
    consents: Consents
    portrait: Portrait


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """A page of those who need attention, whoever would be missed most first.

    Attributes:
        people: Telegram ids, and what is known of each.
        page: 0 is the first.
        has_more: Whether another page follows.
    """

    people: tuple[tuple[int, Patterns], ...]
    page: int
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A regular who has gone silent."""

    person: int
    active_days: int
    last_day: date


def favourite_hours(slots: Iterable[int], zone: ZoneInfo, *, most: int = 3) -> tuple[int, ...]:
    """Give the hours of the day in which somebody was there on the most days.

    Each hour of a day counts once, so that one long talk does not outvote a habit.
    """
    moments = {(_EPOCH + slot * SLOT).astimezone(zone) for slot in slots}
    days = Counter(hour for _, hour in {(moment.date(), moment.hour) for moment in moments})
    ranked = sorted(days.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(hour for hour, _ in ranked[:most])


def missed(
    activity: Iterable[tuple[int, int]], *, today: date, zone: ZoneInfo, most: int
) -> list[Missed]:
    """Name the regulars who have not been there for a week, the most regular first.

    A regular was there on at least three days of the time before that week.
    """
    seen: dict[int, set[date]] = {}
    for person, slot in activity:
        seen.setdefault(person, set()).add(day_of(slot, zone))
    border = today - timedelta(days=SILENT_DAYS)
    found = [
        Missed(person=person, active_days=len(days), last_day=max(days))
        for person, days in seen.items()
        if max(days) <= border and len(days) >= REGULAR_DAYS
    ]
    return sorted(found, key=lambda each: (-each.active_days, each.last_day, each.person))[:most]
