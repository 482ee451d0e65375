"""What others are told of milestones."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engagement_plugin.domain import MilestoneCategory
from engagement_plugin.milestones.specs import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A milestone as it is shown.

    Attributes:
        title, text, celebration: Message ids, or a host's own words.
        texts: A host's own words by language; empty of those we ship.
    """

    code: str
    category: MilestoneCategory
    icon: str
    difficulty: int
    points: int
    metric: str
    target: float
    is_repeatable: bool
    title: str
    text: str
    celebration: str
    texts: Mapping[str, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A milestone somebody reached, `times` times, the last time at `at`."""

    milestone: Shown
    at: datetime
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """When something would be reached at this pace; nine of ten arrive within the range."""

    at: datetime
    earliest_at: datetime
    latest_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A milestone somebody is on the way to.

    Attributes:
        current: Of the target; of a repeatable one since it was last reached.
        percent: 0 to 99.9.
        velocity_per_day: None where there is no pace.
        estimate: None where there is no pace, or where it lies years away.
    """

    milestone: Shown
    current: float
    target: float
    percent: float
    velocity_per_day: float | None
    estimate: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMilestones:
    """Everything of one person.

    Attributes:
        reached: The latest first.
        ahead: The nearest first.
        points: Of all that was reached.
    """

    reached: tuple[Reached, ...]
    ahead: tuple[Ahead, ...]
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneStanding:
    """How a milestone fares with everybody.

    Attributes:
        median_days: From first seen to reached, half of those who reached it; None of nobody.
    """

    milestone: Shown
    reached: int
    median_days: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Celebration:
    """What one person is to be congratulated on, all at once.

    Attributes:
        reached: The hardest first.
        marks: What `mark_celebrated` marks.
    """

    bot_id: int
    telegram_id: int
    person_id: int
    reached: tuple[Reached, ...]
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeded:
    """What seeding did, by code.

    Attributes:
        differing: Of the kept ones, those that an overwrite would change or retire.
        retired: Offered no longer.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
