"""`watch`: looks every five minutes, and tells the admins once what got wrong or well again."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

import msgspec
from tortoise.transactions import in_transaction

from engagement_plugin.errors import EngagementError
from engagement_plugin.insight.days import SLOT
from engagement_plugin.jobs.alarms import Alarm, Memory, looked, told
from engagement_plugin.jobs.job import Job, JobRun
from engagement_plugin.jobs.judging import (
    GAP,
    Facts,
    JobFacts,
    Silence,
    counted,
    lost,
    troubles,
)
from engagement_plugin.jobs.pulse import FORGOTTEN, LATELY, Pulses
from engagement_plugin.jobs.quiet import is_quiet
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import AlertSettings
from engagement_plugin.storage import activity, job_runs, pulses
from engagement_plugin.storage.database import UNAVAILABLE, Database, connection_name
from engagement_plugin.storage.job_runs import Result
from engagement_plugin.storage.pulses import Pulse

Tell: TypeAlias = Callable[[Alarm], Awaitable[int]]

MEMORY: Final = "watch"
WEEK_SLOTS: Final = 7 * 48
# A silence is compared with earlier weeks over its last day at most.
LONGEST_SLOTS: Final = 48
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

log = get_logger(__name__)


class Watch:
    """Judges, remembers, tells.

    Args:
        jobs: Those it watches over.
        tell: Writes to the admins; gives how many it reached.
    """

    def __init__(
        self,
        database: Database,
        beats: Pulses,
        jobs: Sequence[Job],
        *,
        settings: AlertSettings,
        zone: ZoneInfo,
        tell: Tell,
    ) -> None:
        self._database = database
        self._beats = beats
        self._jobs = jobs
        self._settings = settings
        self._zone = zone
        self._tell = tell

    async def __call__(self, run: JobRun) -> Result:
        """Look once.

        What is told is remembered afterwards: killed in between, it is told once more rather
        than never.
        """
        await self._beats.beat()
        await self._beats.tidy()
        now = run.clock()
        known = await self._beats.recent(within=FORGOTTEN)
        living = [each for each in known if now - each.at <= LATELY]
        facts = await self._database.run(self._facts(now, living))
        alarms = looked(facts.memory.alarms, troubles(facts, self._settings), now)
        await self._database.run(run.guard())
        after = await self._tell_news(alarms, now)
        memory = Memory(
            since=facts.memory.since,
            last=now,
            dropped={**facts.memory.dropped, **lost(facts.pulses)},
            failures={**facts.memory.failures, **counted(facts.pulses)},
            alarms=after,
        )
        await self._database.run(self._remember(run, _without_the_dead(memory, known)))
        wrong = sum(each.ended_at is None for each in alarms.values())
        unknown = sum(each.is_news for each in after.values())
        return {"wrong": wrong, "untold": unknown}

    async def _facts(self, now: datetime, heard: Sequence[Pulse]) -> Facts:
        memory = _continued(await pulses.remembered(MEMORY), now)
        runs = await job_runs.relevant([job.name for job in self._jobs])
        jobs = [
            JobFacts(
                job=job,
                newest=max(
                    (each for each in runs[job.name] if not each.is_requested),
                    key=lambda each: each.period,
                    default=None,
                ),
                last_success=await job_runs.last_success(job.name),
            )
            for job in self._jobs
        ]
        # What waits for the database may hold the very updates that seem to be missing.
        is_behind = any(each.backlog for each in heard)
        bots = () if is_behind else sorted({bot for each in heard for bot in each.bots})
        silences = [each for bot in bots if (each := await _silence(bot, memory.since, now))]
        return Facts(now=now, memory=memory, pulses=heard, jobs=jobs, silences=silences)

    async def _tell_news(self, alarms: Mapping[str, Alarm], now: datetime) -> dict[str, Alarm]:
        after = dict(alarms)
        if is_quiet(self._settings.quiet, now, self._zone):
            return after
        for subject, alarm in alarms.items():
            if alarm.is_news and await self._reach(alarm):
                after = told(after, subject)
        return after

    async def _reach(self, alarm: Alarm) -> bool:
        try:
            return await self._tell(alarm) > 0
        except (EngagementError, *UNAVAILABLE) as error:
            log.warning("no admin could be told", reason=type(error).__name__)
            return False

    async def _remember(self, run: JobRun, memory: Memory) -> None:
        async with in_transaction(connection_name(self._database.dialect)):
            await pulses.remember(MEMORY, msgspec.to_builtins(memory), now=memory.last)
            await run.guard()


def _continued(kept: object, now: datetime) -> Memory:
    if kept is None:
        return Memory(since=now, last=now)
    try:
        memory = msgspec.convert(kept, Memory)
    except msgspec.ValidationError as error:
        # Another version of the plugin has written it; what is still wrong is told once more.
        log.warning("the watch begins anew", reason=str(error))
        return Memory(since=now, last=now)
    is_gap = abs(now - memory.last) > GAP
    return msgspec.structs.replace(memory, since=now) if is_gap else memory


def _without_the_dead(memory: Memory, known: Sequence[Pulse]) -> Memory:
    names = {each.worker for each in known}
    return msgspec.structs.replace(
        memory,
        dropped={name: n for name, n in memory.dropped.items() if name in names},
        failures={name: n for name, n in memory.failures.items() if name in names},
    )


async def _silence(bot_id: int, since: datetime, now: datetime) -> Silence | None:
    """Measure a bot's silence, from its last update or the first look on; None for a new bot."""
    last = await pulses.last_slot(bot_id)
    if last is None:
        return None
    last_at = _EPOCH + (last + 1) * SLOT
    begins = max(last_at, since)
    first = -((_EPOCH - begins) // SLOT)
    until = (now - _EPOCH) // SLOT
    first = max(first, until - LONGEST_SLOTS)
    usual = [
        len(
            await activity.active_slots(
                bot_id, since=first - weeks * WEEK_SLOTS, until=until - weeks * WEEK_SLOTS
            )
        )
        for weeks in (1, 2)
        if first < until
    ]
    lasts = max(now - begins, timedelta())
    one, two = usual or (0, 0)
    return Silence(bot_id=bot_id, last_at=last_at, lasts=lasts, usual=(one, two))
