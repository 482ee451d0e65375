"""Bots to measure: bare aiogram, the plugin, and an ORM insert in a middleware."""

import random
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.filters import Command, CommandStart
from aiogram.types import CallbackQuery, Message, TelegramObject, Update
from pydantic import SecretStr

from engagement_plugin import Engagement, Settings
from engagement_plugin.domain import ChatKind, InteractionType
from engagement_plugin.settings import CaptureSettings, StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import Person, UserEngagement
from engagement_plugin.storage.rows import slot_of
from engagement_plugin.testing.updates import Someone, Updates

PEOPLE: Final = 500
BOT_ID: Final = 42
_SAID: Final = (
    "good morning everyone, how did the exam go yesterday?",
    "thanks a lot, that was really helpful!",
    "I can't get it to work, it says the file is missing and then it just stops",
    "привет! сегодня отличный день, всё получилось",
    "не работает уже второй день, очень обидно",
    "ok",
    "see you on Tuesday at five, bring the notes and the blue folder please",
    "haha 😂😂 that's so good, love it ❤️",
    "meh. not bad, but I expected more of the second part",
    "gracias, muy amable, me ha ayudado mucho con el proyecto",
)
_numbers: Final = count(1)


def updates(n: int) -> list[dict[str, Any]]:
    """Make updates of several kinds, as Telegram's JSON, never the same number twice."""
    chance = random.Random(n)
    first = next(_numbers) * 10_000_000
    build = Updates(bot_id=BOT_ID, first_update_id=first, first_message_id=first)
    made = []
    for _ in range(n):
        who = Someone(chance.randrange(1, PEOPLE), language=chance.choice(("en", "ru", "es")))
        dice = chance.random()
        if dice < 0.8:
            made.append(build.message(who, chance.choice(_SAID)))
        elif dice < 0.9:
            made.append(build.callback(who, "mood:good"))
        else:
            made.append(build.message(who, "/start"))
    return made


class Host:
    """A dispatcher with a few handlers, fed by hand.

    Attributes:
        started: When the handler of an update started, by its number.
    """

    def __init__(self) -> None:
        self.started: dict[int, float] = {}
        self.bot = Bot(f"{BOT_ID}:TEST")
        self.dispatcher = Dispatcher()
        self.dispatcher.include_router(self._router())

    def _router(self) -> Router:
        router = Router()

        async def on_message(_message: Message, event_update: Update) -> None:
            self.started[event_update.update_id] = time.perf_counter()

        async def on_press(_press: CallbackQuery, event_update: Update) -> None:
            self.started[event_update.update_id] = time.perf_counter()

        router.message.register(on_message, CommandStart())
        router.message.register(on_message, Command("help"))
        router.message.register(on_message)
        router.callback_query.register(on_press)
        return router

    async def take(self, raw: dict[str, Any]) -> Any:
        """Dispatch one update."""
        return await self.dispatcher.feed_raw_update(self.bot, raw)

    async def settle(self) -> None:
        """Wait until everything is where it shall be."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.bot.session.close()


class Bare(Host):
    """aiogram alone."""


class WithPlugin(Host):
    """The plugin as it comes: sentiment, quality, journal and mover."""

    def __init__(self, url: str, folder: Path) -> None:
        super().__init__()
        self.engagement = Engagement(
            Settings(
                storage=StorageSettings(url=SecretStr(url)),
                capture=CaptureSettings(journal=folder / "journal"),
            )
        ).setup(self.dispatcher)

    async def settle(self) -> None:
        """Wait until the last row is committed."""
        if not await self.engagement.flush(within_s=120):
            raise TimeoutError("the database does not take the rows")

    async def __aenter__(self) -> Self:
        await self.engagement.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.engagement.stop()
        await super().__aexit__(kind, error, trace)


class Naive(Host):
    """What one would write in an afternoon: an ORM insert in the middleware."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._settings = StorageSettings(url=SecretStr(url))
        self._database = Database(self._settings)
        self.dispatcher.update.outer_middleware(_InsertMiddleware(self._database))

    async def __aenter__(self) -> Self:
        await migrations.prepare(self._settings)
        await self._database.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._database.stop()
        await super().__aexit__(kind, error, trace)


class _InsertMiddleware(BaseMiddleware):
    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, Update):
            await self._database.run(_insert(event))
        return await handler(event, data)


async def _insert(update: Update) -> None:
    event = update.message or update.callback_query
    if event is None or event.from_user is None:
        return
    date = event.date if isinstance(event, Message) else datetime.now(UTC)
    person, _ = await Person.get_or_create(
        bot_id=BOT_ID,
        telegram_id=event.from_user.id,
        defaults={"first_seen_at": date, "last_seen_at": date},
    )
    await UserEngagement.create(
        bot_id=BOT_ID,
        source_key=f"u:{update.update_id}",
        person=person,
        chat_kind=ChatKind.PRIVATE,
        type=InteractionType.MESSAGE,
        content_type="text",
        length=0,
        has_media=False,
        is_reply=False,
        slot=slot_of(date),
        occurred_at=date,
        recorded_at=date,
    )
