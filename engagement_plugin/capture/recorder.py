"""Between the host's path and the database: a bounded buffer and one background writer."""

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from engagement_plugin.domain import Interaction, Outcome
from engagement_plugin.errors import DatabaseUnreachableError, StorageError
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import CaptureSettings
from engagement_plugin.storage.database import UNAVAILABLE, is_refusal

DRAIN_SECONDS: Final = 5.0
FIRST_RETRY_SECONDS: Final = 0.5
LAST_RETRY_SECONDS: Final = 30.0

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
    """What has gone through, and what could not."""

    recorded: int = 0
    written: int = 0
    dropped: int = 0
    refused: int = 0
    retries: int = 0


class Recorder:
    """Takes interactions without ever waiting, and writes them in batches.

    While the database is away the buffer grows to its bound; then the oldest are dropped and
    counted. A batch that the database refuses is halved until the one bad row is found.
    """

    def __init__(
        self,
        writer: Writer,
        *,
        settings: CaptureSettings,
        ready: Callable[[], Awaitable[object]],
    ) -> None:
        self.counters = Counters()
        self._writer = writer
        self._settings = settings
        self._ready = ready
        self._buffer: deque[Interaction | Outcome] = deque()
        self._batch: list[Interaction | Outcome] = []
        self._taken = 0
        self._finished = 0
        self._news = asyncio.Event()
        self._hurry = asyncio.Event()
        self._progress = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None

    def record(self, interaction: Interaction) -> None:
        """Take an interaction; never waits, never raises."""
        self.counters.recorded += 1
        self._put(interaction)

    def note(self, outcome: Outcome) -> None:
        """Take what became known afterwards."""
        self._put(outcome)

    @property
    def backlog(self) -> int:
        """How much waits to be written."""
        return self._taken - self._finished

    async def start(self) -> None:
        """Begin to write; until then the buffer only fills."""
        self._task = asyncio.create_task(self._work(), name="engagement-recorder")

    async def flush(self, *, within_s: float = DRAIN_SECONDS) -> bool:
        """Wait until everything taken so far is written; False if that takes too long."""
        goal = self._taken
        self._hurry.set()
        self._news.set()
        try:
            async with asyncio.timeout(within_s), self._progress:
                await self._progress.wait_for(lambda: self._finished >= goal)
        except TimeoutError:
            return False
        return True

    async def stop(self) -> None:
        """Write what there is, for at most five seconds, then stop."""
        if self._task is not None and not self._task.done():
            await self.flush(within_s=DRAIN_SECONDS)
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        else:
            await self._write_last()
        self._task = None
        if self.backlog:
            log.error("stopped before everything was written", lost=self.backlog)

    async def _write_last(self) -> None:
        # A loop that ends has cancelled the background task; what it held is still here.
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                await self._ready()
                await self._empty()
        except Exception as error:  # noqa: BLE001 -- whatever hinders it, the bot stops now
            log.error("the last batch was not written", reason=repr(error))

    def _put(self, item: Interaction | Outcome) -> None:
        if len(self._buffer) >= self._settings.buffer_size:
            self._buffer.popleft()
            self._finished += 1
            self.counters.dropped += 1
        self._buffer.append(item)
        self._taken += 1
        if len(self._buffer) >= self._settings.batch_size:
            self._hurry.set()
        self._news.set()

    async def _work(self) -> None:
        await self._until_ready()
        while True:
            await self._news.wait()
            if not self._hurry.is_set():
                await self._pause()
            self._hurry.clear()
            self._news.clear()
            await self._empty()

    async def _empty(self) -> None:
        # A batch stays in `_batch` until it is written: whoever is cancelled in the middle
        # leaves it to the next one, and what was written already is not written twice.
        while self._batch or self._buffer:
            if not self._batch:
                size = min(len(self._buffer), self._settings.batch_size)
                self._batch = [self._buffer.popleft() for _ in range(size)]
            await self._write(self._batch)
            self._finished += len(self._batch)
            self._batch = []
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
            except (DatabaseUnreachableError, *UNAVAILABLE) as error:
                log.warning("the database is away", reason=str(error), backlog=self.backlog)
                delay = await _wait(delay)
            except StorageError as error:
                log.critical("nothing can be recorded", reason=str(error))
                raise
            else:
                return

    async def _write(self, batch: list[Interaction | Outcome]) -> None:
        delay = FIRST_RETRY_SECONDS
        while True:
            try:
                await self._writer.write(
                    [each for each in batch if isinstance(each, Interaction)],
                    [each for each in batch if isinstance(each, Outcome)],
                )
            except Exception as error:  # noqa: BLE001 -- nothing that happens here may lose rows
                if is_refusal(error):
                    await self._divide(batch, error)
                    return
                self.counters.retries += 1
                log.warning("a batch waits", reason=type(error).__name__, backlog=self.backlog)
                delay = await _wait(delay)
            else:
                self.counters.written += len(batch)
                return

    async def _divide(self, batch: list[Interaction | Outcome], error: Exception) -> None:
        if len(batch) == 1:
            self.counters.refused += 1
            key = batch[0].source_key
            log.error("the database refused a row", key=key, reason=type(error).__name__)
            return
        middle = len(batch) // 2
        await self._write(batch[:middle])
        await self._write(batch[middle:])


async def _wait(delay: float) -> float:
    await asyncio.sleep(delay * random.uniform(0.5, 1.5))  # noqa: S311 -- jitter, no secret
    return min(delay * 2, LAST_RETRY_SECONDS)
