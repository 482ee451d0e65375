"""The bot's own messages are the other side of the talk."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramForbiddenError
from aiogram.types import BufferedInputFile

from engagement_plugin.capture.outgoing import OutgoingMiddleware
from engagement_plugin.domain import ChatKind, InteractionType, PersonKey
from engagement_plugin.settings import CaptureSettings
from engagement_plugin.testing.bot_api import Forbidden, LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Group, Someone, Updates
from tests.capture.test_middleware import Notebook

ANNA = Someone(7)


@pytest.fixture
async def api(clock: FrozenClock) -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI(clock=clock) as started:
        updates = Updates(bot_id=42, clock=clock)
        started.push(updates.message(ANNA, "/start"))
        started.push(updates.message(ANNA, "hello", group=Group()))
        yield started


@pytest.fixture
def notebook() -> Notebook:
    return Notebook()


@pytest.fixture
async def bot(api: LocalBotAPI, notebook: Notebook, clock: FrozenClock) -> AsyncIterator[Bot]:
    made = api.bot()
    OutgoingMiddleware(notebook, settings=CaptureSettings(), clock=clock).watch(made)
    yield made
    await made.session.close()


async def test_a_sent_message_is_recorded_without_its_words(
    bot: Bot, notebook: Notebook, clock: FrozenClock
) -> None:
    """Whom it went to, when, of what kind and length."""
    sent = await bot.send_message(7, "a secret of nine words or so")

    seen = notebook.seen[0]
    assert seen.source_key == f"m:7:{sent.message_id}"
    assert seen.type is InteractionType.BOT_MESSAGE
    assert (seen.person, seen.chat_kind) == (PersonKey(42, 7), ChatKind.PRIVATE)
    assert (seen.content_type, seen.length, seen.text) == ("text", 28, None)
    assert seen.occurred_at == clock()


async def test_a_message_in_a_group_is_to_nobody_in_particular(
    bot: Bot, notebook: Notebook
) -> None:
    """It has a chat and no person."""
    await bot.send_message(Group().id, "hello all")

    assert [(None, Group().id)] == [(each.person, each.chat_id) for each in notebook.seen]


async def test_photos_count_as_media_and_edits_as_nothing(bot: Bot, notebook: Notebook) -> None:
    """An edit gives a message back, and is none."""
    sent = await bot.send_photo(7, BufferedInputFile(b"x", "x.png"), caption="look")
    await bot.edit_message_caption(chat_id=7, message_id=sent.message_id, caption="look again")

    assert [("photo", True, 4)] == [
        (each.content_type, each.has_media, each.length) for each in notebook.seen
    ]


async def test_what_telegram_refuses_was_never_said(
    bot: Bot, api: LocalBotAPI, notebook: Notebook
) -> None:
    """The error passes through unchanged."""
    api.plan(Forbidden())

    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(7, "hello")
    assert notebook.seen == []


async def test_a_defect_of_ours_does_not_hinder_the_sending(
    api: LocalBotAPI, clock: FrozenClock
) -> None:
    """The message is delivered, its answer comes back."""
    bot = api.bot()
    watching = OutgoingMiddleware(
        Notebook(RuntimeError("bug")), settings=CaptureSettings(), clock=clock
    )
    watching.watch(bot)

    assert (await bot.send_message(7, "hello")).text == "hello"
    assert watching.complaints.count == 1
    await bot.session.close()


async def test_a_session_is_watched_once(bot: Bot, notebook: Notebook, clock: FrozenClock) -> None:
    """However often a host starts and stops its dispatcher."""
    watching = OutgoingMiddleware(notebook, settings=CaptureSettings(), clock=clock)
    watching.watch(bot)
    watching.watch(bot)

    await bot.send_message(7, "hello")

    assert len(notebook.seen) == 2  # the fixture's watcher, and this one
