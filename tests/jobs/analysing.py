"""A small deployment whose people are analysed, without a worker."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from engagement_plugin.domain import ChatKind, Interaction, InteractionType, Patterns, PersonKey
from engagement_plugin.jobs.analyze_patterns import AnalyzePatterns
from engagement_plugin.jobs.job import JobRun
from engagement_plugin.jobs.look_again import LookAgain
from engagement_plugin.jobs.periods import period_at
from engagement_plugin.settings import InsightSettings
from engagement_plugin.storage import patterns
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Guard, Result
from engagement_plugin.storage.models import EngagementDay, PeopleNews, Person
from engagement_plugin.testing.clock import FrozenClock

BOT = 42


class LeaseGoneError(Exception):
    """What a guard raises whose lease is lost."""


async def held() -> None:
    """A guard whose lease is valid."""


async def gone() -> None:
    """A guard whose lease is lost."""
    raise LeaseGoneError


async def unread(done: int, total: int) -> None:
    """A report that nobody reads."""


class Town:
    """People who do things, and the jobs that look at them."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database = database
        self.clock = clock
        self.settings = InsightSettings()
        self._writer = BulkWriter(database, clock=clock)
        self._n = 0

    async def live(
        self, who: int, *times: datetime, bot_id: int = BOT, **fields: Any
    ) -> list[Interaction]:
        """Let a person do something at each of these times."""
        acts = []
        for at in times:
            self._n += 1
            given: dict[str, Any] = {
                "bot_id": bot_id,
                "source_key": f"u:{self._n}",
                "type": InteractionType.MESSAGE,
                "content_type": "text",
                "occurred_at": at,
                "chat_kind": ChatKind.PRIVATE,
                "chat_id": who,
                "person": PersonKey(bot_id, who),
            }
            acts.append(Interaction(**{**given, **fields}))
        await self._writer.write(acts)
        return acts

    def back(self, days: float) -> datetime:
        """Give the time so many days ago."""
        return self.clock() - timedelta(days=days)

    async def analyse(
        self, guard: Guard = held, arguments: Mapping[str, Any] | None = None
    ) -> Result:
        """Run `analyze_patterns`."""
        job = AnalyzePatterns(self.database, settings=self.settings, zone="UTC")
        return await job(self.run(guard, arguments))

    async def analyse_one(self, who: int) -> Result:
        """Run `analyze_patterns` for somebody alone."""
        return await self.analyse(arguments={"person": await self.pseudonym(who)})

    async def pseudonym(self, who: int) -> int:
        """Give the `Person.id` of a Telegram id; one that nobody has of a stranger."""

        async def read() -> int:
            person = await Person.get_or_none(bot_id=BOT, telegram_id=who)
            return 2**40 if person is None else person.id

        return await self.database.run(read())

    async def look_again(self, guard: Guard = held) -> Result:
        """Run `look_again`."""
        return await LookAgain(self.database, settings=self.settings, zone="UTC")(self.run(guard))

    def run(self, guard: Guard = held, arguments: Mapping[str, Any] | None = None) -> JobRun:
        return JobRun(
            id=1,
            job="analyze_patterns",
            period=period_at(self.clock(), timedelta(minutes=30)),
            fence=1,
            arguments=arguments or {},
            clock=self.clock,
            report=unread,
            guard=guard,
        )

    async def known(self, who: int, bot_id: int = BOT) -> Patterns | None:
        """Give what is known of a person by Telegram id."""

        async def read() -> Patterns | None:
            person = await Person.get_or_none(bot_id=bot_id, telegram_id=who)
            return None if person is None else await patterns.find(person.id)

        return await self.database.run(read())

    async def everything(self) -> dict[int, Patterns]:
        """Give what is known of everybody, by Telegram id."""

        async def read() -> dict[int, Patterns]:
            people = dict(await Person.all().values_list("id", "telegram_id"))
            found = await patterns.of_people(list(people))
            return {people[person]: each for person, each in found.items()}

        return await self.database.run(read())

    async def waiting(self) -> int:
        """Count the news nobody has read yet, for the analysis."""

        async def count() -> int:
            return await PeopleNews.filter(reader="patterns").count()

        return await self.database.run(count())

    async def change_person(self, who: int, **fields: Any) -> None:
        async def write() -> None:
            await Person.filter(telegram_id=who).update(**fields)

        await self.database.run(write())

    async def change_days(self, who: int, **fields: Any) -> None:
        """Spoil the rollups of a person."""

        async def write() -> None:
            person = await Person.get(telegram_id=who)
            await EngagementDay.filter(person_id=person.id).update(**fields)

        await self.database.run(write())

    async def erase(self, who: int) -> None:
        async def write() -> None:
            await Person.filter(telegram_id=who).delete()

        await self.database.run(write())


def evening(days: Sequence[int], hour: int = 20) -> list[datetime]:
    """Give an hour of each of these March days, UTC."""
    return [datetime(2026, 3, day, hour, tzinfo=UTC) for day in days]
