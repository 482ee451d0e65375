"""Looks at those with news and writes how far they are; one transaction a batch."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from engagement_plugin.milestones.friends import inviter
from engagement_plugin.milestones.looking import look
from engagement_plugin.milestones.standing import goals
from engagement_plugin.milestones.steps import compared
from engagement_plugin.storage import merits, milestone_progress, milestones, people_news
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.job_runs import Guard, lock
from engagement_plugin.storage.milestone_progress import Whose
from engagement_plugin.storage.models import NewsReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What one batch brought.

    Attributes:
        taken: People whose news are done with.
        broken: People some of whose rows cannot be.
        reached: Achievements; `silent` ones among them are celebrated by nobody.
    """

    taken: int
    reached: int
    silent: int
    broken: int


async def check(
    bot_id: int, *, most: int, guard: Guard, zone: str, now: datetime, dialect: Dialect
) -> Checked:
    """Take the news of some people, and write what these people have come to.

    As long as nothing is offered, news wait.

    Args:
        most: People; those who invited them come on top.
        guard: Raises when this work is another worker's now; nothing is committed then.
        zone: Of those whose own is not known.
    """
    async with in_transaction(connection_name(dialect)) as client:
        # One at a time: of two that looked at one person, the first could write last.
        await lock("check of milestones", dialect)
        offered = goals(await milestones.catalogue())
        if not offered:
            return Checked(taken=0, reached=0, silent=0, broken=0)
        taken, people = await _take(client, bot_id, most=most, dialect=dialect)
        await merits.count(client, [person.id for person in people], dialect=dialect)
        seen = await look(
            client, people, offered, bot_id=bot_id, zone=zone, now=now, dialect=dialect
        )
        written = await milestone_progress.known([person.id for person in people])
        found = await asyncio.to_thread(
            compared, seen.standings, people, written, bot_id=bot_id, now=now
        )
        if found.steps:
            await milestone_progress.write(client, found.steps, dialect=dialect)
        await guard()
    return Checked(taken=taken, reached=found.reached, silent=found.silent, broken=seen.broken)


async def _take(
    client: BaseDBAsyncClient, bot_id: int, *, most: int, dialect: Dialect
) -> tuple[int, list[Whose]]:
    """Give those with news, and those who invited them: a friend may have come to stay.

    With them comes the number of those whose news were taken, looked at or not.
    """
    ids = await people_news.take(client, NewsReader.MILESTONES, bot_id, most=most, dialect=dialect)
    people = await milestone_progress.people(ids)
    hosts = {host for person in people if (host := inviter(person.source)) is not None}
    if others := hosts - {person.telegram_id for person in people}:
        found = await milestone_progress.ids_of(bot_id, sorted(others))
        kept = await people_news.drop(client, NewsReader.MILESTONES, found, dialect=dialect)
        people = await milestone_progress.people([*ids, *kept])
    return len(ids), [person for person in people if person.is_analysed]
