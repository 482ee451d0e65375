"""A process's sign of life: how it is, written each minute where every other one can read it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Final

from engagement_plugin.clock import Clock
from engagement_plugin.errors import EngagementError
from engagement_plugin.logs import get_logger
from engagement_plugin.storage import pulses
from engagement_plugin.storage.database import UNAVAILABLE, Database
from engagement_plugin.storage.pulses import Pulse

PULSE_SECONDS: Final = 60.0
# Who has not been heard of for so long is not counted among the living.
LATELY: Final = timedelta(minutes=10)
FORGOTTEN: Final = timedelta(days=1)
LAST_SECONDS: Final = 1.0

log = get_logger(__name__)


class Pulses:
    """Writes this process's pulse, and reads everybody's.

    Args:
        feel: Gives this process's pulse as it is now.
    """

    def __init__(self, database: Database, feel: Callable[[], Pulse], *, clock: Clock) -> None:
        self._database = database
        self._feel = feel
        self._clock = clock
        self._has_beaten = False

    async def beat(self) -> None:
        """Write this process's pulse now."""
        await self._database.run(pulses.put_pulse(self._feel()))
        self._has_beaten = True

    async def keep_beating(self, *, ready: Callable[[], Awaitable[object]]) -> None:
        """Write it each minute until cancelled; a database that is away is no reason to stop."""
        while True:
            try:
                await ready()
                await self.beat()
            except (EngagementError, *UNAVAILABLE) as error:
                log.debug("no pulse", reason=type(error).__name__)
            await asyncio.sleep(PULSE_SECONDS)

    async def recent(self, *, within: timedelta = LATELY) -> list[Pulse]:
        """List the processes that live, each as it was when last heard of."""
        return await self._database.run(pulses.pulses(since=self._clock() - within))

    async def tidy(self) -> None:
        """Forget processes that died long ago."""
        await self._database.run(pulses.forget_pulses(before=self._clock() - FORGOTTEN))

    async def fall_silent(self) -> None:
        """Take this process from the list; whoever dies without it is forgotten later."""
        if not self._has_beaten:
            return
        with suppress(TimeoutError, EngagementError, *UNAVAILABLE):
            async with asyncio.timeout(LAST_SECONDS):
                await self._database.run(pulses.forget_pulse(self._feel().worker))
