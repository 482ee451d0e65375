"""Everything periodic of one process: its jobs, its pulse, and the worker inside it."""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, Final

from engagement_plugin.clock import Clock
from engagement_plugin.jobs.catalogue import standard_jobs
from engagement_plugin.jobs.pulse import Pulses
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.jobs.watch import Tell
from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.pulses import Pulse
from engagement_plugin.worker.embedded import EmbeddedWorker

_MOST_NAME: Final = 80


class PeriodicWork:
    """Built once a process; works only where it is told to.

    Args:
        feel: Gives how this process is.
        tell: Writes to the admins.
        ready: Makes the database fit.
    """

    def __init__(
        self,
        database: Database,
        *,
        settings: Settings,
        clock: Clock,
        feel: Callable[[], Pulse],
        tell: Tell,
        ready: Callable[[], Awaitable[object]],
    ) -> None:
        self.pulses = Pulses(database, feel, clock=clock)
        self.jobs = Jobs(
            database,
            standard_jobs(database, self.pulses, settings=settings, tell=tell),
            clock=clock,
            worker=process_name(),
            lease=timedelta(seconds=settings.jobs.lease_seconds),
        )
        self._worker = EmbeddedWorker(self.jobs, ready=ready)
        self._ready = ready
        self._beating: asyncio.Task[Any] | None = None

    def start(self, *, embedded: bool) -> None:
        """Show that this process lives; where the worker is embedded, begin to work."""
        # A process forked since this was built is another one.
        self.jobs.worker = process_name()
        if self._beating is None:
            self._beating = asyncio.create_task(self._beat(), name="engagement-pulse")
        if embedded:
            self.jobs.on_request = self._worker.wake
            self._worker.start()

    async def stop(self) -> None:
        """Leave what is under way to others; takes some seconds at most."""
        await self._worker.stop()
        beating, self._beating = self._beating, None
        if beating is not None:
            beating.cancel()
            await asyncio.wait({beating})
            await self.pulses.fall_silent()

    async def _beat(self) -> None:
        await self.pulses.keep_beating(ready=self._ready)


def process_name() -> str:
    """Name this process for people: its machine and its number there."""
    return f"{socket.gethostname()[:_MOST_NAME]}:{os.getpid()}"
