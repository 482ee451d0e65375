"""A little town: people do things, days are rolled up, milestones are looked at."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from engagement_plugin.domain import ChatKind, Interaction, InteractionType, PersonKey
from engagement_plugin.milestones.checking import Checked, check
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.settings import Settings
from engagement_plugin.storage import days
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Guard
from engagement_plugin.storage.models import MeritDay, MilestoneProgress
from engagement_plugin.testing.clock import FrozenClock

BOT = 42


async def held() -> None:
    """A guard whose lease is valid."""


def by_length(interaction: Interaction, latency_ms: int | None, depth: int | None) -> float | None:
    """Judge quality by what the tests write: tenths."""
    return min(interaction.length / 10, 1.0) if interaction.length else None


@dataclass
class Town:
    database: Database
    clock: FrozenClock
    milestones: Milestones
    numbers: Iterator[int] = field(default_factory=itertools.count)

    async def act(self, person: int = 7, *, at: datetime | None = None, **changes: Any) -> None:
        """Let somebody do something; a message unless told otherwise."""
        await self.write([self.deed(person, at=at, **changes)])

    def deed(self, person: int = 7, *, at: datetime | None = None, **changes: Any) -> Interaction:
        fields: dict[str, Any] = {
            "bot_id": BOT,
            "source_key": f"u:{next(self.numbers)}",
            "type": InteractionType.MESSAGE,
            "content_type": "text",
            "occurred_at": at or self.clock(),
            "chat_kind": ChatKind.PRIVATE,
            "chat_id": person,
            "person": PersonKey(BOT, person),
        }
        return Interaction(**{**fields, **changes})

    async def write(self, deeds: list[Interaction]) -> None:
        await BulkWriter(self.database, clock=self.clock, judge=by_length).write(deeds)

    async def roll_up(self) -> None:
        while await self.database.run(
            days.roll_up(held, most=500, now=self.clock(), dialect=self.database.dialect)
        ):
            pass

    async def check(self, *, guard: Guard = held, most: int = 300) -> Checked:
        return await self.database.run(
            check(
                BOT,
                most=most,
                guard=guard,
                zone="UTC",
                now=self.clock(),
                dialect=self.database.dialect,
            )
        )

    async def look(self) -> Checked:
        """Roll up and check, as the jobs do."""
        await self.roll_up()
        return await self.check()

    async def reached(self, person: int = 7) -> list[str]:
        found = await self.milestones.of_person(BOT, person)
        return sorted(each.milestone.code for each in found.reached) if found else []

    async def due(self) -> list[tuple[int, list[str]]]:
        due = await self.milestones.due_celebrations(BOT, most=100)
        return [
            (each.telegram_id, [reached.milestone.code for reached in each.reached])
            for each in due
        ]

    async def rows(self) -> list[dict[str, Any]]:
        """Everything written of progress."""

        async def read() -> list[dict[str, Any]]:
            rows = MilestoneProgress.all().order_by("person_id", "milestone_id")
            return list(await rows.values())

        return await self.database.run(read())

    async def merits(self) -> list[MeritDay]:
        async def read() -> list[MeritDay]:
            return list(await MeritDay.all().order_by("person_id", "day"))

        return await self.database.run(read())


@pytest.fixture
async def town(database: Database, settings: Settings, clock: FrozenClock) -> Town:
    """Milestones are seeded, and nobody is there."""
    milestones = Milestones(database, settings=settings, clock=clock)
    await milestones.seed()
    return Town(database, clock, milestones)
