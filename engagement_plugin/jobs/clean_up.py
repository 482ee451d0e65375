"""`clean_up`: once a day, what has been kept long enough goes."""

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Final

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.settings import RetentionSettings
from engagement_plugin.storage import retention
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result

Drop = Callable[..., Coroutine[Any, Any, int]]

DROPS: Final[dict[str, Drop]] = {
    "interactions": retention.drop_interactions,
    "days": retention.drop_days,
    "decisions": retention.drop_decisions,
}


class CleanUp:
    """Deletes batch by batch, each in a transaction of its own, until nothing is too old."""

    def __init__(self, database: Database, *, settings: RetentionSettings) -> None:
        self._database = database
        self._keep = {
            "interactions": settings.raw_days,
            "days": settings.day_days,
            "decisions": settings.decision_days,
        }

    async def __call__(self, run: JobRun) -> Result:
        """Delete all of it; gives how much of what."""
        now = run.clock()
        return {
            name: await self._all(run, drop, before=now - timedelta(days=self._keep[name]))
            for name, drop in DROPS.items()
        }

    async def _all(self, run: JobRun, drop: Drop, *, before: datetime) -> int:
        gone = 0
        while True:
            batch = await self._database.run(
                drop(run.guard, before=before, dialect=self._database.dialect)
            )
            gone += batch
            if batch < retention.BATCH:
                return gone
            await run.report(gone, gone + batch)
