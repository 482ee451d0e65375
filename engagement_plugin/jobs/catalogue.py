"""The jobs that every deployment has."""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.jobs.forget_marks import ForgetMarks
from engagement_plugin.jobs.job import Job
from engagement_plugin.jobs.pulse import Pulses
from engagement_plugin.jobs.roll_up import RollUp
from engagement_plugin.jobs.watch import Tell, Watch
from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import Database

ROLL_UP_EVERY: Final = timedelta(minutes=30)
FORGET_EVERY: Final = timedelta(days=1)
WATCH_EVERY: Final = timedelta(minutes=5)


def standard_jobs(
    database: Database, beats: Pulses, *, settings: Settings, tell: Tell
) -> tuple[Job, ...]:
    """Build them; the last one watches over the others."""
    working = (
        Job(name="roll_up", every=ROLL_UP_EVERY, run=RollUp(database), is_long=True),
        Job(name="forget_marks", every=FORGET_EVERY, run=ForgetMarks(database)),
    )
    watch = Watch(
        database,
        beats,
        working,
        settings=settings.alerts,
        zone=ZoneInfo(settings.statistics.zone),
        tell=tell,
    )
    return (*working, Job(name="watch", every=WATCH_EVERY, run=watch))
