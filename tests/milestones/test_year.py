"""A year lived by made-up people, looked at again and again, beside a slow and obvious count."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from engagement_plugin.domain import Interaction, InteractionType, Sentiment, SentimentType
from engagement_plugin.milestones.catalogue import SHIPPED
from engagement_plugin.storage.models import MilestoneProgress, Person
from tests.milestones.conftest import Town

BEGIN = date(2025, 3, 1)
DAYS = 365
ZONES = {1: "Europe/Berlin", 2: "America/New_York", 3: "Pacific/Auckland", 4: "UTC"}
# Of two neighbouring days no length comes twice, so that nothing looks repeated.
LENGTHS = ((5, 7, 8, 12), (6, 9, 10, 15))
BRIGHT = Sentiment(
    score=0.5, label=SentimentType.POSITIVE, confidence=0.5, coverage=0.5, language="en"
)


@dataclass
class Life:
    """What somebody did; messages as moment, quality, whether it was bright, and a reply."""

    days: set[date] = field(default_factory=set)
    messages: list[tuple[datetime, float, bool, bool]] = field(default_factory=list)
    reactions: int = 0
    commands: set[str] = field(default_factory=set)
    features: set[str] = field(default_factory=set)
    contents: set[str] = field(default_factory=set)

    def reached(self) -> set[str]:
        """Go through the catalogue, one by one."""
        days = sorted(self.days)
        qualities = [each[1] for each in self.messages]
        figures = {
            "messages": len(qualities),
            "thoughtful": sum(each >= 0.6 for each in qualities),
            "deep": sum(each >= 0.75 for each in qualities),
            "quality": best_hundred(self.messages),
            "bright": sum(each[2] for each in self.messages),
            "reactions": self.reactions,
            "responses": self.reactions + sum(each[3] for each in self.messages),
            "streak": longest(days),
            "days_together": (days[-1] - days[0]).days,
            "commands": len(self.commands),
            "features": len(self.features),
            "contents": len(self.contents),
            "comebacks": 0,
            "friends": 0,
        }
        return {each.code for each in SHIPPED if figures[each.metric] >= each.target}


def longest(days: list[date]) -> int:
    """Walk the calendar; one missed day a week, Monday to Sunday, is forgiven."""
    best, run, spent = 1, 1, set[tuple[int, int]]()
    for before, after in pairwise(days):
        week = (after - timedelta(days=1)).isocalendar()[:2]
        gap = (after - before).days
        if gap == 2 and week not in spent:
            spent.add(week)
            run += 1
        else:
            run = run + 1 if gap == 1 else 1
        best = max(best, run)
    return best


def best_hundred(messages: list[tuple[datetime, float, bool, bool]]) -> float:
    """Of each day, take whole days back until there are a hundred; gives the best there ever was."""
    by_day: dict[date, list[float]] = {}
    for at, worth, _, _ in sorted(messages):
        by_day.setdefault(at.astimezone(UTC).date(), []).append(worth)
    best, so_far = 0.0, list[list[float]]()
    for day in sorted(by_day):
        so_far.append(by_day[day])
        taken: list[float] = []
        for each in reversed(so_far):
            if len(taken) >= 100:
                break
            taken += each
        best = max(best, sum(taken) / len(taken) * min(len(taken), 100) / 100)
    return best


def lived(town: Town, person: int, chance: random.Random) -> tuple[Life, list[Interaction]]:
    """Let somebody live a year of eager and lazy weeks, some of it close to midnight."""
    life, deeds = Life(), []
    for n in range(DAYS):
        is_eager = (n // 40 + person) % 2
        if chance.random() > (0.97 if is_eager else 0.4):
            continue
        own_day = BEGIN + timedelta(days=n)
        begins = datetime.combine(own_day, time(chance.choice([0, 8, 13, 22])))
        life.days.add(own_day)
        for k, length in enumerate(LENGTHS[n % 2][: chance.randint(1, 4)]):
            at = (begins + timedelta(minutes=30 * k)).replace(tzinfo=ZoneInfo(ZONES[person]))
            deeds += _said(town, person, life, at.astimezone(UTC), length, chance)
    return life, deeds


def _said(
    town: Town, person: int, life: Life, at: datetime, length: int, chance: random.Random
) -> list[Interaction]:
    """Write a message and, sometimes, do something beside it."""
    content = chance.choice(["text", "text", "photo", "voice", "sticker", "video"][: person + 2])
    is_bright, is_reply = chance.random() < 0.3, chance.random() < 0.1
    life.contents.add(content)
    life.messages.append((at, min(length / 10, 1.0), is_bright, is_reply))
    deeds = [
        town.deed(
            person,
            at=at,
            content_type=content,
            length=length,
            is_reply=is_reply,
            sentiment=BRIGHT if is_bright else None,
        )
    ]
    match chance.randrange(30):
        case 0:
            life.reactions += 1
            deeds.append(
                town.deed(person, at=at, type=InteractionType.REACTION, content_type="reaction")
            )
        case 1 | 2:
            name = f"feature{chance.randrange(4 * person)}"
            life.features.add(name)
            deeds.append(
                town.deed(
                    person, at=at, type=InteractionType.EVENT, content_type="event", feature=name
                )
            )
        case 3:
            name = chance.choice(["start", "help", "plan"][:person])
            life.commands.add(name)
            deeds.append(
                town.deed(
                    person, at=at, type=InteractionType.COMMAND, content_type="text", command=name
                )
            )
            life.contents.add("text")
    return deeds


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_year_brings_what_a_plain_count_of_it_brings(town: Town, seed: int) -> None:
    """Looked at each month, some of it late and all of it in disorder; then once more."""
    chance = random.Random(seed)
    lives, deeds = {}, list[Interaction]()
    for person in ZONES:
        lives[person], theirs = lived(town, person, chance)
        deeds += theirs
    town.clock.now = datetime.combine(BEGIN, time(), tzinfo=UTC)
    for month in _months(deeds, chance):
        town.clock.now = max(town.clock.now, *(each.occurred_at for each in month))
        await town.write(month)
        await town.database.run(_move(ZONES))
        await town.look()
    town.clock.forward(days=1)
    await town.write(deeds)  # all of it once more: nothing is there twice
    await town.look()

    found = {person: set(await town.reached(person)) for person in ZONES}

    assert {person: life.reached() for person, life in lives.items()} == found
    assert {
        person: (len(life.messages), longest(sorted(life.days))) for person, life in lives.items()
    } == {person: await town.database.run(_peaks(person)) for person in ZONES}


async def _peaks(person: int) -> tuple[float, float]:
    chosen = MilestoneProgress.filter(person__telegram_id=person)
    messages = await chosen.get(milestone__code="storyteller")
    streak = await chosen.get(milestone__code="streak_30")
    return messages.peak, streak.peak


def _months(deeds: list[Interaction], chance: random.Random) -> list[list[Interaction]]:
    months: list[list[Interaction]] = [[] for _ in range(14)]
    first = datetime.combine(BEGIN, time(), tzinfo=UTC)
    for each in deeds:
        place = max((each.occurred_at - first).days // 31, 0)
        months[place + (chance.random() < 0.1)].append(each)
    for month in months:
        chance.shuffle(month)
    return [month for month in months if month]


async def _move(zones: dict[int, str]) -> None:
    for person, zone in zones.items():
        await Person.filter(telegram_id=person).update(zone=zone)
