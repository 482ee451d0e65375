"""The runs of periodic jobs: taken, kept, given back, each by a compare-and-set on its fence."""

from collections.abc import Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from tortoise import Tortoise
from tortoise.expressions import F, Q
from tortoise.transactions import in_transaction

from engagement_plugin.domain import Progress
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import JobRun, JobState

Guard: TypeAlias = Callable[[], Coroutine[Any, Any, None]]
Result: TypeAlias = Mapping[str, int | float | str]

# Periods are ISO times and begin with a digit; what an admin asked for sorts after all of them.
REQUESTED: Final = "now:"
HISTORY: Final = timedelta(days=30)

GIVEN_UP: Final = "it crashed too often"
FELL_SILENT: Final = "its worker fell silent"

_OPEN: Final = (JobState.REQUESTED, JobState.RUNNING)
_ENDED: Final = (JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELLED)
# Any number, as long as every version of the plugin takes the same.
_LOCK_CLASS: Final = 726_647


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """One run as the database has it.

    Attributes:
        period: Where its period begins, ISO in UTC; or `now:…` for a run that was asked for.
        lease_until: Until when a running one belongs to its worker; when a failed one may be
            tried again.
        requested_by: The admin's Telegram id.
    """

    id: int
    job: str
    period: str
    state: JobState
    fence: int
    attempts: int
    lease_until: datetime | None = None
    worker: str | None = None
    requested_at: datetime | None = None
    started_at: datetime | None = None
    finished_at: datetime | None = None
    progress: Progress | None = None
    result: Result | None = None
    error: str | None = None
    requested_by: int | None = None
    arguments: Mapping[str, Any] | None = None

    @property
    def is_requested(self) -> bool:
        """Say whether an admin asked for it."""
        return self.period.startswith(REQUESTED)

    @property
    def is_over(self) -> bool:
        """Say whether nobody works on it or will, unless a failure is tried again."""
        return self.state in _ENDED


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Who takes a run, and until when it is theirs."""

    worker: str
    at: datetime
    lease_until: datetime


async def lock(job: str, dialect: Dialect) -> None:
    """Let one transaction at a time decide about a job, until it ends; call it first."""
    client = Tortoise.get_connection(connection_name(dialect))
    if dialect == "sqlite":
        # The write lock is for everything; who reads first and writes then would fail.
        await client.execute_query("UPDATE job_runs SET id = id WHERE false")
        return
    await client.execute_query_dict(
        "SELECT pg_advisory_xact_lock($1::int, hashtext($2::text))", [_LOCK_CLASS, job]
    )


async def is_held(run: int, fence: int, dialect: Dialect) -> bool:
    """Say whether a run still belongs to whoever took it with this fence.

    Inside a transaction it stays theirs until the transaction ends.
    """
    client = Tortoise.get_connection(connection_name(dialect))
    question = (
        "UPDATE job_runs SET id = id WHERE id = ? AND fence = ? AND state = ? RETURNING id"
        if dialect == "sqlite"
        else "SELECT id FROM job_runs WHERE id = $1 AND fence = $2 AND state = $3 FOR SHARE"
    )
    return bool(await client.execute_query_dict(question, [run, fence, JobState.RUNNING.value]))


async def relevant(jobs: Collection[str]) -> dict[str, list[RunView]]:
    """Give of each job the newest period's run, and every run that is asked for or under way."""
    found: dict[str, list[RunView]] = {job: [] for job in jobs}
    for row in await JobRun.filter(job__in=list(jobs), state__in=_OPEN).order_by("id"):
        found[row.job].append(_view(row))
    for job, views in found.items():
        newest = await JobRun.filter(job=job, period__lt=REQUESTED).order_by("-period").first()
        if newest is not None and all(each.id != newest.id for each in views):
            views.append(_view(newest))
    return found


async def begin(job: str, period: str, taken: Taken) -> RunView:
    """Take a period that nobody has taken before."""
    row = await JobRun.create(
        job=job,
        period=period,
        state=JobState.RUNNING,
        fence=1,
        attempts=1,
        worker=taken.worker,
        started_at=taken.at,
        lease_until=taken.lease_until,
    )
    return _view(row)


async def take(seen: RunView, taken: Taken) -> RunView | None:
    """Take a run that is asked for, crashed or to be tried again; None if it has changed."""
    changed = await JobRun.filter(**_as_seen(seen)).update(
        state=JobState.RUNNING,
        fence=F("fence") + 1,
        attempts=F("attempts") + 1,
        worker=taken.worker,
        started_at=taken.at,
        lease_until=taken.lease_until,
        finished_at=None,
        error=None,
        progress=None,
    )
    return await find(seen.id) if changed else None


