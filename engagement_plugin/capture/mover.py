"""Journal to database: one background task, in batches, each record once."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from engagement_plugin.capture.journal.frames import Record
from engagement_plugin.capture.journal.journal import Journal
from engagement_plugin.capture.journal.memory import MemoryJournal
from engagement_plugin.domain import Interaction, Outcome
from engagement_plugin.errors import DatabaseUnreachableError, StorageError
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import CaptureSettings
from engagement_plugin.storage.database import UNAVAILABLE, is_refusal

FIRST_RETRY_SECONDS: Final = 0.5
LAST_RETRY_SECONDS: Final = 30.0
TENDING_SECONDS: Final = 60.0
UNHURRIED_BATCH: Final = 64

log = get_logger(__name__)


class Writer(Protocol):
    """Where batches go."""

    async def write(
        self, interactions: Sequence[Interaction], outcomes: Sequence[Outcome] = ()
    ) -> None:
        """Write all of a batch or nothing; what is there already changes nothing."""
        ...


@dataclass(slots=True)
class Counters:
    """What has gone through, and what could not.

    Attributes:
        refused: Rows that the database will never take.
    """

    written: int = 0
    refused: int = 0
    retries: int = 0


class Mover:
    """Empties the journal into the database.

    While the database is away the journal grows to its bound. A batch that the database refuses
    is halved until the one bad row is found.

    Args:
        journal: Opened here; a folder that cannot be written leaves only memory until it can.
        ready: Makes the schema fit; asked before the first write, and again until it succeeds.
    """

    def __init__(
        self,
        writer: Writer,
        *,
        journal: Journal,
        settings: CaptureSettings,
        ready: Callable[[], Awaitable[object]],
    ) -> None:
        self.counters = Counters()
        self.journal = journal
        self.memory = MemoryJournal(settings.buffer_size)
        self._writer = writer
        self._settings = settings
        self._ready = ready
        self._news = asyncio.Event()
        self._hurry = asyncio.Event()
        self._progress = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None
        self._tended_at = float("-inf")

    @property
    def is_running(self) -> bool:
        """Say whether what is taken moves on."""
        return self._task is not None

    @property
    def backlog(self) -> int:
        """How many of this process's records wait."""
        return sum(each.taken - each.settled for each in (self.journal, self.memory))

    @property
    def lost(self) -> int:
        """How many records were dropped at the bounds, on disk and in memory."""
        return self.journal.counters.dropped + self.memory.dropped

    def start(self) -> None:
        """Open the journal and begin."""
        self._open()
        self._task = asyncio.create_task(self._work(), name="engagement-mover")

    def wake(self, *, hurry: bool) -> None:
        """Say that there is something to move; in a hurry it does not wait for company."""
        if hurry:
            self._hurry.set()
        self._news.set()

    async def settled(self, *, within_s: float) -> bool:
        """Wait until everything taken so far needs no more care."""
        goals = [(each, each.taken) for each in (self.journal, self.memory)]
        self.wake(hurry=True)
        try:
            async with asyncio.timeout(within_s), self._progress:
                await self._progress.wait_for(
                    lambda: all(each.settled >= goal for each, goal in goals)
                )
        except TimeoutError:
            return False
        return True

    async def stop(self, *, within_s: float) -> None:
        """Move what there is, then close the journal; what is left stays in it."""
        if self._task is not None and not self._task.done():
            await self.settled(within_s=within_s)
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self.backlog:
            await self._move_last(within_s)
        self._task = None
        self.journal.close()

    async def _move_last(self, within_s: float) -> None:
        # A loop that ends has cancelled the background task before anybody could ask it to hurry.
        try:
            async with asyncio.timeout(within_s):
                await self._ready()
                await self._empty()
        except Exception as error:  # noqa: BLE001 -- whatever hinders it, the bot stops now
            log.error("the last batch was not written", reason=repr(error))

    async def _work(self) -> None:
        await self._until_ready()
        while True:
            self._tend()
            await self._empty()
            try:
                async with asyncio.timeout(TENDING_SECONDS):
                    await self._news.wait()
            except TimeoutError:
                continue
            if not self._hurry.is_set():
                await self._pause()
            self._hurry.clear()
            self._news.clear()

    def _tend(self) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._tended_at < TENDING_SECONDS:
            return
        self._tended_at = now
        if not self.journal.is_open:
            self._open()
        if self.journal.is_open:
            try:
                self.journal.adopt()
            except OSError as error:
                log.error("journals of dead processes cannot be read", reason=str(error))

    def _open(self) -> None:
        try:
            self.journal.open()
        except OSError as error:
            log.error(
                "there is no journal: what is not in the database yet dies with the process",
                reason=str(error),
                mend="make capture.journal a folder this process may write to",
            )

    async def _empty(self) -> None:
        most = self._settings.batch_size
        while True:
            # A large batch holds the event loop for milliseconds: only for who has fallen behind.
            size = most if self.backlog > most else min(most, UNHURRIED_BATCH)
            if (batch := self.journal.read(size)) is not None:
                await self._write(batch.records)
                self.journal.settle(batch)
            elif (records := self.memory.read(size)) is not None:
                await self._write(records)
                self.memory.settle(records)
            else:
                return
            async with self._progress:
                self._progress.notify_all()

    async def _pause(self) -> None:
        try:
            async with asyncio.timeout(self._settings.flush_seconds):
                await self._hurry.wait()
        except TimeoutError:
            return

    async def _until_ready(self) -> None:
        delay = FIRST_RETRY_SECONDS
        while True:
            try:
                await self._ready()
            except DatabaseUnreachableError as error:
                self.counters.retries += 1
                log.warning("the database is away", reason=str(error), backlog=self.backlog)
                delay = await _wait(delay)
            except StorageError as error:
                log.critical("nothing can be written", reason=str(error))
                raise
            else:
                return

    async def _write(self, batch: list[Record]) -> None:
        delay = FIRST_RETRY_SECONDS
        while batch:
            try:
                await self._writer.write(
                    [each for each in batch if isinstance(each, Interaction)],
                    [each for each in batch if isinstance(each, Outcome)],
                )
            except Exception as error:  # noqa: BLE001 -- whatever it is, the rows must not be lost
                if is_refusal(error) or not isinstance(error, UNAVAILABLE):
                    await self._divide(batch, error)
                    return
                self.counters.retries += 1
                log.warning("the database is away", reason=repr(error), backlog=self.backlog)
                delay = await _wait(delay)
            else:
                self.counters.written += len(batch)
                return

    async def _divide(self, batch: list[Record], error: Exception) -> None:
        if len(batch) == 1:
            self.counters.refused += 1
            key = batch[0].source_key
            log.error("the database refuses a row", source_key=key, reason=type(error).__name__)
            return
        middle = len(batch) // 2
        await self._write(batch[:middle])
        await self._write(batch[middle:])


async def _wait(delay: float) -> float:
    await asyncio.sleep(delay * random.uniform(0.5, 1.0))  # noqa: S311 -- only spreads retries
    return min(delay * 2, LAST_RETRY_SECONDS)
