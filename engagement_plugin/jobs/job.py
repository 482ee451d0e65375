"""What a job is, what its function is given, and how a run of it may end."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias

from engagement_plugin.clock import Clock
from engagement_plugin.domain import Report
from engagement_plugin.errors import EngagementError
from engagement_plugin.jobs.periods import Period
from engagement_plugin.storage.job_runs import Guard, Result

Queue: TypeAlias = Literal["work", "send", "train"]


class LeaseLostError(EngagementError):
    """Another worker has this run now; nothing of what was done may be committed."""

    def __init__(self, *, job: str, period: str) -> None:
        self.job = job
        self.period = period
        super().__init__(
            f"{job} of {period} was taken over by another worker. "
            "Nothing has to be done: that worker finishes it."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRun:
    """What a job's function is given.

    Attributes:
        fence: Grows with every worker that takes this run.
        arguments: Of a run that was asked for; else empty.
        report: Tells how far it is. Cheap: written at most once a second. Never inside a
            transaction, which may hold the very row it writes to.
        guard: Call it inside a job's own transaction. It raises `LeaseLostError` when another
            worker has taken over, and keeps others from doing so until the transaction ends.
    """

    id: int
    job: str
    period: Period
    fence: int
    arguments: Mapping[str, Any]
    clock: Clock
    report: Report
    guard: Guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something that is done once every period.

    Attributes:
        every: Whole minutes; periods are aligned to midnight UTC, weeks to Mondays.
        queue: Whose workers do it: training never keeps sending waiting.
        run: Must bear being run twice: a worker may die just before it says that it is done.
        is_long: May take minutes; of such jobs a process does one at a time.
        catch_up: Done late when its hour was missed. Otherwise it waits for the next period.
    """

    name: str
    every: timedelta
    run: Callable[[JobRun], Awaitable[Result]]
    queue: Queue = "work"
    is_long: bool = False
    catch_up: bool = True

    def __post_init__(self) -> None:
        """Refuse periods that have no names of their own."""
        if self.every < timedelta(minutes=1) or self.every % timedelta(minutes=1):
            raise ValueError(f"{self.name}: a period has whole minutes, not {self.every}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """How a queue stands: `waiting` for a worker, `taken` by one, `workers` that are alive."""

    waiting: int
    taken: int
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DueJob:
    """A run that somebody should do now."""

    name: str
    period: str
    queue: Queue
    is_long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A run that was done, and written down as done."""

    run: int
    job: str
    period: str
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDue:
    """There was nothing to do: it is done, or somebody else is at it."""

    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A run that was not done, or not by us.

    Attributes:
        error: What happened: a class's name, or a sentence of ours.
    """

    run: int
    job: str
    period: str
    error: str


@dataclass(slots=True)
class JobCounters:
    """How runs of this process ended, and what went wrong on the way.

    Attributes:
        lost: Runs that another worker had taken over when we wanted to write.
        missed_beats: Times the database could not be told that a run goes on.
        unrecorded: Runs that were done but could not be written down; they are done again.
    """

    finished: int = 0
    failed: int = 0
    cancelled: int = 0
    lost: int = 0
    taken_over: int = 0
    missed_beats: int = 0
    unrecorded: int = 0


def retry_after(attempts: int) -> timedelta:
    """Say how long a failed run waits: a minute, then twice as long each time.

    >>> retry_after(3)
    datetime.timedelta(seconds=240)
    """
    return timedelta(minutes=2 ** (attempts - 1))


def is_ahead(moment: datetime | None, now: datetime) -> bool:
    """Say whether a time still has to come, and is near enough to be believed.

    A lease is never longer than an hour; one that ends later was written by a wrong clock.
    """
    return moment is not None and now < moment <= now + timedelta(hours=2)
