"""Two lines add it to a bot: real updates over HTTP into a real database, answered in the chat."""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from engagement_plugin import ConfigError, Engagement, Settings
from engagement_plugin.settings import AdminSettings, ChatSettings, StorageSettings
from engagement_plugin.storage.models import Person, UserEngagement
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Group, Someone, Updates

ROOT = Path(__file__).resolve().parents[1]
BOSS = Someone(7, first_name="Boss", language="en")
ANNA = Someone(8, first_name="Anna", language="ru")


class Form(StatesGroup):
    """A host's dialogue."""

    name = State()


class Town:
    """A bot that polls a local server, with the plugin set up."""

    def __init__(self, api: LocalBotAPI, settings: Settings, clock: FrozenClock) -> None:
        self.api = api
        self.bot: Bot = api.bot()
        self.dispatcher = Dispatcher()
        self.engagement = Engagement(settings, clock=clock)
        self.updates = Updates(bot_id=42, clock=clock)
        self._task: asyncio.Task[None] | None = None

    async def start(self, **options: Any) -> None:
        self.engagement.setup(self.dispatcher)
        self._task = asyncio.create_task(
            self.dispatcher.start_polling(
                self.bot, polling_timeout=1, handle_signals=False, **options
            )
        )
        await self.api.called("getUpdates")

    async def push(self, *updates: dict[str, Any]) -> None:
        for update in updates:
            self.api.push(update)
        await self.api.drained()

    async def ask(self, text: str, who: Someone = BOSS, **place: Any) -> str:
        answers = len(self.api.ledger)
        await self.push(self.updates.message(who, text, **place))
        async with asyncio.timeout(10):
            await self.api.ledger.reached(answers + 1)
            if not self.api.ledger[-1].text:
                # A picture comes first, and its text after it.
                await self.api.ledger.reached(answers + 2)
        return self.api.ledger[-1].text or ""

    async def rows(self) -> list[dict[str, Any]]:
        async def read() -> list[dict[str, Any]]:
            return list(await UserEngagement.all().order_by("source_key").values())

        await self.engagement.flush()
        return await self.engagement._database.run(read())

    async def stop(self) -> None:
        if self._task is not None:
            await self.dispatcher.stop_polling()
            await self._task


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI() as started:
        yield started


@pytest.fixture
def settings(storage: StorageSettings) -> Settings:
    return Settings(storage=storage, admins=AdminSettings(ids=(7,)))


@pytest.fixture
async def town(api: LocalBotAPI, settings: Settings, clock: FrozenClock) -> AsyncIterator[Town]:
    made = Town(api, settings, clock)
    yield made
    await made.stop()


async def test_updates_become_an_answer_to_engagement_stats(town: Town) -> None:
    """The whole path: polling, dispatcher, database, chat."""
    town.dispatcher.message.register(lambda message: message.answer("hi"))
    await town.start()
    for who in (ANNA, Someone(9), Someone(10)):
        await town.ask("Good morning", who)

    answer = await town.ask("/engagement_stats 7")

    assert "The last 7 days" in answer
    assert "4 people in all" in answer
    assert "today so far: 4" in answer
    assert "messages: 3" in answer


async def test_each_update_is_recorded_once_with_its_outcome(town: Town) -> None:
    """Handled or not, by whom, how long it took."""

    async def slow(message: Message) -> None:
        await asyncio.sleep(0.01)

    town.dispatcher.message.register(slow, F.text == "slow")
    await town.start()
    await town.push(
        town.updates.message(ANNA, "slow"),
        town.updates.message(ANNA, "unheard", group=Group()),
        town.updates.blocked(ANNA),
    )

    rows = await town.rows()
    async with asyncio.timeout(5):
        while len(rows) < 3 or any(row["handled"] is None for row in rows):
            await asyncio.sleep(0.01)
            rows = await town.rows()

    assert [(True, False), (False, False), (False, False)] == [
        (row["handled"], row["failed"]) for row in rows
    ]
    assert rows[0]["handler_ms"] >= 9
    assert len({row["person_id"] for row in rows}) == 1


async def test_the_kinds_that_engagement_needs_are_asked_for(town: Town, api: LocalBotAPI) -> None:
    """One message handler of the host's, and blocks and reactions arrive all the same."""
    town.dispatcher.message.register(lambda message: None)
    await town.start()

    await town.push(town.updates.reaction(ANNA, 5), town.updates.blocked(ANNA))

    assert {"reaction", "my_chat_member"} == {row["content_type"] for row in await town.rows()}


