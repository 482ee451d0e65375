"""How much is too much: every figure that decisions rest on, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.settings import OutreachSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRules:
    """What holds for one kind.

    Attributes:
        priority: Of two kinds that fit, the higher one is chosen.
        lives_for: A message later than this is worse than none.
        cool_down: Between two of this kind.
        looks_ahead: Among the hours of how long the best one is chosen.
        looks_again: When a refusal that may have passed is thought over.
    """

    priority: int
    lives_for: timedelta
    cool_down: timedelta
    looks_ahead: timedelta = timedelta(hours=24)
    looks_again: timedelta = timedelta(hours=24)


RULES: Final[Mapping[OutreachType, KindRules]] = MappingProxyType(
    {
        OutreachType.MILESTONE_CELEBRATION: KindRules(
            priority=60,
            lives_for=timedelta(hours=48),
            # The gap between any two is enough: nothing is celebrated twice.
            cool_down=timedelta(),
            looks_ahead=timedelta(hours=12),
            looks_again=timedelta(hours=6),
        ),
        OutreachType.MOOD_SUPPORT: KindRules(
            priority=50,
            lives_for=timedelta(hours=24),
            cool_down=timedelta(days=14),
            looks_ahead=timedelta(hours=12),
            looks_again=timedelta(hours=12),
        ),
        OutreachType.CHURN_PREVENTION: KindRules(
            priority=40, lives_for=timedelta(days=5), cool_down=timedelta(days=21)
        ),
        OutreachType.CHECK_IN: KindRules(
            priority=30, lives_for=timedelta(days=3), cool_down=timedelta(days=14)
        ),
        OutreachType.RE_ENGAGEMENT: KindRules(
            priority=20, lives_for=timedelta(days=7), cool_down=timedelta(days=14)
        ),
        OutreachType.FEATURE_DISCOVERY: KindRules(
            priority=10, lives_for=timedelta(days=7), cool_down=timedelta(days=30)
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules of one deployment.

    Attributes:
        lapse: Silent for longer than this, a person has lapsed. Two weeks: of those who stay
            away so long about half come back by themselves, and of those away a month a quarter.
        given_up: Silent for longer than this, nobody is written to any more.
        tries: How long after the lapse each attempt to win somebody back comes.
        quiet: Quiet hours of people who set none, in minutes of their own day.
        zone: The deployment's, for people of whom nothing says where they live.
        trusted: From this confidence on a guessed zone is believed alone.
        likely: A zone is likely where it holds at least this share of a language's people.
        asks_first: Nobody is written to who has not said yes; else nobody who has said no.
        random_share: Of messages, how many go out at a random allowed hour.
        holdout: Share of people held out of everything.
        kind_holdout: Share held out of each kind by itself, others for each: only so can one tell
            what a single kind does.
        hold_out_celebrations: Whether celebrations are held back as well.
        answered_within: A message without an answer after this long stays without one.
        distress_rest: After a sign of acute distress nothing at all is sent for so long.
    """

    per_day: int = 1
    per_week: int = 2
    per_month: int = 4
    gap: timedelta = timedelta(hours=20)
    lapse: timedelta = timedelta(days=14)
    given_up: timedelta = timedelta(days=90)
    tries: tuple[timedelta, ...] = (timedelta(), timedelta(days=14), timedelta(days=35))
    quiet: tuple[int, int] = (22 * 60, 9 * 60)
    zone: str = "UTC"
    trusted: float = 0.5
    likely: float = 0.05
    asks_first: bool = False
    random_share: float = 0.1
    holdout: float = 0.1
    kind_holdout: float = 0.05
    hold_out_celebrations: bool = False
    answered_within: timedelta = timedelta(days=3)
    distress_rest: timedelta = timedelta(days=3)
    off: frozenset[OutreachType] = frozenset()
    rules: Mapping[OutreachType, KindRules] = field(default_factory=lambda: RULES)


def policy_of(settings: OutreachSettings, *, zone: str, asks_first: bool) -> Policy:
    """Read the rules from the settings."""
    return Policy(
        per_day=settings.per_day,
        per_week=settings.per_week,
        per_month=settings.per_month,
        gap=timedelta(hours=settings.gap_hours),
        lapse=timedelta(days=settings.lapse_days),
        quiet=_minutes(settings.quiet),
        zone=zone,
        asks_first=asks_first,
        random_share=settings.random_hours,
        holdout=settings.holdout,
        kind_holdout=settings.kind_holdout,
        hold_out_celebrations=settings.hold_out_celebrations,
        off=frozenset(settings.off),
    )


def _minutes(span: str) -> tuple[int, int]:
    """Read a span of the day; without one no minute is quiet.

    >>> _minutes("22:00-09:00"), _minutes("")
    ((1320, 540), (0, 0))
    """
    if not span:
        return 0, 0
    begins, ends = (
        int(hours) * 60 + int(minutes)
        for hours, _, minutes in (each.partition(":") for each in span.split("-"))
    )
    return begins, ends
