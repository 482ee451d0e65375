"""Jobs: what is due, taken by one, done, written down; any number of processes may ask."""

import asyncio
import secrets
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from tortoise.transactions import in_transaction

from engagement_plugin.clock import Clock
from engagement_plugin.errors import EngagementError
from engagement_plugin.jobs.choosing import MOST_ATTEMPTS, Choice, choices, crashed
from engagement_plugin.jobs.hold import Hold, Stop
from engagement_plugin.jobs.job import (
    DueJob,
    Failed,
    Finished,
    Job,
    JobCounters,
    LeaseLostError,
    NotDue,
    retry_after,
)
from engagement_plugin.jobs.periods import period_at
from engagement_plugin.logs import get_logger, redact
from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import UNAVAILABLE, Database, connection_name
from engagement_plugin.storage.job_runs import (
    FELL_SILENT,
    GIVEN_UP,
    HISTORY,
    REQUESTED,
    Result,
    RunView,
    Taken,
)
from engagement_plugin.storage.models import JobState

LEASE: Final = timedelta(seconds=60)
_MOST_ERROR: Final = 255

log = get_logger(__name__)


class UnknownJobError(EngagementError):
    """Nobody here knows a job of this name."""

    def __init__(self, *, name: str, known: Sequence[str]) -> None:
        self.name = name
        super().__init__(f"there is no job {name!r}. Name one of: {', '.join(known)}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStatus:
    """How one job stands.

    Attributes:
        last: The run that began last; it may still be going on.
        next_at: When its next period begins, or the next try; now where it is overdue.
    """

    job: Job
    last: RunView | None
    next_at: datetime


class Jobs:
    """The one way to do periodic work.

    The rows decide: asking twice, in any number of processes, does nothing twice.

    Args:
        worker: Who this process is, for people.
        lease: How long a worker that fell silent keeps its run.

    Attributes:
        on_request: Called when somebody asked for a run, so that it need not wait for a tick.
    """

    def __init__(
        self,
        database: Database,
        jobs: Sequence[Job],
        *,
        clock: Clock,
        worker: str,
        lease: timedelta = LEASE,
    ) -> None:
        self.counters = JobCounters()
        self.worker = worker
        self.on_request: Callable[[], object] = _nothing
        self._database = database
        self._jobs = {job.name: job for job in jobs}
        self._clock = clock
        self._lease = lease
        self._holds: dict[int, Hold] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Name the jobs there are."""
        return tuple(self._jobs)

    async def due(self) -> list[DueJob]:
        """List what should be done now: at most one run of each job."""
        runs = await self._database.run(job_runs.relevant(self.names))
        now = self._clock()
        first = [(job, choices(job, runs[name], now)[:1]) for name, job in self._jobs.items()]
        return [
            DueJob(name=job.name, period=each.period, queue=job.queue, is_long=job.is_long)
            for job, found in first
            for each in found
        ]

    async def run(self, name: str, period: str | None = None) -> Finished | NotDue | Failed:
        """Do a job, if it is due and nobody else is at it.

        Args:
            period: The run that is meant, as `due` names it; without one, whatever is due.
        """
        job = self._jobs.get(name)
        if job is None:
            log.warning("nobody here knows this job", job=name)
            return NotDue(job=name)
        claiming = asyncio.ensure_future(self._database.run(self._claim(job, period)))
        try:
            run = await asyncio.shield(claiming)
        except asyncio.CancelledError:
            if (late := await claiming) is not None:
                await self._hold(job, late).give_back()
            raise
        return NotDue(job=name) if run is None else await self._do(job, run)

    async def request(
        self, name: str, *, by: int | None, arguments: Mapping[str, Any] | None = None
    ) -> int:
        """Ask for a run now, whatever is due; gives its id.

        Raises:
            UnknownJobError: There is no such job.
        """
        if name not in self._jobs:
            raise UnknownJobError(name=name, known=self.names)
        now = self._clock()
        period = f"{REQUESTED}{now.isoformat(timespec='seconds')}:{secrets.token_hex(4)}"
        asking = job_runs.ask_for(name, period, by=by, at=now, arguments=arguments)
        run = await self._database.run(asking)
        self.on_request()
        return run

    async def cancel(self, run_id: int) -> bool:
        """Stop a run, whoever does it, within a third of a lease; False if it is over."""
        cancelling = job_runs.cancel(run_id, at=self._clock(), dialect=self._database.dialect)
        is_cancelled = await self._database.run(cancelling)
        if is_cancelled and run_id in self._holds:
            self._holds[run_id].stop("cancelled")
        return is_cancelled

    async def status(self) -> list[JobStatus]:
        """Tell how every job stands."""
        return await self._database.run(self._status())

    async def watch_run(self, run_id: int) -> RunView | None:
        """Tell how a run stands."""
        return await self._database.run(job_runs.find(run_id))

    async def _status(self) -> list[JobStatus]:
        runs = await job_runs.relevant(self.names)
        now = self._clock()
        return [
            JobStatus(
                job=job,
                last=await job_runs.latest(name),
                next_at=_next_at(job, runs[name], now),
            )
            for name, job in self._jobs.items()
        ]

    async def _claim(self, job: Job, period: str | None) -> RunView | None:
        now = self._clock()
        taken = Taken(worker=self.worker, at=now, lease_until=now + self._lease)
        async with in_transaction(connection_name(self._database.dialect)):
            # Claims of one job come one after another, so that two periods are never begun at once.
            await job_runs.lock(job.name, self._database.dialect)
            runs = (await job_runs.relevant([job.name]))[job.name]
            found = (each for each in choices(job, runs, now) if period in {None, each.period})
            choice = next(found, None)
            if choice is None or not await _shut_out_others(choice, crashed(runs, now), now):
                return None
            if choice.seen is None:
                return await job_runs.begin(job.name, choice.period, taken)
            if choice.seen.attempts >= MOST_ATTEMPTS:
                return None
            self.counters.taken_over += choice.seen.state is JobState.RUNNING
            return await job_runs.take(choice.seen, taken)

    def _hold(self, job: Job, run: RunView) -> Hold:
        return Hold(
            job,
            run,
            database=self._database,
            clock=self._clock,
            lease=self._lease,
            counters=self.counters,
        )

    async def _do(self, job: Job, run: RunView) -> Finished | Failed:
        told = log.bind(job=run.job, period=run.period, run=run.id)
        hold = self._holds[run.id] = self._hold(job, run)
        work = asyncio.create_task(_work(job, hold), name=f"engagement-job-{job.name}")
        heart = asyncio.create_task(hold.keep(), name=f"engagement-lease-{job.name}")
        try:
            await asyncio.wait({work, heart}, return_when=asyncio.FIRST_COMPLETED)
            why = heart.result() if heart.done() else None
            await _end(work)
            return await self._settle(hold, work, why, told)
        except asyncio.CancelledError:
            # The worker stops: whoever comes next need not wait for the lease.
            await _end(work)
            await hold.give_back()
            told.info("a run was left to the next worker")
            raise
        finally:
            self._holds.pop(run.id, None)
            await _end(work)
            await _end(heart)

    async def _settle(
        self,
        hold: Hold,
        work: "asyncio.Task[Result]",
        why: Stop | None,
        told: structlog.stdlib.BoundLogger,
    ) -> Finished | Failed:
        try:
            if not work.cancelled() and work.exception() is None:
                return await self._succeed(hold, work.result(), told)
            if why == "cancelled":
                self.counters.cancelled += 1
                await hold.finish(JobState.CANCELLED)
                told.info("a run was cancelled")
                return _failed(hold.run, "cancelled")
            error = None if work.cancelled() else work.exception()
            if why == "lost" or isinstance(error, LeaseLostError):
                return self._lose(hold, told)
            return await self._fail(hold, error or asyncio.CancelledError(), told)
        except UNAVAILABLE as error:
            self.counters.unrecorded += 1
            told.error("the end of a run was not written down", reason=repr(error))
            return _failed(hold.run, "the database did not take its end")

    async def _succeed(
        self, hold: Hold, result: Result, told: structlog.stdlib.BoundLogger
    ) -> Finished | Failed:
        if not await hold.finish(JobState.SUCCEEDED, result=result):
            return self._lose(hold, told)
        self.counters.finished += 1
        run = hold.run
        told.info("a job is done", **result)
        if not run.is_requested:
            old = self._clock() - max(HISTORY, 3 * self._jobs[run.job].every)
            await self._database.run(job_runs.forget_old(run, before=old))
        return Finished(run=run.id, job=run.job, period=run.period, result=result)

    async def _fail(
        self, hold: Hold, error: BaseException, told: structlog.stdlib.BoundLogger
    ) -> Failed:
        self.counters.failed += 1
        sentence = _sentence(error)
        told.error("a job failed", attempt=hold.run.attempts, exc_info=error)
        wait = retry_after(hold.run.attempts)
        if not await hold.finish(JobState.FAILED, error=sentence, retry_after=wait):
            return self._lose(hold, told)
        return _failed(hold.run, sentence)

    def _lose(self, hold: Hold, told: structlog.stdlib.BoundLogger) -> Failed:
        self.counters.lost += 1
        told.warning("another worker has this run now: what was done here is dropped")
        return _failed(hold.run, "another worker took it over")


def _work(job: Job, hold: Hold) -> Coroutine[Any, Any, Result]:
    async def work() -> Result:
        return await job.run(hold.for_job())

    return work()


async def _shut_out_others(choice: Choice, silent: Sequence[RunView], now: datetime) -> bool:
    """Shut out who fell silent over other runs of the job; False if one of them lives after all."""
    for each in silent:
        is_chosen = choice.seen is not None and choice.seen.id == each.id
        if is_chosen and each.attempts < MOST_ATTEMPTS:
            continue
        reason = GIVEN_UP if each.attempts >= MOST_ATTEMPTS else FELL_SILENT
        if not await job_runs.shut_out(each, at=now, reason=reason):
            return False
        log.warning("a run was taken away", job=each.job, run=each.id, reason=reason)
    return True


async def _end(task: "asyncio.Task[Any]") -> None:
    if not task.done():
        task.cancel()
        await asyncio.wait({task})


def _failed(run: RunView, error: str) -> Failed:
    return Failed(run=run.id, job=run.job, period=run.period, error=error)


def _sentence(error: BaseException) -> str:
    # Only our own errors' words are known to hold nothing of what people wrote.
    name = type(error).__name__
    text = f"{name}: {redact(str(error))}" if isinstance(error, EngagementError) else name
    return text[:_MOST_ERROR]


def _next_at(job: Job, runs: Sequence[RunView], now: datetime) -> datetime:
    if choices(job, runs, now):
        return now
    waiting = [each for each in runs if each.state is JobState.FAILED and not each.is_requested]
    for each in waiting:
        if each.lease_until is not None and each.attempts < MOST_ATTEMPTS:
            return max(each.lease_until, now)
    return period_at(now, job.every).end


def _nothing() -> None:
    """Wake nobody."""
