"""`look_again`: whoever means much to the bot is understood anew within a minute of any news."""

from engagement_plugin.jobs.analyze_patterns import look_at, open_analysis
from engagement_plugin.jobs.job import JobRun
from engagement_plugin.settings import InsightSettings
from engagement_plugin.storage import patterns
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result


class LookAgain:
    """Takes one batch a minute; the rest of a crowd has its turn the next minute."""

    def __init__(self, database: Database, *, settings: InsightSettings, zone: str) -> None:
        self._database = database
        self._settings = settings
        self._zone = zone

    async def __call__(self, run: JobRun) -> Result:
        """Ask one question; where nobody is named, that was all."""
        found = await self._database.run(
            patterns.valued_with_news(
                least=self._settings.high_value,
                most=self._settings.batch_size,
                dialect=self._database.dialect,
            )
        )
        people = 0
        for bot_id, ids in found.items():
            analysis = open_analysis(self._database, self._zone)
            people += (await look_at(self._database, analysis, run, bot_id, ids)).people
        return {"people": people}
