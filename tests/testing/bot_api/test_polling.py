"""Updates are served until they are confirmed, to one poller, of the kinds asked for."""

import asyncio

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramConflictError
from aiogram.types import Message, MessageReactionUpdated

from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.updates import Someone, Updates


def polled(bot: Bot, dispatcher: Dispatcher) -> asyncio.Task[None]:
    """Start a host's polling; its session stays open for the test."""
    polling = dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False)
    return asyncio.create_task(polling)


async def test_a_dispatcher_polls_answers_and_stops(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """The whole way: pushed, handled, answered, confirmed, stopped."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.reply(f"You said {message.text}")

    polling = polled(bot, dispatcher)
    api.push(updates.message(ada, "hello"))
    await asyncio.wait_for(api.ledger.reached(1), 5)
    await asyncio.wait_for(api.drained(), 5)
    await dispatcher.stop_polling()
    await asyncio.wait_for(polling, 5)

    assert api.ledger.texts(ada.id) == ["You said hello"]
    assert [message["from"]["first_name"] for message in api.chat(ada.id)] == ["Ada", "Bot 42"]


async def test_reactions_are_withheld_until_asked_for(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """A dispatcher without a handler for reactions never gets one."""
    dispatcher = Dispatcher()
    seen: asyncio.Queue[str] = asyncio.Queue()

    @dispatcher.message_reaction()
    async def note(reaction: MessageReactionUpdated) -> None:
        await seen.put(str(reaction.user and reaction.user.id))

    api.push(updates.reaction(ada, 5))
    polling = polled(bot, dispatcher)
    await api.called("getUpdates")
    api.push(updates.reaction(ada, 6))
    first = await asyncio.wait_for(seen.get(), 5)
    await dispatcher.stop_polling()
    await polling

    assert first == "7"
    assert seen.empty()
    assert [update["update_id"] for update in api.withheld()] == [1]


async def test_an_update_is_served_until_confirmed(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """Asking again without an offset serves the same again; a higher offset ends it."""
    pushed = [api.push(updates.message(ada, text)) for text in "abc"]

    twice = [await bot.get_updates(), await bot.get_updates(limit=2)]
    rest = await bot.get_updates(offset=pushed[1] + 1)
    none = await bot.get_updates(offset=pushed[2] + 1)

    assert [[update.update_id for update in batch] for batch in twice] == [pushed, pushed[:2]]
    assert [update.update_id for update in rest] == pushed[2:]
    assert none == []
    await asyncio.wait_for(api.drained(), 5)


async def test_a_negative_offset_counts_from_the_end(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """What lies before is forgotten."""
    pushed = [api.push(updates.message(ada, text)) for text in "abc"]

    last = await bot.get_updates(offset=-1)
    after = await bot.get_updates()

    assert [update.update_id for update in last] == pushed[2:]
    assert after == last


async def test_a_long_poll_ends_with_the_first_update(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """It waits, and does not wait longer than it must."""
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await api.called("getUpdates")

    api.push(updates.message(ada, "hello"))

    assert len(await asyncio.wait_for(waiting, 5)) == 1


async def test_a_long_poll_without_news_ends_empty(bot: Bot) -> None:
    """After its own timeout, with an empty list."""
    assert await bot.get_updates(timeout=1) == []


async def test_a_second_poller_ends_the_first(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """The first is told of the conflict, the second is served."""
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await api.called("getUpdates")

    second = asyncio.create_task(bot.get_updates(timeout=30))

    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await first
    api.push(updates.message(ada, "hello"))
    assert len(await second) == 1


async def test_a_webhook_excludes_polling(bot: Bot, api: LocalBotAPI) -> None:
    """Polling is a conflict while one is set, also for a poll under way."""
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await api.called("getUpdates")

    await bot.set_webhook("http://127.0.0.1:1/hook")

    with pytest.raises(TelegramConflictError, match="terminated by setWebhook"):
        await waiting
    with pytest.raises(TelegramConflictError, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_allowed_updates_are_remembered(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """Leaving them out keeps the last setting; an empty list brings the default back."""

    def push_both() -> None:
        api.push(updates.message(ada, "hi"))
        api.push(updates.blocked(ada))

    async def kinds() -> list[str]:
        batch = await bot.get_updates()
        await bot.get_updates(offset=batch[-1].update_id + 1)
        return [update.event_type for update in batch]

    await bot.get_updates(allowed_updates=["my_chat_member"])
    push_both()
    narrow = await kinds()
    push_both()
    still = await kinds()
    await bot.get_updates(allowed_updates=[])
    push_both()
    wide = await kinds()

    assert narrow == still == ["my_chat_member"]
    assert wide == ["message", "my_chat_member"]
    assert (await bot.get_webhook_info()).allowed_updates is None


async def test_an_update_keeps_an_id_of_its_own(api: LocalBotAPI, bot: Bot) -> None:
    """Without one it gets the next; served are they by id."""
    poll_answer = {"poll_id": "1", "option_ids": [0], "option_persistent_ids": []}

    given = api.push({"update_id": 900, "poll_answer": poll_answer})
    counted = api.push({"poll_answer": poll_answer})
    early = api.push({"update_id": 5, "poll_answer": poll_answer})

    assert (given, counted, early) == (900, 901, 5)
    assert [update.update_id for update in await bot.get_updates()] == [5, 900, 901]
    with pytest.raises(ValueError, match="without content"):
        api.push({})


async def test_pending_updates_can_be_dropped(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """delete_webhook(drop_pending_updates) forgets them, which drains the queue."""
    api.push(updates.message(ada, "old"))
    drained = asyncio.create_task(api.drained())

    await bot.delete_webhook(drop_pending_updates=True)

    await asyncio.wait_for(drained, 5)
    assert await bot.get_updates() == []


async def test_stopping_lets_a_poller_go(bot: Bot) -> None:
    """A server that stops does not wait for long polls."""
    api = LocalBotAPI()
    await api.start()
    bot.session.api = api.bot().session.api
    waiting = asyncio.create_task(bot.get_updates(timeout=30))
    await api.called("getUpdates")

    await asyncio.wait_for(api.stop(), 5)

    assert await waiting == []
