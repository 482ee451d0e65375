"""The reference bot on a local Bot API: real HTTP, real polling, a database; only time is moved."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from aiogram import BaseMiddleware, Dispatcher
from aiogram.types import TelegramObject

from bot.app import equip
from bot.demo.settings import demo_settings
from engagement_plugin import Engagement
from engagement_plugin.jobs import job
from engagement_plugin.testing.bot_api import Json, LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone, Updates

PATIENCE_SECONDS: Final = 60.0
# Long enough that nobody asks in vain, short enough to stop at once.
POLLING_SECONDS: Final = 2
# What a worker would have done by now, in its order.
JOBS: Final = ("roll_up", "analyze_patterns", "check_milestones")


class StageError(RuntimeError):
    """The bot stopped, or does not finish what it was given."""


class Finished(BaseMiddleware):
    """Counts updates that the bot is done with, whatever became of them.

    Stands before everything else, so that done means: handlers, plugin and all.
    """

    def __init__(self) -> None:
        self._count = 0
        self._goal = 0
        self._reached = asyncio.Event()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Hand over, and count."""
        try:
            return await handler(event, data)
        finally:
            self._count += 1
            if self._count >= self._goal:
                self._reached.set()

    async def further(self, updates: int) -> None:
        """Wait for so many more than were waited for before."""
        self._goal += updates
        self._reached.clear()
        if self._count < self._goal:
            await self._reached.wait()


class Stage:
    """A running bot, its people's side of the chats, and the hands of its clock.

    Attributes:
        played: How many updates the bot has been given.
    """

    def __init__(self, api: LocalBotAPI, *, clock: FrozenClock, admin: Someone) -> None:
        self.api = api
        self.clock = clock
        self.updates = Updates(clock=clock)
        self.admin = admin
        self.played = 0
        self._finished = Finished()
        self._polling: asyncio.Future[None] | None = None
        self._engagement: Engagement | None = None

    @asynccontextmanager
    async def running(self, folder: Path) -> AsyncIterator[None]:
        """Let the bot poll for as long as the block runs."""
        engagement = Engagement(demo_settings(folder, admin=self.admin.id), clock=self.clock)
        dispatcher = Dispatcher()
        dispatcher.update.outer_middleware(self._finished)
        equip(dispatcher, engagement, clock=self.clock)
        self._engagement = engagement
        self._polling = asyncio.ensure_future(
            dispatcher.start_polling(
                self.api.bot(), polling_timeout=POLLING_SECONDS, handle_signals=False
            )
        )
        try:
            await self._or_fail(self.api.called("getUpdates"))
            yield
        finally:
            if not self._polling.done():
                await dispatcher.stop_polling()
            await asyncio.gather(self._polling, return_exceptions=True)

    async def play(self, updates: Sequence[Json], *, until: datetime) -> None:
        """Give the bot updates of one moment, and wait until it is done with them.

        The clock moves to `until` before, never while something is under way.
        """
        self.clock.now = until
        for update in updates:
            self.api.push(update)
        self.played += len(updates)
        await self._or_fail(self._finished.further(len(updates)))

    async def settle(self) -> None:
        """Wait until all of it is in the database."""
        if not await self._working().flush(within_s=PATIENCE_SECONDS):
            raise StageError("the database does not take what happened")

    async def understand(self) -> None:
        """Do the work that would otherwise be done in the background, every half hour."""
        await self.settle()
        for name in JOBS:
            done = await self._working().jobs.run(name)
            if not isinstance(done, job.Finished):
                raise StageError(f"{name} was not done")

    async def ask(self, text: str) -> None:
        """Let the admin write to the bot, and wait for its answer."""
        await self.play([self.updates.message(self.admin, text)], until=self.clock())

    def _working(self) -> Engagement:
        if self._engagement is None:
            raise StageError("the bot is not running")
        return self._engagement

    async def _or_fail(self, awaited: Awaitable[None]) -> None:
        polling = self._polling
        if polling is None:
            raise StageError("the bot is not running")
        waiting = asyncio.ensure_future(awaited)
        try:
            await asyncio.wait(
                {waiting, polling}, timeout=PATIENCE_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            if waiting.done():
                return await waiting
        finally:
            waiting.cancel()
        if polling.done():
            raise StageError("the bot stopped") from polling.exception()
        raise StageError(f"the bot was not done after {PATIENCE_SECONDS:.0f} seconds")


@asynccontextmanager
async def open_stage(begin: datetime, *, admin: Someone) -> AsyncIterator[Stage]:
    """Set everything up in a folder that is gone afterwards."""
    clock = FrozenClock(begin)
    with TemporaryDirectory(prefix="engagement-demo-") as folder:
        async with LocalBotAPI(clock=clock) as api:
            stage = Stage(api, clock=clock, admin=admin)
            async with stage.running(Path(folder)):
                yield stage
