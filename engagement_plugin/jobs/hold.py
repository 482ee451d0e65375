"""A run that is ours for now: kept alive, asked whether to stop, ended or given back."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final, Literal, TypeAlias

from engagement_plugin.clock import Clock
from engagement_plugin.domain import Progress
from engagement_plugin.jobs.job import Job, JobCounters, JobRun, LeaseLostError
from engagement_plugin.jobs.periods import named
from engagement_plugin.logs import get_logger
from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import UNAVAILABLE, Database
from engagement_plugin.storage.job_runs import Result, RunView
from engagement_plugin.storage.models import JobState

Stop: TypeAlias = Literal["lost", "cancelled"]

REPORT_SECONDS: Final = 1.0
# While the database is away for a moment, the end of a run is told it this often, this far apart.
LAST_TRIES: Final = 3
LAST_PAUSE_SECONDS: Final = 1.0

log = get_logger(__name__)


class Hold:
    """What a worker does about a run beside doing it."""

    def __init__(
        self,
        job: Job,
        run: RunView,
        *,
        database: Database,
        clock: Clock,
        lease: timedelta,
        counters: JobCounters,
    ) -> None:
        self.run = run
        self._job = job
        self._database = database
        self._clock = clock
        self._lease = lease
        self._counters = counters
        self._progress: Progress | None = None
        self._reported_at = float("-inf")
        self._stop: asyncio.Future[Stop] = asyncio.get_running_loop().create_future()

    def for_job(self) -> JobRun:
        """Give what the job's function gets."""
        return JobRun(
            id=self.run.id,
            job=self.run.job,
            period=named(self.run.period, self._job.every),
            fence=self.run.fence,
            arguments=self.run.arguments or {},
            clock=self._clock,
            report=self._report,
            guard=self._guard,
        )

    def stop(self, why: Stop) -> None:
        """Make `keep` end."""
        if not self._stop.done():
            self._stop.set_result(why)

    async def keep(self) -> Stop:
        """Extend the lease until the run has to stop; gives why."""
        pause = self._lease.total_seconds() / 3
        while not self._stop.done():
            await asyncio.wait({self._stop}, timeout=pause)
            if not self._stop.done():
                await self._beat()
        return self._stop.result()

    async def finish(
        self,
        state: JobState,
        *,
        result: Result | None = None,
        error: str | None = None,
        retry_after: timedelta | None = None,
    ) -> bool:
        """Write down how it ended; False if the run is not ours any more.

        Raises:
            Exception: The database was away for too long.
        """
        now = self._clock()

        async def write() -> bool:
            return await job_runs.finish(
                self.run.id,
                self.run.fence,
                state,
                at=now,
                result=result,
                error=error,
                retry_at=None if retry_after is None else now + retry_after,
            )

        return await self._insist(write)

    async def give_back(self) -> None:
        """Leave the run to whoever comes next, at once."""
        with suppress(*UNAVAILABLE):
            await self._database.run(
                job_runs.give_back(self.run.id, self.run.fence, at=self._clock())
            )

    async def _report(self, done: int, total: int) -> None:
        self._progress = Progress(done=done, total=total)
        now = asyncio.get_running_loop().time()
        if now - self._reported_at >= REPORT_SECONDS:
            self._reported_at = now
            await self._beat()

    async def _guard(self) -> None:
        run = self.run
        if not await job_runs.is_held(run.id, run.fence, self._database.dialect):
            raise LeaseLostError(job=run.job, period=run.period)

    async def _beat(self) -> None:
        try:
            is_unwanted = await self._database.run(
                job_runs.beat(
                    self.run.id,
                    self.run.fence,
                    lease_until=self._until(),
                    progress=self._progress,
                )
            )
        except UNAVAILABLE as error:
            self._counters.missed_beats += 1
            log.warning("a run's lease was not extended", run=self.run.id, reason=repr(error))
            return
        if is_unwanted is None:
            self.stop("lost")
        elif is_unwanted:
            self.stop("cancelled")

    def _until(self) -> datetime:
        return self._clock() + self._lease

    async def _insist(self, write: Callable[[], Coroutine[Any, Any, bool]]) -> bool:
        for _ in range(LAST_TRIES - 1):
            try:
                return await self._database.run(write())
            except UNAVAILABLE:
                await asyncio.sleep(LAST_PAUSE_SECONDS)
        return await self._database.run(write())
