"""`check_milestones`: how far people are is looked at again where something of them changed."""

from typing import TYPE_CHECKING, Final

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.jobs.roll_up import RollUp
from engagement_plugin.storage import people_news
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result
from engagement_plugin.storage.models import NewsReader

if TYPE_CHECKING:
    from engagement_plugin.milestones.checking import Checked

BATCH: Final = 300


class CheckMilestones:
    """Looks, batch by batch, at those who had news when it began; costs as much as the news.

    It rolls up first what waits for that, so that nobody waits for two jobs.

    Args:
        zone: In which the days of those are cut whose own zone is not known.
    """

    def __init__(self, database: Database, *, zone: str, batch: int = BATCH) -> None:
        self._database = database
        self._zone = zone
        self._batch = batch
        self._roll_up = RollUp(database)

    async def __call__(self, run: JobRun) -> Result:
        """Look at all who wait; whoever comes meanwhile may wait for the next time."""
        await self._roll_up(run)
        waiting = await self._database.run(people_news.waiting(NewsReader.MILESTONES))
        total, done = sum(waiting.values()), 0
        reached = silent = broken = 0
        for bot_id, people in waiting.items():
            left = people
            while left > 0:
                checked = await self._check(run, bot_id)
                if not checked.taken:
                    break
                left -= checked.taken
                done += checked.taken
                reached += checked.reached
                silent += checked.silent
                broken += checked.broken
                await run.report(min(done, total), total)
        return {"people": done, "reached": reached, "silent": silent, "broken": broken}

    async def _check(self, run: JobRun, bot_id: int) -> "Checked":
        # NumPy loads with the first check: a process that only polls never has it.
        from engagement_plugin.milestones.checking import check  # noqa: PLC0415

        return await self._database.run(
            check(
                bot_id,
                most=self._batch,
                guard=run.guard,
                zone=self._zone,
                now=run.clock(),
                dialect=self._database.dialect,
            )
        )
