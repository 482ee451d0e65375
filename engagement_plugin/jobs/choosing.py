"""Which runs of a job may begin: a pure question about rows and a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from engagement_plugin.jobs.job import Job, is_ahead
from engagement_plugin.jobs.periods import period_at
from engagement_plugin.storage.job_runs import RunView
from engagement_plugin.storage.models import JobState

MOST_ATTEMPTS: Final = 5
# How late a job may begin that does not catch up.
PUNCTUAL: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Choice:
    """A run that may begin; `seen` is its row, if there is one."""

    period: str
    seen: RunView | None


def choices(job: Job, runs: Sequence[RunView], now: datetime) -> list[Choice]:
    """List what may begin, the most urgent first; nothing while one run of the job is under way.

    Periods only ever go forward: where a clock has stepped back, the newest period there is
    counts, and what lies before it is never begun.

    Args:
        runs: The newest period's run, and all that are asked for or under way.
    """
    under_way = [each for each in runs if each.state is JobState.RUNNING]
    if any(is_ahead(each.lease_until, now) for each in under_way):
        return []
    asked = [Choice(each.period, each) for each in runs if each.is_requested and not each.is_over]
    periodic = _periodic(job, runs, now)
    return asked if periodic is None else [*asked, periodic]


def crashed(runs: Sequence[RunView], now: datetime) -> list[RunView]:
    """List runs whose workers have fallen silent."""
    return [
        each
        for each in runs
        if each.state is JobState.RUNNING and not is_ahead(each.lease_until, now)
    ]


def _periodic(job: Job, runs: Sequence[RunView], now: datetime) -> Choice | None:
    current = period_at(now, job.every)
    newest = max(
        (each for each in runs if not each.is_requested),
        key=lambda each: each.period,
        default=None,
    )
    if newest is None or newest.period < current.text:
        is_missed = now - current.start > PUNCTUAL
        return None if is_missed and not job.catch_up else Choice(current.text, None)
    if newest.state is JobState.RUNNING:
        return Choice(newest.period, newest)
    may_retry = newest.attempts < MOST_ATTEMPTS and not is_ahead(newest.lease_until, now)
    if newest.state is JobState.FAILED and may_retry:
        return Choice(newest.period, newest)
    return None
