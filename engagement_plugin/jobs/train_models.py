"""`train_models`: once a week, models learn anew, and serve only where they earn it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from engagement_plugin.domain import ModelPurpose
from engagement_plugin.errors import EngagementError
from engagement_plugin.jobs.job import JobRun
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import ConsentSettings, PredictionSettings
from engagement_plugin.storage import model_versions, people, training
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result

if TYPE_CHECKING:
    from engagement_plugin.prediction.reading import Material
    from engagement_plugin.prediction.training import Lesson, Outcome

log = get_logger(__name__)

# Runs a top-level function outside this process.
Compute = Callable[..., Awaitable[Any]]

BATCH: Final = 1_000
_LONGEST: Final = timedelta(days=400)
# Of a person's year; more people than rows cannot be needed.
_STEPS: Final = 4


class UnclearTrainingError(EngagementError):
    """A training was asked for in a way that cannot be meant."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(
            f'this cannot be trained: {reason}. Ask for {{"min_samples": …}} from 300 on, or for '
            "nothing in particular."
        )


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """What a run may be asked for; `bot` is the only one to train for."""

    min_samples: Annotated[int, Meta(ge=300, le=1_000_000)] | None = None
    bot: int | None = None


class TrainModels:
    """Reads what people agreed to have learned from, and lets another process learn.

    Args:
        compute: Where it is computed: nobody waits for it, and its memory goes with it.
        consent: What holds for those who never said anything.
    """

    def __init__(
        self,
        database: Database,
        *,
        compute: Compute,
        settings: PredictionSettings,
        consent: ConsentSettings,
    ) -> None:
        self._database = database
        self._compute = compute
        self._settings = settings
        self._consent = consent

    async def __call__(self, run: JobRun) -> Result:
        """Train each bot's models.

        Raises:
            UnclearTrainingError: It was asked for something that cannot be meant.
        """
        wanted = _wanted(run)
        bots = await self._database.run(people.bots()) if wanted.bot is None else [wanted.bot]
        trained = serving = slipped = 0
        for place, bot_id in enumerate(bots):
            for outcome in await self._bot(run, bot_id, wanted, place=place, of=len(bots)):
                trained += 1
                serving += outcome.sealed is not None
                slipped += bool(outcome.report.get("has_slipped"))
        return {"trained": trained, "newly_serving": serving, "slipped": slipped}

    async def _bot(
        self, run: JobRun, bot_id: int, wanted: Wanted, *, place: int, of: int
    ) -> Sequence["Outcome"]:
        lesson = await self._lesson(run, bot_id, wanted, place=place, of=of)
        # scikit-learn loads over there alone.
        from engagement_plugin.prediction.training import train  # noqa: PLC0415

        outcomes: Sequence[Outcome] = await self._compute(train, lesson)
        for outcome in outcomes:
            await self._keep(run, bot_id, outcome)
        await run.report((place + 1) * _STEPS, of * _STEPS)
        return outcomes

    async def _lesson(
        self, run: JobRun, bot_id: int, wanted: Wanted, *, place: int, of: int
    ) -> "Lesson":
        from engagement_plugin.prediction.lessons import draw, lesson  # noqa: PLC0415

        agreed = await self._database.run(
            training.consenting(
                bot_id,
                training_by_default=self._consent.training,
                analytics_by_default=self._consent.analytics,
            )
        )
        ids = draw(agreed, most=self._settings.max_rows, seed=self._settings.seed)
        places = {person: number for number, person in enumerate(ids)}
        parts: list[Material] = []
        for first in range(0, len(ids), BATCH):
            parts.append(await self._read(ids[first : first + BATCH], places))
            await run.report(
                place * _STEPS + (first + BATCH) * (_STEPS - 2) // (len(ids) + BATCH), of * _STEPS
            )
        now = run.clock()
        return lesson(
            parts,
            places=places,
            written=await self._database.run(training.messages(bot_id, since=now - _LONGEST)),
            kept=await self._database.run(model_versions.serving(bot_id, ModelPurpose.CHURN)),
            now=now,
            settings=self._settings,
            least_rows=wanted.min_samples or self._settings.min_samples,
        )

    async def _read(self, ids: Sequence[int], places: dict[int, int]) -> "Material":
        from engagement_plugin.prediction.reading import material  # noqa: PLC0415

        rows = await self._database.run(
            training.days(self._database.client, ids, dialect=self._database.dialect)
        )
        return await asyncio.to_thread(material, rows, places)

    async def _keep(self, run: JobRun, bot_id: int, outcome: "Outcome") -> None:
        from engagement_plugin.prediction.lessons import version  # noqa: PLC0415

        await self._database.run(
            model_versions.keep(
                bot_id,
                version(outcome, trained_at=run.clock()),
                guard=run.guard,
                dialect=self._database.dialect,
            )
        )
        if outcome.report.get("refused"):
            log.warning("a kept model was refused", reason=outcome.report["refused"])


def _wanted(run: JobRun) -> Wanted:
    try:
        return msgspec.convert(dict(run.arguments), Wanted)
    except msgspec.ValidationError as error:
        raise UnclearTrainingError(reason=str(error)) from None
