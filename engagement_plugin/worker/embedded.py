"""The worker inside the bot's own process: a tick every half a minute, and at once when woken."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Final

from engagement_plugin.errors import EngagementError
from engagement_plugin.jobs.job import DueJob
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.logs import get_logger
from engagement_plugin.storage.database import UNAVAILABLE

TICK_SECONDS: Final = 30.0
STOP_SECONDS: Final = 5.0
AT_ONCE: Final = 2

log = get_logger(__name__)


class EmbeddedWorker:
    """Does what is due, beside the bot.

    Two jobs run at once, of which one may be long, and one more of the queue "train". The rows
    are the truth: a killed process loses nothing, and another one takes its runs over.

    Args:
        ready: Makes the database fit; asked before each tick.
    """

    def __init__(
        self,
        jobs: Jobs,
        *,
        ready: Callable[[], Awaitable[object]],
        tick_seconds: float = TICK_SECONDS,
    ) -> None:
        self._jobs = jobs
        self._ready = ready
        self._tick_seconds = tick_seconds
        self._news = asyncio.Event()
        self._running: dict[asyncio.Task[Any], DueJob] = {}
        self._task: asyncio.Task[None] | None = None
        self._is_away = False

    def start(self) -> None:
        """Begin; what is due begins soon after."""
        if self._task is None:
            self._task = asyncio.create_task(self._work(), name="engagement-worker")

    def wake(self) -> None:
        """Look at once for something to do."""
        self._news.set()

    async def stop(self) -> None:
        """Leave what is under way to whoever comes next; takes five seconds at most."""
        tasks = [task for task in (self._task, *self._running) if task is not None]
        self._task = None
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=STOP_SECONDS)

    async def _work(self) -> None:
        while True:
            self._news.clear()
            await self._tick()
            try:
                async with asyncio.timeout(self._tick_seconds):
                    await self._news.wait()
            except TimeoutError:
                continue

    async def _tick(self) -> None:
        try:
            await self._ready()
            due = await self._jobs.due()
        except (EngagementError, *UNAVAILABLE) as error:
            if not self._is_away:
                log.warning("periodic work waits for the database", reason=type(error).__name__)
            self._is_away = True
            return
        except Exception as error:
            log.error("a tick failed", exc_info=error)
            return
        self._is_away = False
        for each in due:
            if self._has_room(each):
                task = asyncio.create_task(self._do(each), name=f"engagement-run-{each.name}")
                self._running[task] = each
                task.add_done_callback(self._done)

    async def _do(self, due: DueJob) -> None:
        try:
            await self._jobs.run(due.name, due.period)
        except (EngagementError, *UNAVAILABLE) as error:
            log.warning("a job could not be begun", job=due.name, reason=type(error).__name__)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._running.pop(task, None)
        if task.cancelled():
            return
        if (error := task.exception()) is not None:
            log.error("a job could not be run", exc_info=error)
            return
        # Another one may have waited for the room, or for this one to end.
        self.wake()

    def _has_room(self, due: DueJob) -> bool:
        running = self._running.values()
        if any(each.name == due.name for each in running):
            return False
        is_training = due.queue == "train"
        beside = [each for each in running if (each.queue == "train") == is_training]
        if is_training:
            return not beside
        if due.is_long and any(each.is_long for each in beside):
            return False
        return len(beside) < AT_ONCE
