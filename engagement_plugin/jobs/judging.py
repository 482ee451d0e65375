"""What is wrong, judged from plain facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engagement_plugin.jobs.alarms import AlarmKind, Memory, Trouble
from engagement_plugin.jobs.choosing import MOST_ATTEMPTS
from engagement_plugin.jobs.job import Job
from engagement_plugin.jobs.periods import named
from engagement_plugin.settings import AlertSettings
from engagement_plugin.storage.job_runs import RunView
from engagement_plugin.storage.models import JobState
from engagement_plugin.storage.pulses import Pulse

MISSED_PERIODS: Final = 3
# After a gap between looks this long nobody was there to work, and nothing counts from before.
GAP: Final = timedelta(minutes=15)
# So many people's half hours, in the same stretch of each of the last two weeks, are no chance.
USUAL: Final = 12
# A backlog is well again when it has shrunk to this part of its bound.
WELL_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFacts:
    """What is known of a job's runs."""

    job: Job
    newest: RunView | None
    last_success: RunView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """How long a bot has heard nothing, and what the same stretch held in earlier weeks.

    Attributes:
        last_at: The end of the half hour of its newest update.
        lasts: Since that end, or since the first look if that is later.
        usual: People's half hours in the same stretch of each of the last two weeks.
    """

    bot_id: int
    last_at: datetime
    lasts: timedelta
    usual: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a look takes in."""

    now: datetime
    memory: Memory
    pulses: Sequence[Pulse]
    jobs: Sequence[JobFacts]
    silences: Sequence[Silence]


def troubles(facts: Facts, settings: AlertSettings) -> dict[str, Trouble]:
    """Give what is wrong, by subject."""
    found = (
        *_backlog(facts, settings.backlog),
        *_growth(facts, settings.errors),
        *(each for job in facts.jobs for each in _job(job, facts)),
        *(each for silence in facts.silences for each in _silence(silence, facts, settings)),
    )
    return {each.subject: each for each in found}


def counted(pulses: Iterable[Pulse]) -> dict[str, int]:
    """Give the failures of each process, all kinds together."""
    return {each.worker: sum(each.failures.values()) for each in pulses}


def lost(pulses: Iterable[Pulse]) -> dict[str, int]:
    """Give the records that each process lost."""
    return {each.worker: each.dropped for each in pulses}


def _backlog(facts: Facts, bound: int) -> Iterator[Trouble]:
    waiting = sum(each.backlog for each in facts.pulses)
    trouble = Trouble(kind=AlarmKind.BACKLOG, figure=waiting)
    if waiting > (bound * WELL_SHARE if _wrong_since(trouble, facts) else bound):
        yield trouble


def _growth(facts: Facts, errors: int) -> Iterator[Trouble]:
    failed = _more(counted(facts.pulses), facts.memory.failures)
    dropped = _more(lost(facts.pulses), facts.memory.dropped)
    if failed >= errors:
        yield Trouble(kind=AlarmKind.ERRORS, figure=failed)
    if dropped:
        yield Trouble(kind=AlarmKind.JOURNAL, figure=dropped)


def _more(now: Mapping[str, int], before: Mapping[str, int]) -> int:
    return sum(max(count - before.get(worker, 0), 0) for worker, count in now.items())


def _job(facts: JobFacts, look: Facts) -> Iterator[Trouble]:
    job, newest = facts.job, facts.newest
    if newest is not None and newest.state is JobState.FAILED and newest.attempts >= MOST_ATTEMPTS:
        yield Trouble(kind=AlarmKind.JOB_FAILING, about=job.name, figure=newest.attempts)
        return
    done = facts.last_success
    since = look.memory.since
    if done is not None:
        since = max(since, named(done.period, job.every).end)
    periods = int((look.now - since) / job.every)
    trouble = Trouble(kind=AlarmKind.JOB_LATE, about=job.name, figure=periods)
    known = _wrong_since(trouble, look)
    if known is None:
        is_wrong = look.now - since > MISSED_PERIODS * job.every
    else:
        is_wrong = done is None or done.finished_at is None or done.finished_at <= known
    if is_wrong:
        yield trouble


def _silence(silence: Silence, facts: Facts, settings: AlertSettings) -> Iterator[Trouble]:
    minutes = int(silence.lasts.total_seconds() // 60)
    trouble = Trouble(kind=AlarmKind.SILENCE, about=str(silence.bot_id), figure=minutes)
    known = _wrong_since(trouble, facts)
    if known is not None:
        # Only an update ends it: neither a restart nor an hour that is usually quiet does.
        is_wrong = silence.last_at <= known
    elif settings.silence_hours:
        is_wrong = silence.lasts >= timedelta(hours=settings.silence_hours)
    else:
        is_wrong = min(silence.usual) >= USUAL
    if is_wrong:
        yield trouble


def _wrong_since(trouble: Trouble, facts: Facts) -> datetime | None:
    alarm = facts.memory.alarms.get(trouble.subject)
    return None if alarm is None or alarm.ended_at is not None else alarm.began_at