async def shut_out(seen: RunView, *, at: datetime, reason: str) -> bool:
    """Take a run away from a silent worker, so that it may write no more; False if it lives.

    A run that was asked for is asked for again; one of a period has failed.
    """
    ending = (
        {"state": JobState.REQUESTED}
        if seen.is_requested and reason != GIVEN_UP
        else {"state": JobState.FAILED, "finished_at": at, "error": reason}
    )
    return bool(
        await JobRun.filter(**_as_seen(seen)).update(
            fence=F("fence") + 1, lease_until=None, **ending
        )
    )


async def beat(
    run: int, fence: int, *, lease_until: datetime, progress: Progress | None
) -> bool | None:
    """Keep a run for longer; gives whether somebody wants it cancelled, None if it is lost."""
    values: dict[str, Any] = {"lease_until": lease_until}
    if progress is not None:
        values["progress"] = {"done": progress.done, "total": progress.total}
    mine = JobRun.filter(id=run, fence=fence, state=JobState.RUNNING)
    if not await mine.update(**values):
        return None
    row = await mine.first().values("cancel_requested")
    return None if row is None else bool(row["cancel_requested"])


async def finish(
    run: int,
    fence: int,
    state: JobState,
    *,
    at: datetime,
    result: Result | None = None,
    error: str | None = None,
    retry_at: datetime | None = None,
) -> bool:
    """End a run, if it is still held with this fence; False if somebody else has it."""
    return bool(
        await JobRun.filter(id=run, fence=fence, state=JobState.RUNNING).update(
            state=state,
            finished_at=at,
            result=None if result is None else dict(result),
            error=error,
            lease_until=retry_at,
        )
    )


async def give_back(run: int, fence: int, *, at: datetime) -> None:
    """Leave a run to whoever comes next, at once."""
    await JobRun.filter(id=run, fence=fence, state=JobState.RUNNING).update(lease_until=at)


async def forget_old(done: RunView, *, before: datetime) -> None:
    """Delete what ended long ago; never the newest period, before which none is begun again."""
    old = JobRun.filter(job=done.job, finished_at__lt=before)
    await old.filter(Q(period__lt=done.period) | Q(period__gt=REQUESTED)).delete()


async def ask_for(
    job: str, period: str, *, by: int | None, at: datetime, arguments: Mapping[str, Any] | None
) -> int:
    """Ask for a run; gives its id.

    What nobody in particular asks for twice is one run, as long as the first has not begun.
    """
    if by is None:
        waiting = await JobRun.filter(
            job=job, state=JobState.REQUESTED, requested_by__isnull=True, arguments__isnull=True
        ).first()
        if waiting is not None and arguments is None:
            return int(waiting.id)
    row = await JobRun.create(
        job=job,
        period=period,
        state=JobState.REQUESTED,
        requested_by=by,
        requested_at=at,
        arguments=None if arguments is None else dict(arguments),
    )
    return int(row.id)


async def cancel(run: int, *, at: datetime, dialect: Dialect) -> bool:
    """Cancel what has not begun, ask who works on it to stop; False if it is over."""
    async with in_transaction(connection_name(dialect)):
        mine = JobRun.filter(id=run)
        if await mine.filter(state=JobState.REQUESTED).update(
            state=JobState.CANCELLED, finished_at=at
        ):
            return True
        return bool(await mine.filter(state=JobState.RUNNING).update(cancel_requested=True))


async def find(run: int) -> RunView | None:
    """Give a run."""
    row = await JobRun.get_or_none(id=run)
    return None if row is None else _view(row)


async def latest(job: str) -> RunView | None:
    """Give the run that began last."""
    row = await JobRun.filter(job=job, started_at__not_isnull=True).order_by("-started_at").first()
    return None if row is None else _view(row)


async def last_success(job: str) -> RunView | None:
    """Give the newest period that was done."""
    row = await (
        JobRun.filter(job=job, state=JobState.SUCCEEDED, period__lt=REQUESTED)
        .order_by("-period")
        .first()
    )
    return None if row is None else _view(row)


def _as_seen(seen: RunView) -> dict[str, Any]:
    # A worker that lives after all has moved its lease meanwhile: then it keeps its run.
    lease = (
        {"lease_until__isnull": True}
        if seen.lease_until is None
        else {"lease_until": seen.lease_until}
    )
    return {"id": seen.id, "fence": seen.fence, "state": seen.state, **lease}


def _view(row: JobRun) -> RunView:
    return RunView(
        id=row.id,
        job=row.job,
        period=row.period,
        state=row.state,
        fence=row.fence,
        attempts=row.attempts,
        lease_until=row.lease_until,
        worker=row.worker,
        requested_at=row.requested_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        progress=None if row.progress is None else Progress(**row.progress),
        result=row.result,
        error=row.error,
        requested_by=row.requested_by,
        arguments=row.arguments,
    )
