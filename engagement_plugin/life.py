"""One process from its start to its stop: what is opened first is closed last."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from engagement_plugin import logs
from engagement_plugin.capture.recorder import Recorder
from engagement_plugin.errors import DatabaseUnreachableError
from engagement_plugin.settings import Settings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import Database

# Longer than any migration so far, shorter than anybody waits for a bot to start.
START_SECONDS: Final = 10.0

log = logs.get_logger(__name__)


class Life:
    """Keeps the database, what is written into it, and the work that outlasts its asking.

    Attributes:
        on_ready: Awaited once the schema is up to date, before anybody else finds it so.
    """

    def __init__(self, settings: Settings, database: Database) -> None:
        self.is_running = False
        self.on_ready: list[Callable[[], Awaitable[object]]] = []
        self._settings = settings
        self._database = database
        self._recorder: Recorder | None = None
        self._prepared = asyncio.Lock()
        self._is_prepared = False
        self._background: set[asyncio.Task[Any]] = set()
        self._guard: asyncio.Task[None] | None = None

    async def begin(self, recorder: Recorder, *, stop: Callable[[], Awaitable[None]]) -> None:
        """Open the database, begin to write; the loop's own end calls `stop`.

        A database that does not answer stops nobody: it is tried again by whoever needs it.

        Raises:
            SchemaTooNewError: A newer, incompatible version of the plugin has been here.
            MigrationsPendingError: The schema is old, and `storage.auto_migrate` is off.
        """
        if self._settings.log.redact:
            logs.redact_handlers()
        self._recorder = recorder
        await self._database.start()
        await recorder.start()
        try:
            await self._prepare_for_start()
        except BaseException:
            await self._close(recorder)
            raise
        self.is_running = True
        self._guard = asyncio.create_task(_stop_with_loop(stop), name="engagement-guard")

    async def end(self) -> None:
        """Write what there is, for at most five seconds, and close the database."""
        self.is_running = False
        current = asyncio.current_task()
        others = [
            task for task in (*self._background, self._guard) if task and task is not current
        ]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        if self._recorder is not None:
            await self._close(self._recorder)

    async def ready(self) -> None:
        """Bring the schema up to date, once a process; whoever comes second waits for it."""
        async with self._prepared:
            if not self._is_prepared:
                await migrations.prepare(self._settings.storage)
                for fill in self.on_ready:
                    await fill()
                self._is_prepared = True

    def keep(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Take care of work that nobody waits for; it is cancelled at the end."""
        task = asyncio.create_task(work, name="engagement-background")
        self._background.add(task)
        task.add_done_callback(self._forget)
        return task

    async def _prepare_for_start(self) -> None:
        # The mover asks for the same again: whoever comes second finds it done, or tries anew.
        preparing = self.keep(self.ready())
        try:
            async with asyncio.timeout(START_SECONDS):
                await asyncio.shield(preparing)
        except (TimeoutError, DatabaseUnreachableError) as error:
            log.error("started without its database", reason=str(error) or "no answer yet")

    async def _close(self, recorder: Recorder) -> None:
        await recorder.stop()
        await self._database.stop()

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._background.discard(task)
        if not task.cancelled():
            # Whoever waited got the error; nobody asks a second time.
            task.exception()


async def _stop_with_loop(stop: Callable[[], Awaitable[None]]) -> None:
    # A polling that is cancelled tells nobody of its shutdown; the loop that ends cancels
    # every task, and this one then writes what there is.
    try:
        await asyncio.Event().wait()
    finally:
        await stop()
