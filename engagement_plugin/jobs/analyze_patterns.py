"""`analyze_patterns`: what is known of people is computed again where there is news of them."""

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from engagement_plugin.errors import EngagementError
from engagement_plugin.jobs.job import JobRun
from engagement_plugin.jobs.roll_up import RollUp, count_people
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import InsightSettings
from engagement_plugin.storage import people, people_news
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result
from engagement_plugin.storage.models import NewsReader

if TYPE_CHECKING:
    from engagement_plugin.insight.analysis import Analysed, Analysis

log = get_logger(__name__)


class UnclearRequestError(EngagementError):
    """A run was asked for in a way that cannot be meant."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(
            f"this cannot be analysed: {reason}. "
            'Ask for {"person": …}, for {"batch_size": …}, or for nothing in particular.'
        )


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """What a run may be asked for.

    Attributes:
        person: A pseudonym, `Person.id`: runs outlive people, and must not name them.
    """

    person: int | None = None
    batch_size: Annotated[int, Meta(ge=1, le=1_000)] | None = None


class AnalyzePatterns:
    """Looks, batch by batch, at everybody who had news when it began.

    It counts first those days that `roll_up` has not: nobody waits half an hour for the other job.
    """

    def __init__(self, database: Database, *, settings: InsightSettings, zone: str) -> None:
        self._database = database
        self._settings = settings
        self._zone = zone

    async def __call__(self, run: JobRun) -> Result:
        """Look at all who wait, or at the one who was asked for.

        Raises:
            UnclearRequestError: It was asked for something that cannot be meant.
        """
        wanted = _wanted(run)
        analysis = open_analysis(self._database, self._zone)
        if wanted.person is not None:
            found = await self._one(run, analysis, wanted.person)
        else:
            await RollUp(self._database).count_days(run)
            most = wanted.batch_size or self._settings.batch_size
            found = await self._all(run, analysis, most=most)
        people, broken = found
        if broken:
            log.warning("people had rows that cannot be, the rest of which counted", people=broken)
        return {"people": people, "broken": broken}

    async def _all(self, run: JobRun, analysis: "Analysis", *, most: int) -> tuple[int, int]:
        waiting = await self._database.run(people_news.waiting(NewsReader.PATTERNS))
        total, done, broken = sum(waiting.values()), 0, 0
        for bot_id, number in sorted(waiting.items()):
            cohort = await analysis.usual(bot_id, now=run.clock())
            until = done + number
            while done < until:
                found = await analysis.following(
                    run.guard, bot_id, most=most, cohort=cohort, now=run.clock()
                )
                if not found.people:
                    break
                done, broken = done + found.people, broken + found.broken
                await run.report(done, max(done, total))
        return done, broken

    async def _one(self, run: JobRun, analysis: "Analysis", person: int) -> tuple[int, int]:
        bot_id = await self._database.run(people.bot_of(person))
        if bot_id is None:
            return 0, 0
        found = await look_at(self._database, analysis, run, bot_id, [person])
        return found.people, found.broken


def open_analysis(database: Database, zone: str) -> "Analysis":
    """Load what computes, at its first use: a process that only polls never does."""
    from engagement_plugin.insight.analysis import Analysis  # noqa: PLC0415

    return Analysis(database, zone=zone)


async def look_at(
    database: Database, analysis: "Analysis", run: JobRun, bot_id: int, ids: list[int]
) -> "Analysed":
    """Count the days of people of one bot by `Person.id`, and look at them."""
    await count_people(database, run, ids)
    cohort = await analysis.usual(bot_id, now=run.clock())
    return await analysis.of_people(run.guard, bot_id, ids, cohort=cohort, now=run.clock())


def _wanted(run: JobRun) -> Wanted:
    try:
        return msgspec.convert(dict(run.arguments), Wanted)
    except msgspec.ValidationError as error:
        raise UnclearRequestError(reason=str(error)) from None
