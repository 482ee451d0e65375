"""`roll_up`: people's days are counted again where something of them was written."""

from collections.abc import Sequence
from typing import Final

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.storage import audience_counts, days
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result

BATCH: Final = 500


class RollUp:
    """Counts, batch by batch, the days that had news when it began; costs as much as the news."""

    def __init__(self, database: Database, *, batch: int = BATCH) -> None:
        self._database = database
        self._batch = batch

    async def __call__(self, run: JobRun) -> Result:
        """Count all that waits; what comes meanwhile may wait for the next time."""
        done = await self.count_days(run)
        # What everybody did together follows from the raw rows of whole days.
        while await self._database.run(
            audience_counts.count_next(run.guard, dialect=self._database.dialect)
        ):
            pass
        return {"days": done}

    async def count_days(self, run: JobRun) -> int:
        """Count people's days; gives how many there were."""
        total = await self._database.run(days.waiting())
        done = 0
        while done < total:
            counted = await self._database.run(
                days.roll_up(
                    run.guard, most=self._batch, now=run.clock(), dialect=self._database.dialect
                )
            )
            if not counted:
                break
            done += counted
            await run.report(done, max(done, total))
        return done


async def count_people(database: Database, run: JobRun, people: Sequence[int]) -> None:
    """Count the days of a few people now, by `Person.id`."""
    counted = BATCH
    while counted == BATCH:
        counted = await database.run(
            days.roll_up(
                run.guard, most=BATCH, now=run.clock(), dialect=database.dialect, people=people
            )
        )
