"""Reads what is known of a batch of people and reckons how they stand."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.milestones.evidence import evidence
from engagement_plugin.milestones.friends import invitation
from engagement_plugin.milestones.standing import Goal, Standing, standings
from engagement_plugin.storage import merits, milestone_progress
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.milestone_progress import Whose


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How people stand; `broken` of them have rows that cannot be, and were left out."""

    standings: Sequence[Standing]
    broken: int


async def look(
    client: BaseDBAsyncClient,
    people: Sequence[Whose],
    goals: Sequence[Goal],
    *,
    bot_id: int,
    zone: str,
    now: datetime,
    dialect: Dialect,
) -> Look:
    """Read and reckon; changes nothing.

    Args:
        people: In order of `Person.id`.
        zone: Of those whose own is not known.
    """
    ids = [person.id for person in people]
    found = await milestone_progress.histories(client, people, dialect=dialect)
    rows = await merits.of_people(client, ids, dialect=dialect)
    friends = await _friends(client, bot_id, people, dialect)
    zones = [person.facts.zone or zone for person in people]

    def reckon() -> Look:
        known = evidence(found, rows, zones=zones, friends=friends, now=now)
        return Look(standings=list(standings(known, goals)), broken=known.broken)

    # Arithmetic over hundreds of people would keep the bot's other messages waiting.
    return await asyncio.to_thread(reckon)


async def _friends(
    client: BaseDBAsyncClient, bot_id: int, people: Sequence[Whose], dialect: Dialect
) -> list[tuple[int, date]]:
    hosts = {invitation(person.telegram_id): person for person in people}
    came = await milestone_progress.friends(client, bot_id, list(hosts), dialect=dialect)
    # A link of one's own brings nobody.
    return [
        (hosts[payload].id, day)
        for payload, friend, day in came
        if friend != hosts[payload].telegram_id
    ]
