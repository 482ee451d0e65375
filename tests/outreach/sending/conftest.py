"""A post office: people, planned messages, a real database, the local Bot API server."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from aiogram import Bot
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain import (
    Consents,
    OutreachArm,
    OutreachStatus,
    OutreachType,
    PersonKey,
    Reachability,
    TextSource,
)
from engagement_plugin.domain.candidate import COUNTED, Candidate, Past
from engagement_plugin.outreach.considered import Usual
from engagement_plugin.outreach.guards import Switches
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.sending.means import Means
from engagement_plugin.outreach.sending.round import Round
from engagement_plugin.outreach.writing.writer import Brief, Message
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import Outreach, Person
from engagement_plugin.telegram.breaker import Breakers
from engagement_plugin.telegram.entities import composed
from engagement_plugin.telegram.limiter import LocalLimiter, Quota, Quotas
from engagement_plugin.telegram.sender import Sender
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock

BOT = 42
QUICK = Quota(per_second=10_000, burst=1_000)


class Plain:
    """A writer of one sentence, which names the message's row."""

    async def write(self, brief: Brief) -> Message:
        return Message(
            words=composed(f"message {brief.outreach}"),
            template="plain",
            locale="en",
            source=TextSource.TEMPLATE,
            propensity=1.0,
        )


class Known:
    """Reads people and what may have reached them, row by row."""

    def __init__(self) -> None:
        self.stands = Switches()

    async def candidate(
        self, client: BaseDBAsyncClient, person_id: int, *, now: datetime
    ) -> Candidate | None:
        row = await Person.get_or_none(id=person_id)
        if row is None:
            return None
        history = [
            Past(id=each.id, type=each.type, status=each.status, at=each.due_at)
            for each in await Outreach.filter(person_id=person_id)
            if each.status in {*COUNTED, OutreachStatus.SENDING}
        ]
        return Candidate(
            id=row.id,
            key=PersonKey(row.bot_id, row.telegram_id),
            version=row.version,
            reachability=row.reachability,
            consents=Consents(outreach=row.consent_outreach),
            first_seen_at=row.first_seen_at,
            last_seen_at=row.last_seen_at,
            history=tuple(history),
        )

    async def switches(self, client: BaseDBAsyncClient, bot_id: int) -> Switches:
        return self.stands

    async def usual(self, bot_id: int) -> Usual:
        return Usual()


class Office:
    """Where messages are sent from."""

    def __init__(self, api: LocalBotAPI, database: Database, clock: FrozenClock) -> None:
        self.api = api
        self.database = database
        self.clock = clock
        self.bot: Bot = api.bot()
        self.known = Known()
        self.refused: list[int] = []
        self.more: dict[str, Any] = {}

    def means(self, worker: str = "here") -> Means:
        """Give what one worker sends with."""
        limiter = LocalLimiter(Quotas(bot=QUICK, chat=QUICK, group=QUICK))
        values = {
            "policy": Policy(gap=timedelta(0), per_day=9, per_week=9, per_month=9, quiet=(0, 0)),
            **self.more,
        }
        return Means(
            database=self.database,
            sender=Sender(limiter, Breakers(), timeout_s=0.5),
            writer=Plain(),
            knowledge=self.known,
            bots={BOT: self.bot},
            clock=self.clock,
            on_refused=self._refuse,
            worker=lambda: worker,
            **values,
        )

    async def _refuse(self, bot_id: int) -> None:
        self.refused.append(bot_id)

    async def plan(self, count: int, **more: Any) -> list[int]:
        """Plan a message to each of so many people; gives the rows' ids."""
        return await self.database.run(self._plan(count, more))

    async def _plan(self, count: int, more: dict[str, Any]) -> list[int]:
        now = self.clock()
        found: list[int] = []
        for n in range(count):
            person, _ = await Person.get_or_create(
                bot_id=BOT,
                telegram_id=100 + n,
                defaults={
                    "reachability": Reachability.REACHABLE,
                    "first_seen_at": now - timedelta(days=30),
                    "last_seen_at": now - timedelta(days=20),
                },
            )
            values = {
                "type": OutreachType.FEATURE_DISCOVERY,
                "status": OutreachStatus.PLANNED,
                "arm": OutreachArm.TREATED,
                "reasons": [],
                "facts": {},
                "person_version": 0,
                "decided_at": now,
                "due_at": now,
                "not_before_at": now,
                "expires_at": now + timedelta(days=1),
                **more,
            }
            key = f"{n}:{len(found)}:{uuid4()}"
            row = await Outreach.create(person_id=person.id, bot_id=BOT, key=key, **values)
            found.append(row.id)
        return found

    async def round(self, **more: Any) -> dict[str, int]:
        """Send what is due."""
        return dict(await Round(self.means()).go(**more))

    async def rows(self) -> list[Outreach]:
        async def read() -> list[Outreach]:
            return await Outreach.all().order_by("id")

        return await self.database.run(read())

    async def statuses(self) -> list[OutreachStatus]:
        return [each.status for each in await self.rows()]

    async def person(self, telegram_id: int = 100) -> Person:
        async def read() -> Person:
            return await Person.get(telegram_id=telegram_id)

        return await self.database.run(read())


@pytest.fixture
async def office(database: Database, clock: FrozenClock) -> AsyncIterator[Office]:
    async with LocalBotAPI() as api:
        made = Office(api, database, clock)
        yield made
        await made.bot.session.close()
