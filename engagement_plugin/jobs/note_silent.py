"""`note_silent`: whoever has stayed away is looked at again, since silence itself tells something."""

from tortoise.transactions import in_transaction

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.storage import patterns
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.job_runs import Result


class NoteSilent:
    """Tells `analyze_patterns` once a day, which then counts them among those with news."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def __call__(self, run: JobRun) -> Result:
        """Note them."""
        return {"people": await self._database.run(self._note(run))}

    async def _note(self, run: JobRun) -> int:
        dialect = self._database.dialect
        async with in_transaction(connection_name(dialect)) as client:
            noted = await patterns.note_silent(client, now=run.clock(), dialect=dialect)
            await run.guard()
        return noted
