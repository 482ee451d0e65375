"""A member's phone: a dispatcher fed by hand, the local Bot API server, a real database."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Update

from engagement_plugin.chat.first_look import FirstLook
from engagement_plugin.chat.member.commands import own_commands
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.router import member_router
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.privacy.ledger import Ledger
from engagement_plugin.privacy.service import Privacy
from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import ConsentEvent, Person
from engagement_plugin.testing.bot_api import Json, LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Group, Someone, Updates

ANNA = Someone(8, first_name="Anna", language="en")
VERA = Someone(9, first_name="Вера", language="ru")
BEN = Someone(10, first_name="Ben", language="en")
GROUP = Group(-1001)


async def _create(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        await Person.create(**row)


async def _read(telegram_id: int) -> Person:
    return await Person.get(bot_id=42, telegram_id=telegram_id)


async def _events(telegram_id: int) -> list[tuple[str, bool, str, str]]:
    rows = ConsentEvent.filter(person__telegram_id=telegram_id).order_by("id")
    return [(each.purpose.value, each.given, each.place, each.wording) for each in await rows]


class Home:
    """Where members talk to the bot."""

    def __init__(
        self, api: LocalBotAPI, database: Database, settings: Settings, clock: FrozenClock
    ) -> None:
        self.api = api
        self.database = database
        self.clock = clock
        self.bot: Bot = api.bot()
        self.privacy = Privacy(database, clock=clock, flush=lambda: asyncio.sleep(0))
        self.ledger = Ledger(
            database, settings=settings.consent, clock=clock, erase=self.privacy.erase
        )
        self.milestones = Milestones(database, settings=settings, clock=clock)
        self.desk = MemberDesk(
            settings=settings,
            database=database,
            milestones=self.milestones,
            ledger=self.ledger,
            privacy=self.privacy,
            clock=clock,
            catch_up=lambda: asyncio.sleep(0),
        )
        self.dispatcher = Dispatcher()
        self.host_heard: list[str] = []
        self.dispatcher.update.outer_middleware(
            FirstLook(
                member_router(self.desk),
                desk=self.desk,
                commands=own_commands(prefix=settings.chat.command_prefix),
                awaits=self.desk.awaits,
            )
        )

        @self.dispatcher.message()
        async def on_anything(message: Any) -> None:
            self.host_heard.append(message.content_type)

        self.updates = Updates(bot_id=42, clock=clock)

    async def meet(self, *people: Someone, **more: Any) -> None:
        """Let the bot know them."""
        rows = [
            {
                "bot_id": 42,
                "telegram_id": who.id,
                "language": who.language,
                "first_seen_at": self.clock(),
                "last_seen_at": self.clock(),
                **more,
            }
            for who in people
        ]
        await self.database.run(_create(rows))

    async def person(self, who: Someone) -> Person:
        """Read what is stored."""
        return await self.database.run(_read(who.id))

    async def agreed(self, who: Someone) -> list[tuple[str, bool, str, str]]:
        """Read what the ledger holds of somebody, the oldest first."""
        return await self.database.run(_events(who.id))

    async def feed(self, update: Json) -> None:
        """Let something happen."""
        self.api.push(update)
        parsed = Update.model_validate(update, context={"bot": self.bot})
        await self.dispatcher.feed_update(self.bot, parsed)

    async def ask(self, text: str, who: Someone = ANNA, *, group: Group | None = None) -> str:
        """Write something; gives what stands last in the private chat."""
        await self.feed(self.updates.message(who, text, group=group))
        return self.text(who)

    async def press(self, label: str, who: Someone = ANNA) -> str:
        """Press the button with these words, a second later; gives the last text then."""
        self.clock.forward(seconds=1)
        shown = self.newest(who)
        [data] = [each["callback_data"] for each in buttons(shown) if label in each["text"]]
        await self.feed(self.updates.callback(who, data, under=shown))
        return self.text(who)

    async def forge(self, data: str, who: Someone = ANNA, **more: Any) -> str:
        """Press a button that was never offered; gives what the bot says over the chat."""
        await self.feed(self.updates.callback(who, data, **more))
        return self.said[-1]

    @property
    def said(self) -> list[str]:
        """What was said over the chat, press by press."""
        return [
            str(call.parameters.get("text") or "")
            for call in self.api.calls
            if call.method == "answerCallbackQuery"
        ]

    def newest(self, who: Someone) -> Json:
        """The last message in the chat."""
        return self.api.chat(who.id)[-1]

    def text(self, who: Someone) -> str:
        """What it says."""
        return str(self.newest(who)["text"])

    def labels(self, who: Someone = ANNA) -> list[str]:
        """What can be pressed under it."""
        return [each["text"] for each in buttons(self.newest(who))]


def buttons(message: Json) -> list[Json]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return [button for row in rows for button in row]


@pytest.fixture
async def home(database: Database, settings: Settings, clock: FrozenClock) -> AsyncIterator[Home]:
    async with LocalBotAPI() as api:
        made = Home(api, database, settings, clock)
        yield made
        await made.bot.session.close()