async def test_a_hosts_own_reaction_handler_still_gets_its_reactions(town: Town) -> None:
    """Asking for a kind swallows nothing."""
    seen = asyncio.Event()

    async def on_reaction(_event: Any) -> None:
        seen.set()

    town.dispatcher.message_reaction.register(on_reaction)
    await town.start()
    await town.push(town.updates.reaction(ANNA, 5))

    async with asyncio.timeout(2):
        await seen.wait()


async def test_a_hosts_catch_all_does_not_take_our_commands(town: Town) -> None:
    """Neither one on the dispatcher itself nor one in a router before ours."""
    early = Router()
    early.message.register(lambda message: message.answer("caught"))
    town.dispatcher.include_router(early)
    town.dispatcher.message.register(lambda message: message.answer("caught first"))
    await town.start()

    assert "The last 30 days" in await town.ask("/engagement_stats")
    assert await town.ask("hello") == "caught first"


async def test_a_hosts_state_does_not_take_our_commands(town: Town) -> None:
    """An admin in the middle of a host's dialogue is still answered, and still in it."""

    async def begin(message: Message, state: FSMContext) -> None:
        await state.set_state(Form.name)
        await message.answer("Your name?")

    town.dispatcher.message.register(begin, Command("begin"))
    town.dispatcher.message.register(lambda message: message.answer("Hello!"), Form.name)
    await town.start()
    await town.ask("/begin")

    assert "What you can ask" in await town.ask("/engagement_help")
    assert await town.ask("Boss") == "Hello!"


async def test_what_is_the_hosts_stays_the_hosts(town: Town) -> None:
    """Its own commands and buttons, also ones that only begin like ours."""
    town.dispatcher.message.register(lambda message: message.answer("host"))
    pressed = asyncio.Event()

    async def on_press(_event: Any) -> None:
        pressed.set()

    town.dispatcher.callback_query.register(on_press)
    await town.start()

    assert await town.ask("/engagement_statistics") == "host"
    assert await town.ask("/insightsful") == "host"
    await town.push(town.updates.callback(BOSS, "eng_of_the_host"))
    async with asyncio.timeout(2):
        await pressed.wait()


@pytest.mark.parametrize("command", ["/engagement_stats", "/insights 8", "/engagement_audit"])
async def test_nobody_but_an_admin_is_answered(town: Town, command: str) -> None:
    """To anybody else the commands do not exist: the host's bot answers."""
    town.dispatcher.message.register(lambda message: message.answer("host"))
    await town.start()

    assert await town.ask(command, ANNA) == "host"
    assert await town.ask(command, BOSS, group=Group()) == "host"


async def test_a_forwarded_command_is_nobodys_question(town: Town) -> None:
    """An admin who forwards somebody's text has asked nothing."""
    town.dispatcher.message.register(lambda message: message.answer("host"))
    await town.start()
    update = town.updates.message(BOSS, "/engagement_stats")
    update["message"]["forward_origin"] = {
        "type": "hidden_user", "sender_user_name": "x", "date": update["message"]["date"],
    }  # fmt: skip

    await town.push(update)
    async with asyncio.timeout(5):
        await town.api.ledger.reached(1)

    assert town.api.ledger[-1].text == "host"


async def test_handlers_get_the_engagement_object(town: Town) -> None:
    """By the argument's name."""
    got: list[Engagement] = []

    async def handler(message: Message, engagement: Engagement) -> None:
        got.append(engagement)
        await message.answer("ok")

    town.dispatcher.message.register(handler)
    await town.start()
    await town.ask("hello")

    assert got == [town.engagement]


async def test_a_dispatcher_takes_one_engagement_system(town: Town, settings: Settings) -> None:
    """A second one would record everything twice."""
    town.engagement.setup(town.dispatcher)

    with pytest.raises(ConfigError, match="once"):
        Engagement(settings).setup(town.dispatcher)


