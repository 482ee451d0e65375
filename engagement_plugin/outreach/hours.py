"""Which hour is best for a message, and with what chance it was chosen."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Usual
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.quiet import Night

_HOUR: Final = timedelta(hours=1)
_WEEK: Final = 7
_HOURS: Final = 24
# What is usual counts like so many hours of the person's own; their other weekdays like so many.
_USUAL_STRENGTH: Final = 10.0
_OTHER_DAYS_STRENGTH: Final = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The moment for a message.

    Attributes:
        propensity: Chance with which its hour was chosen among the allowed ones.
        is_random: The draw at random decided, also where it hit the best hour.
    """

    due_at: datetime
    propensity: float
    is_random: bool


def choose(
    candidate: Candidate,
    policy: Policy,
    usual: Usual,
    night: Night,
    *,
    now: datetime,
    looks_ahead: timedelta,
    expires_at: datetime,
    rng: Random,
) -> Chosen | None:
    """Choose among the hours in which nobody sleeps; None where there is none in time."""
    until = min(now + looks_ahead, expires_at)
    hours = _allowed(night, now, until) or _allowed(night, now, expires_at)[:1]
    if not hours:
        return None
    best = _best(hours, candidate, usual, night)
    is_random = rng.random() < policy.random_share
    chosen = rng.choice(hours) if is_random else best
    by_chance = policy.random_share / len(hours)
    propensity = by_chance + (1 - policy.random_share if chosen == best else 0.0)
    begins, ends = chosen
    # Spread over the hour, so that not everybody is due at once.
    due_at = begins + (ends - begins) * rng.random()
    return Chosen(
        due_at=max(due_at.replace(microsecond=0), now),
        propensity=min(propensity, 1.0),
        is_random=is_random,
    )


def next_allowed(night: Night, *, now: datetime, before: datetime) -> datetime | None:
    """Give the next moment that is not quiet; None where it comes too late."""
    if not night.is_quiet(now) and now < before:
        return now
    hours = _allowed(night, now, before)
    return hours[0][0] if hours else None


def _allowed(night: Night, now: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """List the hours of the clock before a moment, each from when to when it may be used."""
    begins = now.replace(minute=0, second=0, microsecond=0)
    found = []
    while begins < until:
        if not night.is_hour_quiet(begins):
            found.append((max(begins, now), min(begins + _HOUR, until)))
        begins += _HOUR
    return found


def _best(
    hours: list[tuple[datetime, datetime]], candidate: Candidate, usual: Usual, night: Night
) -> tuple[datetime, datetime]:
    """Give the hour in which they are likeliest to be there; of several the earliest.

    What the prediction named comes first; else the person's rhythm, drawn towards their other
    weekdays and towards what is usual.
    """
    habits = candidate.habits
    named = {} if habits is None else {hour: -n for n, hour in enumerate(habits.best_hours)}
    own = () if habits is None else habits.rhythm
    weight = habits.rhythm_weight if habits is not None and own else 0.0
    by_hour = [sum(own[hour::_HOURS]) / _WEEK for hour in range(_HOURS)] if own else []

    def worth(slot: tuple[datetime, datetime]) -> tuple[float, float]:
        local = slot[0].astimezone(night.zones[0])
        cell = local.weekday() * _HOURS + local.hour
        found = _USUAL_STRENGTH * usual.rhythm[cell] if usual.rhythm else 0.0
        if own:
            found += weight * own[cell] + min(weight, _OTHER_DAYS_STRENGTH) * by_hour[local.hour]
        return named.get(local.hour, -_HOURS), found

    return max(hours, key=worth)
