"""At what pace somebody climbs, and when they would arrive."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints, begins
from engagement_plugin.milestones.climbs import Climb
from engagement_plugin.milestones.evidence import Evidence
from engagement_plugin.milestones.streaking import FREEZES_A_WEEK, StreakAscent
from engagement_plugin.milestones.values import Estimate

# Weeks far back say little of the next ones.
LOOK_BACK_DAYS: Final = 28
PARTS: Final = 4
# Beyond this, nobody can say.
MOST_DAYS: Final = 3 * 365
MOST_LATEST_DAYS: Final = 10 * 365
_NINE_OF_TEN: Final = 1.645
_WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """An element a person; NaN where there is no pace.

    Attributes:
        per_day: What came a day lately.
        days, earliest, latest: Until the target is met, in days from now; nine of ten arrive
            between the last two if they go on as before.
    """

    per_day: Floats
    days: Floats
    earliest: Floats
    latest: Floats

    def velocity(self, place: int) -> float | None:
        """Give one person's pace a day."""
        return None if np.isnan(self.per_day[place]) else float(self.per_day[place])

    def estimate(self, place: int, now: datetime) -> Estimate | None:
        """Give when one person would arrive."""
        days = [each[place] for each in (self.days, self.earliest, self.latest)]
        if np.isnan(days).any():
            return None
        at, earliest, latest = (now + timedelta(days=float(each)) for each in days)
        return Estimate(at=at, earliest_at=earliest, latest_at=latest)


def pace_of_count(climb: Climb, remaining: Floats, known: Evidence, *, grain: float) -> Pace:
    """Judge by what the last four weeks brought, or the days there were.

    What comes unevenly, and what has hardly begun to come, gives a wide range.

    Args:
        remaining: What is still missing; above 0.
        grain: The smallest step of the figure.
    """
    span = np.minimum(_age(known), LOOK_BACK_DAYS).astype(np.float64)
    # On somebody's own calendar tomorrow may have begun.
    ends = [np.full(known.n, known.today + 1, dtype=np.int64)]
    ends += [
        known.today - np.rint(span * part / PARTS).astype(np.int64) for part in range(1, PARTS + 1)
    ]
    at = np.stack([climb.at(end) for end in ends]) / grain
    parts = np.maximum(at[:-1] - at[1:], 0.0)
    gained, missing = parts.sum(axis=0), remaining / grain
    mean = gained / PARTS
    with np.errstate(divide="ignore", invalid="ignore"):
        uneven = np.maximum(np.where(mean > 0, parts.var(axis=0, ddof=1) / mean, 1.0), 1.0)
        per_day = np.where(gained > 0, gained / span, np.nan)
        days = missing / per_day
        # The pace itself is uncertain, and so is what comes at a known one.
        variance = uneven / gained + uneven / np.maximum(missing, 1)
        earliest = np.minimum(_gamma(variance, -_NINE_OF_TEN), 1.0)
        latest = np.exp(_NINE_OF_TEN * np.sqrt(variance))
    return _told(per_day * grain, days, days * earliest, days * latest)


def pace_of_streak(found: StreakAscent, remaining: Floats, known: Evidence) -> Pace:
    """Count a day for a day while a streak lives; each week may have a forgiven day in between."""
    is_alive = found.current > 0
    came_today = np.zeros(known.n)
    came_today[known.own.person[known.own.age == 0]] = 1
    days = np.where(is_alive, np.maximum(remaining - 1 + came_today, 0), np.nan)
    pauses = np.ceil((remaining + 1) / (_WEEK - FREEZES_A_WEEK)) * FREEZES_A_WEEK
    return _told(np.where(is_alive, 1.0, np.nan), days, days, days + pauses)


def pace_of_days_together(climb: Climb, remaining: Floats, known: Evidence) -> Pace:
    """Days pass by themselves; they are met on the first visit after them."""
    own, last = known.own, np.full(known.n, -1, dtype=np.int64)
    np.maximum.at(last, own.person, own.day)
    passed = (known.own_today - last).astype(np.float64)
    lately = (own.age[1:] < LOOK_BACK_DAYS) & ~begins(own.person)[1:]
    gap = np.ones(known.n)
    steps = (own.day[1:] - own.day[:-1])[lately].astype(np.float64)
    np.maximum.at(gap, own.person[1:][lately], steps)
    is_here = (last >= 0) & (passed < LOOK_BACK_DAYS)
    # Whoever is due already arrives with the next visit.
    earliest = np.where(is_here, np.maximum(remaining - passed, 0.0), np.nan)
    return _told(
        np.where(is_here, 1.0, np.nan), earliest + (gap - 1) / 2, earliest, earliest + gap
    )


def _gamma(variance: Floats, z: float) -> Floats:
    """Give the quantile of waiting with mean 1, by Wilson and Hilferty's cube."""
    return np.asarray(np.maximum(1 - variance / 9 + z * np.sqrt(variance) / 3, 0.0) ** 3)


def _age(known: Evidence) -> Ints:
    """Count the days since each person's first one, both included."""
    first = np.full(known.n, known.today, dtype=np.int64)
    np.minimum.at(first, known.days.person, known.days.day)
    return known.today - first + 1


def _told(per_day: Floats, days: Floats, earliest: Floats, latest: Floats) -> Pace:
    is_far = ~(days <= MOST_DAYS)
    return Pace(
        per_day=per_day,
        days=np.where(is_far, np.nan, days),
        earliest=np.where(is_far, np.nan, earliest),
        latest=np.where(is_far, np.nan, np.minimum(latest, MOST_LATEST_DAYS)),
    )
