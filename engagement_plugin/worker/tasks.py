"""The two tasks of taskiq's: a tick that asks what is due, and a run that does one thing.

Nothing here imports taskiq: a host hands its broker over, and a bot that only polls stays light.
"""

import asyncio
import importlib
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from engagement_plugin.errors import ConfigError, EngagementError
from engagement_plugin.jobs.job import DueJob, Queue
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.logs import get_logger
from engagement_plugin.storage.database import UNAVAILABLE

if TYPE_CHECKING:
    from taskiq import AsyncBroker

TICK: Final = "engagement:tick"
RUN: Final = "engagement:run"
EACH_MINUTE: Final[Mapping[str, Any]] = {"cron": "* * * * *", "schedule_id": TICK}
# Two schedulers tick within the same second, and a worker that was away finds a heap of ticks.
SAME_TICK_S: Final = 2.0
# Containers get thirty seconds between being asked to stop and being killed.
GRACE_S: Final = 20.0
CANCEL_S: Final = 5.0

log = get_logger(__name__)


Working = Callable[[], AbstractAsyncContextManager[Jobs]]


def register_tasks(
    broker: "AsyncBroker", working: Working, *, schedule: Mapping[str, Any] = EACH_MINUTE
) -> "Shift":
    """Add the tasks to a broker that is the host's own, whatever kind it is.

    The host's workers open what jobs need when they start and close it when they stop. The
    host's scheduler has to list a `LabelScheduleSource` of this broker; a second scheduler is
    no harm.
    """
    shift = Shift(working)
    shift.register(broker, schedule=schedule)
    shift.follow(broker)
    return shift


@dataclass(slots=True)
class Counters:
    """What the tasks did, and what kept them from it."""

    ticks: int = 0
    sent: int = 0
    unsent: int = 0
    runs: int = 0
    failed: int = 0


@dataclass(eq=False)
class Shift:
    """A worker process's time between opening what jobs need and closing it."""

    working: Working
    same_tick_s: float = SAME_TICK_S
    counters: Counters = field(default_factory=Counters)

    def __post_init__(self) -> None:
        self._open: AbstractAsyncContextManager[Jobs] | None = None
        self._jobs: Jobs | None = None
        self._ticked_at = float("-inf")
        self._running: set[asyncio.Task[Any]] = set()

    def register(
        self,
        broker: "AsyncBroker",
        *,
        queues: Mapping[Queue, "AsyncBroker"] | None = None,
        schedule: Mapping[str, Any] = EACH_MINUTE,
    ) -> None:
        """Add the tasks to a broker.

        Args:
            queues: Where a tick sends what is due, by the job's queue; to `broker` by default.
        """

        async def tick() -> None:
            await self._tick(broker, queues or {})

        async def run(name: str, period: str | None = None) -> None:
            await self._run(broker, name, period)

        broker.register_task(tick, task_name=TICK, schedule=[dict(schedule)])
        broker.register_task(run, task_name=RUN)

    def follow(self, broker: "AsyncBroker") -> None:
        """Open when a worker of this broker starts, close when it stops."""
        # Who has a broker has loaded taskiq; who has none shall not, by importing this module.
        events = importlib.import_module("taskiq.events").TaskiqEvents
        broker.add_event_handler(events.WORKER_STARTUP, lambda _: self.open())
        broker.add_event_handler(events.WORKER_SHUTDOWN, lambda _: self.close())

    async def open(self) -> None:
        """Open what jobs need; twice is no harm."""
        if self._open is None:
            opening = self.working()
            self._jobs = await opening.__aenter__()
            self._open = opening

    async def close(self) -> None:
        """Cancel what still runs, so that others may take it over at once, and close."""
        opened, self._open = self._open, None
        if opened is None:
            return
        self.cancel()
        if self._running:
            await asyncio.wait(self._running, timeout=CANCEL_S)
        self._jobs = None
        await opened.__aexit__(None, None, None)

    def cancel(self) -> None:
        """Interrupt everything that runs."""
        for each in self._running:
            each.cancel()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _tick(self, broker: "AsyncBroker", queues: Mapping[Queue, "AsyncBroker"]) -> None:
        if time.monotonic() - self._ticked_at < self.same_tick_s:
            return
        self.counters.ticks += 1
        due: Sequence[DueJob] | None = await self._guarded(self._present().due(), TICK)
        if due is None:
            return
        self._ticked_at = time.monotonic()
        for each in due:
            await self._send(queues.get(each.queue, broker), each.name, each.period)

    async def _send(self, broker: "AsyncBroker", name: str, period: str | None) -> None:
        task = broker.find_task(RUN)
        assert task is not None, "register() has added it to each broker"
        try:
            await task.kiq(name, period)
        except Exception as error:  # noqa: BLE001 -- whatever a broker raises, the next tick sends again
            self.counters.unsent += 1
            log.warning("a run was not sent", job=name, period=period, reason=repr(error))
        else:
            self.counters.sent += 1

    async def _run(self, broker: "AsyncBroker", name: str, period: str | None) -> None:
        self.counters.runs += 1
        running = asyncio.ensure_future(self._present().run(name, period))
        self._running.add(running)
        running.add_done_callback(self._running.discard)
        try:
            await self._guarded(running, RUN, job=name, period=period)
        except asyncio.CancelledError:
            log.info("a run was interrupted", job=name, period=period)
            current = asyncio.current_task()
            if current is not None and current.cancelling():
                raise
            # Its row is free again: another worker need not wait for the next tick.
            await self._send(broker, name, period)

    async def _guarded(self, work: Awaitable[Any], what: str, **ids: str | None) -> Any:
        # The edge: beyond it taskiq would print every error with its trace.
        try:
            return await work
        except (EngagementError, *UNAVAILABLE) as error:
            self.counters.failed += 1
            log.warning(
                "a task did not happen", task=what, **ids, reason=str(error) or repr(error)
            )
        except Exception:
            self.counters.failed += 1
            log.exception("a task broke", task=what, **ids)

    def _present(self) -> Jobs:
        if self._jobs is None:
            raise ConfigError(
                key="broker",
                reason="no worker has opened what jobs need",
                mend="Call `await broker.startup()` first, in the worker's process.",
            )
        return self._jobs
