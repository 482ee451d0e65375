"""A deployment whose people agreed to be learned from, or did not."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import Any

from engagement_plugin.jobs.job import JobRun
from engagement_plugin.jobs.periods import period_at
from engagement_plugin.jobs.train_models import TrainModels
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.settings import ConsentSettings, PredictionSettings
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Guard, Result
from engagement_plugin.storage.models import EngagementDay, Person
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import held, unread

BOT = 42
DAYS = 150


class Deployment:
    """People whose days are known, and the weekly job; it computes right here.

    Every lesson that is taught is kept, so that a test can look at it.
    """

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database = database
        self.clock = clock
        self.lessons: list[Any] = []
        self.settings = PredictionSettings()

    async def settle(
        self, activity: Activity, *, refusing: Collection[int] = (), **fields: Any
    ) -> None:
        """Write people's days, the last of which is yesterday; by index, some refuse training."""
        now = self.clock()
        begin = now.date() - timedelta(days=DAYS)
        days: dict[tuple[int, date], list[int]] = {}
        for person, slot, count in zip(
            activity.person.tolist(), activity.slot.tolist(), activity.count.tolist(), strict=True
        ):
            day = begin + timedelta(days=slot // SLOTS_A_DAY)
            days.setdefault((person, day), [0] * SLOTS_A_DAY)[slot % SLOTS_A_DAY] += count

        async def write() -> None:
            await Person.bulk_create(
                Person(
                    bot_id=BOT,
                    telegram_id=each + 1,
                    first_seen_at=now,
                    last_seen_at=now,
                    **{"consent_training": each not in refusing, **fields},
                )
                for each in range(activity.n)
            )
            ids = {each.telegram_id - 1: each.id for each in await Person.filter(bot_id=BOT)}
            await EngagementDay.bulk_create(
                _day(ids[person], day, bins, now) for (person, day), bins in days.items()
            )

        await self.database.run(write())

    async def train(
        self,
        *,
        guard: Guard = held,
        consent: ConsentSettings | None = None,
        arguments: Mapping[str, Any] | None = None,
    ) -> Result:
        """Run the job."""

        async def here(work: Callable[..., Any], *given: Any) -> Any:
            self.lessons += given
            return work(*given)

        job = TrainModels(
            self.database,
            compute=here,
            settings=self.settings,
            consent=consent or ConsentSettings(),
        )
        return await job(
            JobRun(
                id=1,
                job="train_models",
                period=period_at(self.clock(), timedelta(days=7)),
                fence=1,
                arguments=arguments or {},
                clock=self.clock,
                report=unread,
                guard=guard,
            )
        )


def _day(person: int, day: date, bins: list[int], now: Any) -> EngagementDay:
    return EngagementDay(
        person_id=person,
        bot_id=BOT,
        day=day,
        interactions=sum(bins),
        sessions=1,
        bins=bins,
        types={},
        features={},
        contents={},
        sentiment_sum=0,
        sentiment_square_sum=0,
        sentiment_n=0,
        positives=0,
        negatives=0,
        quality_sum=0,
        quality_n=0,
        thoughtful=0,
        reply_latency_sum_ms=0,
        reply_latency_n=0,
        handler_sum_ms=0,
        handler_n=0,
        rolled_up_at=now,
    )
