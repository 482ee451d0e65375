"""When it is night where somebody lives, also where nobody is sure where that is."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.insight.offsets import zone_named
from engagement_plugin.insight.zone_priors import speaks
from engagement_plugin.outreach.considered import Usual
from engagement_plugin.outreach.policy import Policy

DAY_MINUTES: Final = 1_440
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
# After the time of day at which somebody was there last.
_AWAKE_MINUTES: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """A person's quiet hours.

    Attributes:
        zones: Where they may live, the likeliest first: it is quiet where it is so in any.
        span: Minutes of the day there, from and until.
        awake_at: Minute of the UTC day in which they were there last, where at every hour it is
            quiet in one of the zones: the two hours after it are the only ones surely not night.
    """

    zones: tuple[ZoneInfo, ...]
    span: tuple[int, int]
    awake_at: int | None = None

    def is_quiet(self, moment: datetime) -> bool:
        """Say whether somebody should not be written to at this moment."""
        return self._is_quiet(moment, 1)

    def is_hour_quiet(self, begins: datetime) -> bool:
        """Say whether any of the sixty minutes from this moment on is quiet.

        The clock may be set within them: both offsets are tried.
        """
        return self._is_quiet(begins, 60) or self._is_quiet(begins + _HOUR - _MINUTE, -60)

    def _is_quiet(self, moment: datetime, minutes: int) -> bool:
        if self.awake_at is not None:
            first = _minute(moment, UTC) + min(minutes + 1, 0)
            since = (first - self.awake_at) % DAY_MINUTES
            return since + abs(minutes) > _AWAKE_MINUTES
        return any(
            _meets(_minute(moment, zone) + min(minutes + 1, 0), abs(minutes), self.span)
            for zone in self.zones
        )


def night_of(candidate: Candidate, policy: Policy, usual: Usual) -> Night:
    """Say when it is night for a person.

    Where the zone is known it is that zone's night. Otherwise no hour is taken that is quiet in
    any of the zones in which people of their language, or of this bot, live. Some languages are
    spoken all round the world, and no such hour is left: then the time of day decides at which
    they wrote themselves, for then they were awake. Quiet hours that people set themselves are
    never overruled like that.
    """
    zones = likely_zones(candidate, policy, usual)
    span = policy.quiet if candidate.quiet is None else candidate.quiet
    if len(zones) == 1 or candidate.quiet is not None or not _never_awake(zones, span):
        return Night(zones=zones, span=span)
    return Night(zones=zones, span=span, awake_at=_minute(candidate.last_seen_at, UTC))


def likely_zones(candidate: Candidate, policy: Policy, usual: Usual) -> tuple[ZoneInfo, ...]:
    """List where a person may live, the likeliest first; never nothing."""
    own = zone_named(candidate.zone) if candidate.zone else None
    sure = 1.0 if candidate.zone_confidence is None else candidate.zone_confidence
    if own is not None and sure >= policy.trusted:
        return (own,)
    places = speaks(candidate.language) or usual.zones
    whole = sum(places.values())
    likely = [
        zone
        for name, number in sorted(places.items(), key=lambda each: (-each[1], each[0]))
        if number > 0 and number >= policy.likely * whole
        for zone in (zone_named(name),)
        if zone is not None
    ]
    found = tuple(dict.fromkeys([own, *likely] if own is not None else likely))
    return found or (zone_named(policy.zone) or ZoneInfo("UTC"),)


@lru_cache(maxsize=512)
def _never_awake(zones: tuple[ZoneInfo, ...], span: tuple[int, int]) -> bool:
    """Say whether at every hour of a summer's or of a winter's day it is quiet in one of them."""
    night = Night(zones=zones, span=span)
    days = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))
    return any(all(night.is_hour_quiet(day + n * _HOUR) for n in range(24)) for day in days)


def _minute(moment: datetime, zone: tzinfo) -> int:
    local = moment.astimezone(zone)
    return local.hour * 60 + local.minute


def _meets(first: int, minutes: int, span: tuple[int, int]) -> bool:
    """Say whether two spans of the day's circle overlap.

    >>> _meets(1_430, 60, (0, 540)), _meets(540, 60, (1_320, 540)), _meets(0, 60, (0, 0))
    (True, False, False)
    """
    begins, ends = span
    length = (ends - begins) % DAY_MINUTES
    if not length:
        return False
    return (first - begins) % DAY_MINUTES < length or (begins - first) % DAY_MINUTES < minutes