async def test_two_bots_share_a_database_and_nothing_else(
    api: LocalBotAPI, settings: Settings, clock: FrozenClock
) -> None:
    """One dispatcher, two tokens: each bot's figures are its own."""
    town = Town(api, settings, clock)
    other = api.bot("43:TEST")
    town.engagement.setup(town.dispatcher)
    task = asyncio.create_task(
        town.dispatcher.start_polling(town.bot, other, polling_timeout=1, handle_signals=False)
    )
    await api.called("getUpdates")
    await town.push(town.updates.message(ANNA, "one"))
    api.push(town.updates.message(ANNA, "two"), "43:TEST")
    await api.drained("43:TEST")

    await town.engagement.flush()

    async def bots() -> list[int]:
        return sorted([row.bot_id for row in await Person.all()])

    assert await town.engagement._database.run(bots()) == [42, 43]
    await town.dispatcher.stop_polling()
    await task


async def test_the_host_starts_and_answers_without_a_database(
    api: LocalBotAPI, clock: FrozenClock
) -> None:
    """The plugin says so in the log; admins' commands are closed until it is back."""
    away = Settings(
        storage=StorageSettings(url="postgres://a:b@127.0.0.1:1/x"),
        admins=AdminSettings(ids=(7,)),
    )
    town = Town(api, away, clock)
    town.dispatcher.message.register(lambda message: message.answer("host"))
    await town.start()

    assert await town.ask("hello", ANNA) == "host"
    assert "database does not answer" in await town.ask("/insights 8")
    await town.stop()


async def test_a_prefix_keeps_commands_apart(
    api: LocalBotAPI, storage: StorageSettings, clock: FrozenClock
) -> None:
    """With a prefix the bare names are the host's."""
    settings = Settings(
        storage=storage,
        admins=AdminSettings(ids=(7,)),
        chat=ChatSettings(command_prefix="x_"),
    )
    town = Town(api, settings, clock)
    town.dispatcher.message.register(lambda message: message.answer("host"))
    await town.start()

    assert await town.ask("/engagement_stats") == "host"
    assert "The last 30 days" in await town.ask("/x_engagement_stats")
    await town.stop()


async def test_a_clash_of_commands_is_named_at_start(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    """In the log, with the mend."""
    town.dispatcher.message.register(lambda message: None, Command("insights", "other"))
    await town.start()

    assert "commands=insights" in caplog.text
    assert "chat.command_prefix" in caplog.text


async def test_a_list_of_the_hosts_own_that_leaves_kinds_out_is_named(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    """Polling with an own `allowed_updates`: the log says what is missing."""
    await town.start(allowed_updates=["message"])
    await town.push(town.updates.message(ANNA, "hello"))

    assert "my_chat_member" in caplog.text
    assert "engagement.allowed_updates(dp)" in caplog.text


async def test_a_webhook_that_leaves_kinds_out_is_named(
    town: Town, api: LocalBotAPI, caplog: pytest.LogCaptureFixture
) -> None:
    """Its list stands at Telegram, and is looked up at start."""
    await town.bot.set_webhook("https://example.org/x", allowed_updates=["message"])
    town.engagement.setup(town.dispatcher)
    await town.dispatcher.emit_startup(bot=town.bot)
    await api.called("getMyCommands")

    assert "message_reaction" in caplog.text
    await town.dispatcher.emit_shutdown(bot=town.bot)
    await town.bot.session.close()


async def test_a_polling_that_is_cancelled_still_writes_everything(tmp_path: Path) -> None:
    """No shutdown is told, the process ends all the same, and the rows are there."""
    script = tmp_path / "host.py"
    script.write_text(
        """
import asyncio, sys
from aiogram import Dispatcher
from engagement_plugin import Engagement, Settings
from engagement_plugin.settings import StorageSettings
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.updates import Someone, Updates

async def main():
    async with LocalBotAPI() as api:
        dp = Dispatcher()
        Engagement(Settings(storage=StorageSettings(url="sqlite://" + sys.argv[1]))).setup(dp)
        task = asyncio.create_task(dp.start_polling(api.bot(), handle_signals=False))
        await api.called("getUpdates")
        for n in range(50):
            api.push(Updates(bot_id=42, first_update_id=n + 1).message(Someone(n + 1), "hello"))
        await api.drained()
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass

asyncio.run(main())
""",
        "utf-8",
    )
    file = tmp_path / "host.sqlite3"
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(script), str(file), cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    )

    async with asyncio.timeout(30):
        assert await process.wait() == 0

    with sqlite3.connect(file) as connection:
        count = connection.execute("SELECT count(*) FROM user_engagements").fetchone()
    connection.close()
    assert count == (50,)
