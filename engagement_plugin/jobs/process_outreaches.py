"""`process_outreaches`: what is due is sent, after what silent senders left behind is settled."""

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.outreach.sending.means import Means
from engagement_plugin.outreach.sending.round import Round
from engagement_plugin.storage import responses
from engagement_plugin.storage.job_runs import Result


class ProcessOutreaches:
    """Sends through the bots of this process; asked for with `limit`, no more than that."""

    def __init__(self, means: Means) -> None:
        self._means = means

    async def __call__(self, run: JobRun) -> Result:
        """Send until nothing is due."""
        database = self._means.database
        returned = await database.run(
            responses.note_returns(database.client, now=run.clock(), dialect=database.dialect)
        )
        counts = await Round(self._means).go(limit=run.arguments.get("limit"))
        return {**counts, "returned": returned}
