"""Polling goes on, whatever Telegram sends."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import GetMe, GetUpdates

from engagement_plugin import Engagement, Settings
from engagement_plugin.settings import AdminSettings, StorageSettings
from engagement_plugin.storage.models import UserEngagement
from engagement_plugin.telegram.unreadable import StepPastUnreadable
from engagement_plugin.testing.bot_api import HtmlError, LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone, Updates

ANNA = Someone(8)


@pytest.fixture
async def api(clock: FrozenClock) -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI(clock=clock) as started:
        yield started


@pytest.fixture
def passed() -> list[str]:
    return []


@pytest.fixture
async def bot(api: LocalBotAPI, passed: list[str]) -> AsyncIterator[Bot]:
    made = api.bot()
    StepPastUnreadable(passed.extend).watch(made)
    yield made
    await made.session.close()


def broken(updates: Updates) -> dict[str, Any]:
    """Make an update that no version of aiogram's types takes."""
    update = updates.message(ANNA, "hello")
    update["message"]["date"] = "yesterday"
    return update


async def test_the_readable_come_and_the_unreadable_are_numbered(
    api: LocalBotAPI, bot: Bot, passed: list[str], clock: FrozenClock
) -> None:
    """So that the offset moves on past both."""
    updates = Updates(bot_id=42, clock=clock)
    for update in (updates.message(ANNA, "one"), broken(updates), updates.message(ANNA, "two")):
        api.push(update)

    read = await bot(GetUpdates(timeout=1))

    assert [1, 2, 3] == [each.update_id for each in read]
    assert ["one", None, "two"] == [each.message and each.message.text for each in read]
    assert passed == ["message"]


async def test_an_answer_that_is_no_list_of_updates_stays_an_error(
    api: LocalBotAPI, bot: Bot
) -> None:
    """Nothing is made up."""
    api.plan(HtmlError(), method="getUpdates")

    with pytest.raises(ClientDecodeError):
        await bot(GetUpdates(timeout=1))


async def test_other_methods_are_left_alone(api: LocalBotAPI, bot: Bot) -> None:
    """Their errors are their callers'."""
    api.plan(HtmlError(), method="getMe")

    with pytest.raises(ClientDecodeError):
        await bot(GetMe())


@pytest.mark.filterwarnings("ignore:Detected unknown update type:RuntimeWarning")
async def test_a_polling_bot_steps_past_records_it_and_tells_the_admins(
    api: LocalBotAPI, storage: StorageSettings, clock: FrozenClock
) -> None:
    """Without this, aiogram asks for the same batch for ever."""
    engagement = Engagement(Settings(storage=storage, admins=AdminSettings(ids=(7,))), clock=clock)
    dispatcher = Dispatcher()
    dispatcher.message.register(lambda message: message.answer("still here"))
    engagement.setup(dispatcher)
    updates = Updates(bot_id=42, clock=clock)
    api.push(updates.message(Someone(7), "/start"))
    api.push(broken(updates))
    api.push(updates.message(ANNA, "hello"))

    polling = asyncio.create_task(
        dispatcher.start_polling(api.bot(), polling_timeout=1, handle_signals=False)
    )
    async with asyncio.timeout(10):
        await api.drained()
        await api.ledger.reached(3)

    async def recorded() -> list[Any]:
        return await UserEngagement.filter(type="other").values_list("source_key", "content_type")

    await engagement.flush()
    assert await engagement._database.run(recorded()) == [("u:2", "unreadable_message")]
    told = [each.text or "" for each in api.ledger if each.chat_id == 7]
    assert any("cannot read" in text and "Kinds: message." in text for text in told)
    await dispatcher.stop_polling()
    await polling
