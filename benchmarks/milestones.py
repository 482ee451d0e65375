"""What a look at the people with news costs, and what a real community would have reached."""

import asyncio
import resource
import time
from datetime import UTC, datetime
from typing import Final

from pydantic import SecretStr

from engagement_plugin.jobs.catalogue import CHECK_EVERY
from engagement_plugin.jobs.check_milestones import CheckMilestones
from engagement_plugin.jobs.job import Finished, Job
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.settings import Settings, StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.servers import fresh_database, postgres_server

from .milestones_replay import replay
from .milestones_town import change, found
from .report import Result, Table

NOW: Final = datetime(2026, 3, 18, 12, tzinfo=UTC)
PEOPLE: Final = 100_000
QUICK_PEOPLE: Final = 10_000
TICKS: Final = 5
REPLAYED: Final = None
QUICK_REPLAYED: Final = 8_000


def run(*, quick: bool) -> Result:
    """Measure on PostgreSQL, the server on the same machine."""
    with postgres_server() as server:
        return asyncio.run(_run(server, quick=quick))


async def _run(server: str, *, quick: bool) -> Result:
    people = QUICK_PEOPLE if quick else PEOPLE
    ticks = await _ticks(server, people)
    rss_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tick_s = sorted(ticks)[len(ticks) // 2]
    table, messages = await replay(server, most=QUICK_REPLAYED if quick else REPLAYED)
    return Result(
        tables=[
            Table(
                title=f"{people} people × 24, 1 % changed, roll-up and check",
                head=("tick", "seconds"),
                rows=[[str(n), each] for n, each in enumerate(ticks, 1)],
            ),
            table,
        ],
        figures={
            "tick_s": round(tick_s, 3),
            "rss_mb": round(rss_mb, 1),
            "n": {
                "people": people,
                "changed": people // 100,
                "ticks": TICKS,
                "replayed": messages,
            },
        },
        notes=["Seconds are of whole runs of the job; the middle one counts."],
    )


async def _ticks(server: str, people: int) -> list[float]:
    async with fresh_database(server) as url:
        storage = StorageSettings(url=SecretStr(url))
        await migrations.prepare(storage)
        database, clock = Database(storage), FrozenClock(NOW)
        await database.start()
        try:
            await Milestones(
                database, settings=Settings(storage=storage), clock=FrozenClock(NOW)
            ).seed()
            await found(url, people, now=NOW)
            return [await _tick(database, clock, people, n) for n in range(TICKS)]
        finally:
            await database.stop()


async def _tick(database: Database, clock: FrozenClock, people: int, nth: int) -> float:
    clock.forward(hours=1)
    await change(database, nth=nth, now=clock())
    job = CheckMilestones(database, zone="UTC")
    jobs = Jobs(
        database,
        [Job(name="check_milestones", every=CHECK_EVERY, run=job)],
        clock=clock,
        worker="benchmark",
    )
    began = time.perf_counter()
    done = await jobs.run("check_milestones")
    seconds = time.perf_counter() - began
    assert isinstance(done, Finished)
    assert done.result["people"] == people // 100
    return seconds
