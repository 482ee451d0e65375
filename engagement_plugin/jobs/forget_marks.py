"""`forget_marks`: a sign of distress is remembered for thirty days, and not a day longer."""

from datetime import timedelta
from typing import Final

from tortoise.transactions import in_transaction

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.job_runs import Result
from engagement_plugin.storage.marks import forget_distress

KEPT: Final = timedelta(days=30)


class ForgetMarks:
    """Takes old marks away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(self, run: JobRun) -> Result:
        """Do it in one transaction: marks are few."""

        async def forget() -> int:
            async with in_transaction(connection_name(self._database.dialect)):
                forgotten = await forget_distress(before=run.clock() - KEPT)
                await run.guard()
                return forgotten

        return {"marks": await self._database.run(forget())}
