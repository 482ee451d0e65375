"""`clean_up`: once a day, what has been kept long enough goes."""

from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.settings import RetentionSettings
from engagement_plugin.storage import people, retention
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result

Drop = Callable[..., Coroutine[Any, Any, int]]


class CleanUp:
    """Deletes batch by batch, each in a transaction of its own, until nothing is too old."""

    def __init__(self, database: Database, *, settings: RetentionSettings) -> None:
        self._database = database
        self._settings = settings

    async def __call__(self, run: JobRun) -> Result:
        """Delete all of it; gives how much of what."""
        keep = self._settings
        interactions = 0
        for bot_id in await self._database.run(people.bots()):
            drop = partial(retention.drop_interactions, run.guard, bot_id)
            interactions += await self._all(run, drop, days=keep.raw_days)
        days = partial(retention.drop_days, run.guard)
        decisions = partial(retention.drop_decisions, run.guard)
        return {
            "interactions": interactions,
            "days": await self._all(run, days, days=keep.day_days),
            "decisions": await self._all(run, decisions, days=keep.decision_days),
        }

    async def _all(self, run: JobRun, drop: Drop, *, days: int) -> int:
        before: datetime = run.clock() - timedelta(days=days)
        gone = 0
        while True:
            batch = await self._database.run(drop(before=before, dialect=self._database.dialect))
            gone += batch
            if batch < retention.BATCH:
                return gone
            await run.report(gone, gone + batch)
