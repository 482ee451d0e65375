"""A town's life of some weeks, told in deeds; the same seed tells the same life."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from bot.demo.deeds import Deed, Doing
from bot.demo.folk import Resident, residents
from bot.demo.moods import Weather
from bot.demo.stories import Chapter, a_story
from bot.demo.visits import Visit
from bot.demo.words import say
from bot.mood import Mood
from engagement_plugin.testing.updates import Group

MOST_UPDATES: Final = 15_000
BEGIN: Final = date(2026, 2, 2)
# The admin asks on the last evening; what would come later has not happened yet.
ASKING: Final = time(20, 30, tzinfo=UTC)
WALKERS: Final = Group(title="Morning walkers")
WALKERS_SHARE: Final = 0.12
WALK_ON_WEEKDAYS: Final = 0.15
WALK_AT_WEEKENDS: Final = 0.3
# How people come: with the opening, by a newspaper's article, one by one.
OPENING_SHARE: Final = 0.4
ARTICLE_SHARE: Final = 0.2
ARTICLE_PAYLOAD: Final = "gazette"
LINK_PAYLOADS: Final = ("", "", "", "friend", "poster")
SECOND_VISIT_SHARE: Final = 0.06


class TownTooLargeError(ValueError):
    """So many people in so many days would do more than a demo should show."""

    def __init__(self, updates: int) -> None:
        super().__init__(
            f"that town would make {updates:,} updates, and {MOST_UPDATES:,} are the most. "
            "Take fewer --people or --days."
        )


def town(people: int, days: int, seed: int) -> list[Deed]:
    """Tell what everybody does, in order.

    Raises:
        TownTooLargeError: It would be more than `MOST_UPDATES`.
    """
    rng = Random(seed)
    everybody = residents(people, rng)
    until = end(days)
    told: list[Deed] = []
    for resident in everybody:
        told.extend(_life(resident, days, Random(rng.getrandbits(64))))
    walkers = everybody[: round(len(everybody) * WALKERS_SHARE)]
    told.extend(_walks(walkers, days, Random(rng.getrandbits(64))))
    happened = sorted(
        (deed for deed in told if deed.at <= until), key=lambda deed: (deed.at, deed.who.id)
    )
    if len(happened) > MOST_UPDATES:
        raise TownTooLargeError(len(happened))
    return happened


def end(days: int) -> datetime:
    """Tell when the admin asks."""
    return datetime.combine(BEGIN + timedelta(days=days - 1), ASKING)


def _life(resident: Resident, days: int, rng: Random) -> Iterator[Deed]:
    arrival = day = _arrival_day(days, rng)
    source = _source(arrival, days, rng)
    weather = Weather(rng)
    for chapter in a_story(rng):
        last = min(day + chapter.days, days)
        for today in range(day, last):
            mood = weather.today(chapter.gloom)
            if today == arrival:
                yield from _visit(resident, today, rng).first(mood, source=source)
            elif today == day and chapter.begins_unblocked:
                yield from _visit(resident, today, rng).reunion()
            else:
                yield from _usual_day(resident, chapter, today, mood, rng)
        if chapter.ends_blocked and last < days:
            yield from _visit(resident, last, rng).goodbye()
        day = last
        if day >= days:
            return


def _usual_day(
    resident: Resident, chapter: Chapter, today: int, mood: Mood, rng: Random
) -> Iterator[Deed]:
    chance = chapter.weekend if _is_weekend(today) else chapter.weekday
    if rng.random() < chance:
        yield from _visit(resident, today, rng).usual(mood)
        if rng.random() < SECOND_VISIT_SHARE:
            yield from _visit(resident, today, rng).usual(mood)


def _visit(resident: Resident, today: int, rng: Random) -> Visit:
    chronotype = resident.chronotype
    hour = rng.choice(chronotype.hours) + rng.gauss(0, 0.3)
    if _is_weekend(today):
        hour += chronotype.weekend_delay
    midnight = datetime.combine(BEGIN + timedelta(days=today), time(), tzinfo=resident.zone)
    return Visit(resident, (midnight + timedelta(hours=hour)).astimezone(UTC), rng)


def _arrival_day(days: int, rng: Random) -> int:
    drawn = rng.random()
    if drawn < OPENING_SHARE:
        return min(rng.choice((0, 0, 0, 1, 1, 2)), days - 1)
    if drawn < OPENING_SHARE + ARTICLE_SHARE:
        return min(_article_day(days) + rng.choice((0, 0, 1, 1, 2)), days - 1)
    return rng.randrange(days)


def _source(today: int, days: int, rng: Random) -> str:
    is_reader = 0 <= today - _article_day(days) <= 2 and rng.random() < 0.7
    return ARTICLE_PAYLOAD if is_reader else rng.choice(LINK_PAYLOADS)


def _article_day(days: int) -> int:
    return days * 2 // 5


def _walks(walkers: tuple[Resident, ...], days: int, rng: Random) -> Iterator[Deed]:
    """Let the walkers talk to each other in a group that the bot was invited to."""
    if not walkers:
        return
    opening = datetime.combine(BEGIN + timedelta(days=1), time(9), tzinfo=UTC)
    yield Deed(at=opening, who=walkers[0].who, doing=Doing.INVITE, group=WALKERS)
    for today in range(1, days):
        for walker in walkers:
            if rng.random() < (WALK_AT_WEEKENDS if _is_weekend(today) else WALK_ON_WEEKDAYS):
                yield Deed(
                    at=opening + timedelta(days=today - 1, minutes=rng.randint(5, 180)),
                    who=walker.who,
                    doing=Doing.SAY,
                    words=say(walker.who.language, rng.choice(tuple(Mood)[:3]), rng),
                    group=WALKERS,
                )


def _is_weekend(today: int) -> bool:
    return (BEGIN + timedelta(days=today)).weekday() >= 5
