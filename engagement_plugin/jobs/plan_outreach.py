"""`plan_outreach`: hourly, whoever a message might help is decided on."""

from random import SystemRandom

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.settings import Settings
from engagement_plugin.storage import people
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result


class PlanOutreach:
    """Plans for every bot, one after another."""

    def __init__(self, database: Database, *, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    async def __call__(self, run: JobRun) -> Result:
        """Decide about everybody whom something speaks for."""
        # NumPy loads with the first plan: a process that only polls never has it.
        from engagement_plugin.outreach.planning import Planning  # noqa: PLC0415
        from engagement_plugin.outreach.policy import policy_of  # noqa: PLC0415
        from engagement_plugin.outreach.surroundings import Surroundings  # noqa: PLC0415

        policy = policy_of(
            self._settings.outreach,
            zone=self._settings.statistics.zone,
            asks_first=not self._settings.consent.outreach,
        )
        surroundings = Surroundings(self._database, policy, clock=run.clock)
        planning = Planning(self._database, surroundings, clock=run.clock, rng=SystemRandom())
        counts = {"planned": 0, "held_out": 0, "refused": 0}
        for bot_id in await self._database.run(people.bots()):
            found = await planning.plan(bot_id, guard=run.guard, told=run.report)
            counts = {status: number + found[status] for status, number in counts.items()}
        return counts
