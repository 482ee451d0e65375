"""How a life with the bot goes: chapters of some days, one after another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Final, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Some days of the same habit.

    Attributes:
        days: How many.
        weekday, weekend: Chance of a visit on such a day.
        gloom: How much moods lean down, 0 to 1.
        begins_unblocked: They have blocked the bot, and take that back first.
        ends_blocked: They block the bot when it is over.
    """

    days: int
    weekday: float
    weekend: float
    gloom: float = 0.15
    begins_unblocked: bool = False
    ends_blocked: bool = False


Story: TypeAlias = Callable[[Random], Iterator[Chapter]]
FOR_GOOD: Final = 10_000


def _away(days: int) -> Chapter:
    return Chapter(days=days, weekday=0.0, weekend=0.0)


def passer_by(rng: Random) -> Iterator[Chapter]:
    """Look in once."""
    yield Chapter(days=1, weekday=1.0, weekend=1.0)


def curious(rng: Random) -> Iterator[Chapter]:
    """Try it for some days, then find that it is not for them."""
    yield Chapter(days=rng.randint(3, 6), weekday=0.65, weekend=0.5)


def faithful(rng: Random) -> Iterator[Chapter]:
    """Come nearly every day."""
    yield Chapter(days=FOR_GOOD, weekday=rng.uniform(0.86, 0.97), weekend=rng.uniform(0.7, 0.95))


def now_and_then(rng: Random) -> Iterator[Chapter]:
    """Come when it fits."""
    yield Chapter(days=FOR_GOOD, weekday=0.35, weekend=0.25)


def at_weekends(rng: Random) -> Iterator[Chapter]:
    """Have time on two days."""
    yield Chapter(days=FOR_GOOD, weekday=0.06, weekend=0.8)


def on_workdays(rng: Random) -> Iterator[Chapter]:
    """Make it a part of the way to work."""
    yield Chapter(days=FOR_GOOD, weekday=0.85, weekend=0.08)


def fading(rng: Random) -> Iterator[Chapter]:
    """Come daily, then less, then no more."""
    yield Chapter(days=rng.randint(7, 11), weekday=0.85, weekend=0.8)
    yield Chapter(days=rng.randint(4, 7), weekday=0.4, weekend=0.3, gloom=0.4)
    yield Chapter(days=rng.randint(3, 6), weekday=0.12, weekend=0.1, gloom=0.6)


def in_bouts(rng: Random) -> Iterator[Chapter]:
    """Be all there for some days and not at all for others, again and again."""
    while True:
        yield Chapter(days=rng.randint(3, 6), weekday=0.8, weekend=0.8)
        yield _away(rng.randint(4, 8))


def hard_time(rng: Random) -> Iterator[Chapter]:
    """Fall into a bad fortnight, and lean on the bot through it."""
    yield Chapter(days=rng.randint(4, 9), weekday=0.5, weekend=0.4)
    yield Chapter(days=rng.randint(10, 14), weekday=0.92, weekend=0.92, gloom=0.8)
    yield Chapter(days=FOR_GOOD, weekday=0.5, weekend=0.5)


def annoyed(rng: Random) -> Iterator[Chapter]:
    """Get tired of it, and block it."""
    yield Chapter(days=rng.randint(3, 9), weekday=0.6, weekend=0.5, gloom=0.55, ends_blocked=True)


def second_chance(rng: Random) -> Iterator[Chapter]:
    """Block it, and come back after a while."""
    yield Chapter(days=rng.randint(4, 7), weekday=0.7, weekend=0.6, ends_blocked=True)
    yield _away(rng.randint(6, 9))
    yield Chapter(days=FOR_GOOD, weekday=0.6, weekend=0.6, begins_unblocked=True)


STORIES: Final[tuple[tuple[Story, int], ...]] = (
    (passer_by, 20),
    (curious, 21),
    (faithful, 7),
    (now_and_then, 11),
    (at_weekends, 6),
    (on_workdays, 6),
    (fading, 13),
    (in_bouts, 6),
    (hard_time, 3),
    (annoyed, 5),
    (second_chance, 2),
)


def a_story(rng: Random) -> Iterator[Chapter]:
    """Draw one."""
    tell = rng.choices([story for story, _ in STORIES], [weight for _, weight in STORIES])[0]
    return tell(rng)
