"""`/seed_milestones`: an admin brings the catalogue up to date and reads what that changed."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.types import Update

from engagement_plugin import Engagement, Settings
from engagement_plugin.settings import AdminSettings, StorageSettings
from engagement_plugin.storage.models import AdminAction, Milestone
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone, Updates

BOSS = Someone(7, first_name="Boss", language="en")


class Office:
    """An admin's chat with a bot whose dispatcher is fed by hand."""

    def __init__(self, api: LocalBotAPI, storage: StorageSettings, clock: FrozenClock) -> None:
        self.api = api
        self.bot = api.bot()
        self.dispatcher = Dispatcher()
        settings = Settings(storage=storage, admins=AdminSettings(ids=(7,)))
        self.engagement = Engagement(settings, clock=clock).setup(self.dispatcher)
        self.updates = Updates(bot_id=42, clock=clock)

    async def ask(self, text: str) -> str:
        update = self.updates.message(BOSS, text)
        self.api.push(update)
        parsed = Update.model_validate(update, context={"bot": self.bot})
        await self.dispatcher.feed_update(self.bot, parsed)
        return self.api.ledger[-1].text

    async def run(self, work: Any) -> Any:
        return await self.engagement._database.run(work)


@pytest.fixture
async def office(storage: StorageSettings, clock: FrozenClock) -> AsyncIterator[Office]:
    async with LocalBotAPI() as api:
        made = Office(api, storage, clock)
        async with made.engagement:
            await made.run(_forget_all())
            yield made
        await made.bot.session.close()


async def test_seeding_twice_adds_everything_once(office: Office) -> None:
    """The first time all are new, the second time all are as they were."""
    first = await office.ask("/seed_milestones")
    second = await office.ask("/seed_milestones")

    assert "new: 24" in first
    assert "first_words" in first
    assert "as they were: 24" in second
    assert await office.run(_count()) == 24


async def test_what_differs_is_named_and_changes_only_when_told(office: Office) -> None:
    """An own target stays until somebody writes `overwrite`."""
    await office.ask("/seed_milestones")
    await office.run(_retarget())

    kept = await office.ask("/seed_milestones")
    target_kept = await office.run(_target())
    changed = await office.ask("/seed_milestones overwrite")

    assert "These differ from what is offered now: first_words" in kept
    assert "/seed_milestones overwrite" in kept
    assert target_kept == 5
    assert "changed: 1" in changed
    assert await office.run(_target()) == 1


async def test_another_word_is_refused_with_an_example(office: Office) -> None:
    """Nothing is seeded, and the log says so."""
    answer = await office.ask("/seed_milestones everything")

    assert "I know only one word here: overwrite." in answer
    assert "/seed_milestones overwrite" in answer
    assert await office.run(_count()) == 0
    assert await office.run(_deed()) == ("seed_milestones", "refused")


async def _forget_all() -> None:
    await Milestone.all().delete()


async def _count() -> int:
    return await Milestone.all().count()


async def _retarget() -> None:
    await Milestone.filter(code="first_words").update(target=5)


async def _target() -> float:
    return (await Milestone.get(code="first_words")).target


async def _deed() -> tuple[str, str]:
    row = await AdminAction.all().order_by("-id").first()
    assert row is not None
    return row.action, row.result or ""
