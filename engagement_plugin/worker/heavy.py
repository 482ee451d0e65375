"""Work that would keep the bot from answering: in a spawned process, or in a thread."""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Final, TypeVar

from engagement_plugin.errors import EngagementError

T = TypeVar("T")

# A process is let go after so many pieces of work, and with it whatever memory they left behind.
TASKS_A_PROCESS: Final = 10


class HeavyWorkDiedError(EngagementError):
    """The process that did the work was killed, by lack of memory most likely."""

    def __init__(self, *, work: str) -> None:
        self.work = work
        super().__init__(
            f"the process that did {work} died. Look for lack of memory on this machine; "
            "the work is tried again."
        )


class Heavy:
    """One spawned process for what computes for long, started when first needed.

    Spawned, not forked: the bot's memory, connections and locks are not copied, and what the work
    imports stays out of the bot.
    """

    def __init__(self, *, tasks_a_process: int = TASKS_A_PROCESS) -> None:
        self._tasks_a_process = tasks_a_process
        self._pool: ProcessPoolExecutor | None = None
        self._begun = 0
        self._turn = asyncio.Lock()

    async def in_process(self, work: Callable[..., T], *arguments: Any) -> T:
        """Run a top-level function with arguments that can be pickled; one at a time.

        Cancelling it kills the process; the next work gets a new one.

        Raises:
            HeavyWorkDiedError: The process was killed.
            Exception: Whatever the work raised.
        """
        async with self._turn:
            pool = self._for_next()
            try:
                future = asyncio.get_running_loop().run_in_executor(pool, work, *arguments)
                return await future
            except asyncio.CancelledError:
                self.kill()
                raise
            except BrokenProcessPool:
                self.kill()
                raise HeavyWorkDiedError(work=work.__name__) from None

    async def in_thread(self, work: Callable[..., T], *arguments: Any) -> T:
        """Run a function beside the event loop; whoever waits can be cancelled, the work cannot."""
        return await asyncio.to_thread(work, *arguments)

    def kill(self) -> None:
        """End the process at once, with whatever it does."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        for process in list((pool._processes or {}).values()):  # noqa: SLF001 -- no public way before Python 3.14
            process.kill()
        pool.shutdown(wait=False, cancel_futures=True)

    def _for_next(self) -> ProcessPoolExecutor:
        # Counted here: on Python 3.11 the executor's own `max_tasks_per_child` may hang.
        if self._pool is not None and self._begun >= self._tasks_a_process:
            self._pool.shutdown(wait=False)
            self._pool = None
        if self._pool is None:
            self._begun = 0
            self._pool = ProcessPoolExecutor(
                max_workers=1,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_stand_back,
            )
        self._begun += 1
        return self._pool


def _stand_back() -> None:
    # The bot comes first, and Ctrl-C is the bot's to hear.
    os.nice(10)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
