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
from engagement_plugin.settings import CaptureSettings, JobSettings, StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import Person, UserEngagement
from engagement_plugin.storage.rows import slot_of
from engagement_plugin.testing.updates import Someone, Updates

PEOPLE: Final = 500
BOT_ID: Final = 42
# Hardly two messages are alike: each is put together from these.
_SAID: Final = {
    "en": (
        ("good morning", "hey all", "honestly", "well", "ok so", "hmm", "thanks", "sorry"),
        ("the exam", "my laptop", "this lesson", "the new version", "our team", "the second part"),
        ("went really well", "does not work at all", "is on Tuesday at five", "was not that bad",
         "keeps crashing after an hour", "looks great", "is so boring", "made my day"),
        ("!", "", "...", " 😂", " ❤️", ", any ideas?", " but I'll try again", ", see you there"),
    ),
    "ru": (
        ("привет", "доброе утро", "слушай", "короче", "ну", "спасибо", "блин", "кстати"),
        ("экзамен", "мой проект", "новый урок", "этот фильм", "вторая часть", "приложение"),
        ("получился отлично", "опять не работает", "будет во вторник", "не такой уж плохой",
         "бесит уже второй день", "очень радует", "надоел", "просто супер"),
        (")))", "", "...", " 😭", " 👍", ", что делать?", ", но я попробую", " увидимся там"),
    ),
    "es": (
        ("buenos días", "oye", "la verdad", "bueno", "pues", "gracias", "perdón", "mira"),
        ("el examen", "mi proyecto", "la clase", "la nueva versión", "el equipo", "la app"),
        ("salió muy bien", "no funciona", "es el martes", "no estuvo tan mal", "me encanta",
         "es un desastre", "es muy aburrido", "me alegró el día"),
        ("!", "", "...", " 😂", " ❤️", ", alguna idea?", " pero lo intento", ", nos vemos"),
    ),
}  # fmt: skip
_numbers: Final = count(1)


def updates(n: int) -> list[dict[str, Any]]:
    """Make updates of several kinds, as Telegram's JSON, never the same number twice."""
    chance = random.Random(n)
    first = next(_numbers) * 10_000_000
    build = Updates(bot_id=BOT_ID, first_update_id=first, first_message_id=first)
    made = []
    for _ in range(n):
        language = chance.choice(tuple(_SAID))
        who = Someone(chance.randrange(1, PEOPLE), language=language)
        dice = chance.random()
        if dice < 0.8:
            made.append(build.message(who, _said(chance, language)))
        elif dice < 0.9:
            made.append(build.callback(who, "mood:good"))
        else:
            made.append(build.message(who, "/start"))
    return made


def _said(chance: random.Random, language: str) -> str:
    start, thing, state, end = (chance.choice(each) for each in _SAID[language])
    return f"{start} {chance.randrange(500)} {thing} {state}{end}"


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
    """The plugin recording everything: sentiment, quality, journal and mover.

    Periodic work is left to others: what a roll-up costs is not what recording costs.
    """

    def __init__(self, url: str, folder: Path) -> None:
        super().__init__()
        self.engagement = Engagement(
            Settings(
                storage=StorageSettings(url=SecretStr(url)),
                capture=CaptureSettings(journal=folder / "journal"),
                jobs=JobSettings(embedded=False),
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
