"""The jobs that every deployment has."""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.jobs.analyze_patterns import AnalyzePatterns
from engagement_plugin.jobs.check_milestones import CheckMilestones
from engagement_plugin.jobs.clean_up import CleanUp
from engagement_plugin.jobs.forget_marks import ForgetMarks
from engagement_plugin.jobs.job import Job
from engagement_plugin.jobs.look_again import LookAgain
from engagement_plugin.jobs.note_silent import NoteSilent
from engagement_plugin.jobs.pulse import Pulses
from engagement_plugin.jobs.roll_up import RollUp
from engagement_plugin.jobs.watch import Tell, Watch
from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import Database

ROLL_UP_EVERY: Final = timedelta(minutes=30)
ANALYZE_EVERY: Final = timedelta(minutes=30)
LOOK_AGAIN_EVERY: Final = timedelta(minutes=1)
NOTE_SILENT_EVERY: Final = timedelta(days=1)
CHECK_EVERY: Final = timedelta(minutes=10)
FORGET_EVERY: Final = timedelta(days=1)
CLEAN_EVERY: Final = timedelta(days=1)
WATCH_EVERY: Final = timedelta(minutes=5)


def standard_jobs(
    database: Database, beats: Pulses, *, settings: Settings, tell: Tell
) -> tuple[Job, ...]:
    """Build them; the last one watches over the others."""
    working = (
        Job(name="roll_up", every=ROLL_UP_EVERY, run=RollUp(database), is_long=True),
        *_understanding(database, settings),
        Job(
            name="check_milestones",
            every=CHECK_EVERY,
            run=CheckMilestones(database, zone=settings.statistics.zone),
            is_long=True,
        ),
        Job(name="forget_marks", every=FORGET_EVERY, run=ForgetMarks(database)),
        Job(
            name="clean_up",
            every=CLEAN_EVERY,
            run=CleanUp(database, settings=settings.retention),
            is_long=True,
        ),
    )
    watch = Watch(
        database,
        beats,
        working,
        settings=settings.alerts,
        zone=ZoneInfo(settings.statistics.zone),
        tell=tell,
    )
    again = LookAgain(database, settings=settings.insight, zone=settings.statistics.zone)
    return (
        *working,
        # Not watched over: minutes without it are nothing to wake an admin for.
        Job(name="look_again", every=LOOK_AGAIN_EVERY, run=again),
        Job(name="watch", every=WATCH_EVERY, run=watch),
    )


def _understanding(database: Database, settings: Settings) -> tuple[Job, ...]:
    analyze = AnalyzePatterns(database, settings=settings.insight, zone=settings.statistics.zone)
    return (
        Job(name="analyze_patterns", every=ANALYZE_EVERY, run=analyze, is_long=True),
        Job(name="note_silent", every=NOTE_SILENT_EVERY, run=NoteSilent(database)),
    )
