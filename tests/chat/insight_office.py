"""An admin's chat with a bot whose people are analysed when the test says so."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import TelegramObject, Update

from engagement_plugin import Settings
from engagement_plugin.chat.admin.picker import is_picked
from engagement_plugin.chat.admin.router import admin_router
from engagement_plugin.chat.first_look import FirstLook
from engagement_plugin.settings import AdminSettings, ConsentSettings, JobSettings, StorageSettings
from engagement_plugin.storage.job_runs import RunView
from engagement_plugin.storage.models import AdminAction, BehaviorPatterns, JobRun, Person
from engagement_plugin.testing.bot_api import Delivery, LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone
from tests.chat.test_admin_chat import BOSS, Office


class InsightOffice(Office):
    """An office without a worker: the test does the work."""

    def __init__(self, api: LocalBotAPI, storage: StorageSettings, clock: FrozenClock) -> None:
        settings = Settings(
            storage=storage,
            admins=AdminSettings(ids=(7, 5), menu=False),
            jobs=JobSettings(embedded=False),
            consent=ConsentSettings(notice=False),
        )
        super().__init__(api, settings, clock)

    async def live(self, who: Someone, days_ago: range, text: str = "This is great!") -> None:
        """Let somebody write once on each of these days, at noon."""
        end = self.clock.now
        for ago in sorted(days_ago, reverse=True):
            self.clock.now = end - timedelta(days=ago)
            await self.feed(self.updates.message(who, text))
        self.clock.now = end

    async def analyse(self) -> None:
        """Let the job look at everybody with news."""
        await self.engagement._catch_up()
        await self.engagement.jobs.request("analyze_patterns", by=None)
        await self.work()

    async def work(self) -> None:
        """Do the run that was asked for."""
        run = await self.wished()
        assert run is not None
        await self.engagement.jobs.run(run.job, run.period)

    async def told(self, update: dict[str, Any]) -> list[Delivery]:
        """Feed an update, and give what the bot sent or changed because of it."""
        sent, edited = len(self.api.ledger), len(self.api.edits)
        await self.feed(update)
        return [*self.api.ledger[sent:], *self.api.edits[edited:]]

    async def asked(self, text: str, who: Someone = BOSS) -> list[Delivery]:
        """Write to the bot, and give all it answers."""
        return await self.told(self.updates.message(who, text))

    async def pressed(self, data: str, under: Delivery, who: Someone = BOSS) -> list[Delivery]:
        """Press a button by what it carries."""
        message = self.api.message(under.chat_id, under.message_id)
        return await self.told(self.updates.callback(who, data, under=message))

    async def picked(self, who: Someone, *people: int, request: int) -> bool:
        """Offer the answer of Telegram's own list of people; say whether it was taken."""
        update = self.updates.message(who, "picked")
        del update["message"]["text"]
        update["message"]["users_shared"] = {
            "request_id": request,
            "users": [{"user_id": each} for each in people],
        }
        desk = self.engagement._desk
        look = FirstLook(admin_router(desk), desk=desk, commands=(), awaits=is_picked)
        parsed = Update.model_validate(update, context={"bot": self.bot})
        assert parsed.message is not None
        data = {"bot": self.bot, "event_from_user": parsed.message.from_user}
        return await look(_left_to_the_host, parsed, data) is not UNHANDLED

    async def shown(self, text: str) -> str:
        """Wait until a message has been edited into something that says this."""
        seen = 0
        async with asyncio.timeout(20):
            while True:
                seen += 1
                await self.api.edits.reached(seen)
                if text in self.api.edits[seen - 1].text:
                    return self.api.edits[seen - 1].text

    async def settled(self) -> None:
        """Wait for the work that outlasts its asking."""
        async with asyncio.timeout(20):
            await asyncio.gather(*self.engagement._life._background)

    async def wished(self) -> RunView | None:
        """Give the last run of `analyze_patterns` that somebody asked for."""

        async def read() -> int | None:
            row = await JobRun.filter(job="analyze_patterns").order_by("-id").first()
            return None if row is None else row.id

        run = await self.engagement._database.run(read())
        return None if run is None else await self.engagement.jobs.watch_run(run)

    async def changed(self, telegram_id: int, **known: Any) -> None:
        """Change what is known of somebody."""

        async def write() -> None:
            person = await Person.get(telegram_id=telegram_id)
            await BehaviorPatterns.filter(person_id=person.id).update(**known)

        await self.engagement._database.run(write())

    async def changed_person(self, telegram_id: int, **facts: Any) -> None:
        """Change what a person said."""

        async def write() -> None:
            await Person.filter(telegram_id=telegram_id).update(**facts)

        await self.engagement._database.run(write())

    async def erased(self, telegram_id: int) -> None:
        """Forget somebody."""

        async def write() -> None:
            await Person.filter(telegram_id=telegram_id).delete()

        await self.engagement._database.run(write())

    async def audit(self) -> list[tuple[int, str, str, bool]]:
        """List who did what with which result, and whether it names a person."""

        async def read() -> list[tuple[int, str, str, bool]]:
            rows = await AdminAction.all().order_by("id")
            return [
                (row.admin_id, row.action, row.result or "", row.target is not None)
                for row in rows
            ]

        return await self.engagement._database.run(read())


@asynccontextmanager
async def insight_office(
    storage: StorageSettings, clock: FrozenClock
) -> AsyncIterator[InsightOffice]:
    """Open an office for the time of a test."""
    async with LocalBotAPI() as api:
        made = InsightOffice(api, storage, clock)
        await made.dispatcher.emit_startup(bot=made.bot)
        yield made
        await made.dispatcher.emit_shutdown(bot=made.bot)
        await made.bot.session.close()


async def _left_to_the_host(event: TelegramObject, data: dict[str, Any]) -> Any:
    return UNHANDLED


def buttons(shown: Delivery) -> dict[str, str]:
    """Give what the buttons under a message carry, by their labels."""
    rows = (shown.reply_markup or {}).get("inline_keyboard", ())
    return {each["text"]: each["callback_data"] for row in rows for each in row}


def labelled(shown: Delivery, text: str) -> str:
    """Give what the button with this text carries."""
    return next(data for label, data in buttons(shown).items() if text in label)
