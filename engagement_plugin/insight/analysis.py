"""Understands people in batches: reads them, lets the pure parts compute, writes what they found."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from engagement_plugin.domain import Patterns
from engagement_plugin.domain.patterns import TRUSTED_ZONE
from engagement_plugin.insight.cohort import Cohort, cohort_of
from engagement_plugin.insight.gathering import gather
from engagement_plugin.insight.patterns import Understanding, understand
from engagement_plugin.storage import cohorts, histories, homes, job_runs, patterns, people_news
from engagement_plugin.storage.cohorts import Learned
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.histories import Histories
from engagement_plugin.storage.job_runs import Guard
from engagement_plugin.storage.models import NewsReader

# What is usual changes slowly, except while there are few people.
COHORT_LASTS: Final = timedelta(days=1)
COHORT_GROWTH: Final = 2
COHORT_PEOPLE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """What a batch came to.

    Attributes:
        broken: How many of the people had rows that cannot be; the rest of their rows counted.
    """

    people: int
    broken: int


class Analysis:
    """Works batch by batch, each in a transaction of its own.

    Batches come one after the other, whoever works at them: of two that look at one person the
    later one has read everything that the earlier one has.

    Args:
        zone: Where days are cut while nobody knows where a person lives.
    """

    def __init__(self, database: Database, *, zone: str) -> None:
        self._database = database
        self._zone = zone

    async def following(
        self, guard: Guard, bot_id: int, *, most: int, cohort: Cohort, now: datetime
    ) -> Analysed:
        """Look at some of a bot's people with news, whose news are gone with that."""
        return await self._database.run(self._following(guard, bot_id, most, cohort, now))

    async def of_people(
        self, guard: Guard, bot_id: int, people: Sequence[int], *, cohort: Cohort, now: datetime
    ) -> Analysed:
        """Look at people by `Person.id`, whether they have news or not."""
        return await self._database.run(self._of_people(guard, bot_id, people, cohort, now))

    async def usual(self, bot_id: int, *, now: datetime) -> Cohort:
        """Give what is usual among a bot's people, learned anew where that is long ago.

        Learned from a sample, so that it costs the same however many there are.
        """
        return await self._database.run(self._usual(bot_id, now))

    async def _following(
        self, guard: Guard, bot_id: int, most: int, cohort: Cohort, now: datetime
    ) -> Analysed:
        dialect = self._database.dialect
        async with in_transaction(connection_name(dialect)) as client:
            await job_runs.lock(_LOCK, dialect)
            people = await people_news.take(
                client, NewsReader.PATTERNS, bot_id, most=most, dialect=dialect
            )
            found = await self._look(client, bot_id, people, cohort, now)
            await guard()
        return found

    async def _of_people(
        self, guard: Guard, bot_id: int, people: Sequence[int], cohort: Cohort, now: datetime
    ) -> Analysed:
        dialect = self._database.dialect
        async with in_transaction(connection_name(dialect)) as client:
            await job_runs.lock(_LOCK, dialect)
            kept = await people_news.drop(client, NewsReader.PATTERNS, people, dialect=dialect)
            found = await self._look(client, bot_id, kept, cohort, now)
            await guard()
        return found

    async def _look(
        self,
        client: BaseDBAsyncClient,
        bot_id: int,
        people: Sequence[int],
        cohort: Cohort,
        now: datetime,
    ) -> Analysed:
        if not people:
            return Analysed(people=0, broken=0)
        dialect = self._database.dialect
        rows = await histories.read(client, people, now=now, dialect=dialect)
        known, broken = await asyncio.to_thread(_judged, rows, cohort, self._zone, now)
        await patterns.write(client, known, bot_id=bot_id, dialect=dialect)
        await homes.note_guesses(client, known, dialect=dialect)
        return Analysed(people=len(known), broken=broken)

    async def _usual(self, bot_id: int, now: datetime) -> Cohort:
        learned = await cohorts.find(bot_id)
        people = await cohorts.size(bot_id)
        before = Cohort() if learned is None else msgspec.convert(learned.figures, Cohort)
        if learned is not None and _is_fresh(learned, people, now):
            return before
        cohort = await self._learn(bot_id, people, before, now)
        await cohorts.keep(bot_id, Learned(figures=asdict(cohort), people=people, learned_at=now))
        return cohort

    async def _learn(self, bot_id: int, people: int, before: Cohort, now: datetime) -> Cohort:
        dialect = self._database.dialect
        async with in_transaction(connection_name(dialect)) as client:
            step = max(people // COHORT_PEOPLE, 1)
            chosen = await cohorts.sample(client, bot_id, step=step, dialect=dialect)
            rows = await histories.read(client, chosen, now=now, dialect=dialect)
        zones = await cohorts.zones(bot_id)
        found = await asyncio.to_thread(_understood, rows, before, self._zone, now)
        return cohort_of(
            found.days, factors=found.factors, value_scores=found.value_scores, zones=zones
        )


_LOCK: Final = "analysis of people"


def _is_fresh(learned: Learned, people: int, now: datetime) -> bool:
    age = now - learned.learned_at
    # What a clock that went ahead has learned is not kept until that time comes.
    return timedelta() <= age < COHORT_LASTS and people < COHORT_GROWTH * max(learned.people, 1)


def _understood(rows: Histories, cohort: Cohort, zone: str, now: datetime) -> Understanding:
    gathered = gather(rows, zone=zone, now=now)
    return understand(gathered.history, cohort=cohort, trusted=TRUSTED_ZONE)


def _judged(
    rows: Histories, cohort: Cohort, zone: str, now: datetime
) -> tuple[dict[int, Patterns], int]:
    gathered = gather(rows, zone=zone, now=now)
    found = understand(gathered.history, cohort=cohort, trusted=TRUSTED_ZONE)
    broken = gathered.unreadable.union(found.broken)
    return dict(zip(gathered.ids, found.patterns, strict=True)), len(broken)
