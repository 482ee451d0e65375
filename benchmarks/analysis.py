"""What understanding people costs: a tick beside the least that any way would have to do.

A tick counts people's days with news again and looks at these people: all of `analyze_patterns`.
"""

import asyncio
import resource
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

import asyncpg
from pydantic import SecretStr
from tortoise.transactions import in_transaction

from engagement_plugin.clock import system_clock
from engagement_plugin.domain import Patterns
from engagement_plugin.insight.queries import Insight
from engagement_plugin.jobs.analyze_patterns import AnalyzePatterns
from engagement_plugin.jobs.job import JobRun
from engagement_plugin.jobs.periods import period_at
from engagement_plugin.settings import InsightSettings, StorageSettings
from engagement_plugin.storage import migrations, patterns
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.testing.servers import fresh_database, postgres_server

from .analysis_town import BOT, INTERACTIONS, busy_people, grow, live
from .report import NotPossibleError, Result, Table

BUSY: Final = 1_000
SMALLER: Final = 10
ROUNDS: Final = 5
_HALF_AN_HOUR: Final = timedelta(minutes=30)


def run(*, quick: bool) -> Result:
    """Measure at a tenth of the people, then at all of them."""
    try:
        return asyncio.run(_run(5_000 if quick else 100_000))
    except ModuleNotFoundError as error:
        raise NotPossibleError(f"{error.name} is not installed; run make install") from error


async def _run(people: int) -> Result:
    few = people // SMALLER
    with postgres_server() as server:
        async with _town(server, few, few) as small, _town(server, people, few) as large:
            turns = [await _turn(small, large, number) for number in range(ROUNDS + 1)]
            rss_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            stats_s = await _stats_seconds(large.database)
    # The first turn warmed up.
    return _result(people, len(large.busy), turns[1:], rss_mb=rss_mb, stats_s=stats_s)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Town:
    """A database full of people, the `busy` of whom will have news."""

    database: Database
    connection: "asyncpg.Connection[Any]"
    busy: list[int]


@asynccontextmanager
async def _town(server: str, people: int, among: int) -> AsyncIterator[_Town]:
    """Build a town; its busy people are the same ones in towns of every size."""
    async with fresh_database(server) as url:
        settings = StorageSettings(url=SecretStr(url))
        await migrations.prepare(settings)
        database = Database(settings)
        await database.start()
        # Rows are made by minutes-long statements, over a connection that waits for them.
        connection = await asyncpg.connect(url)
        try:
            await grow(connection, first=1, last=people)
            busy = await busy_people(connection, among=among, number=min(BUSY, among))
            yield _Town(database=database, connection=connection, busy=busy)
        finally:
            await connection.close()
            await database.stop()


class _Turn(NamedTuple):
    """Seconds of a tick in the small town, one in the large, and of the least in the large."""

    small: float
    large: float
    least: float


async def _turn(small: _Town, large: _Town, number: int) -> _Turn:
    """Time all three one after the other, so that whatever else goes on weighs on each."""
    for town in (small, large):
        await live(town.connection, town.busy, turn=number)
    ticks = await _tick(small.database), await _tick(large.database)
    known = await large.database.run(patterns.of_people(large.busy))
    return _Turn(*ticks, least=await _least(large.database, known))


def _result(
    people: int, busy: int, turns: Sequence[_Turn], *, rss_mb: float, stats_s: float
) -> Result:
    ratio = statistics.median(turn.large / turn.least for turn in turns)
    scaling = statistics.median(turn.large / turn.small for turn in turns)
    small, large, least = (statistics.median(each) for each in zip(*turns, strict=True))
    stored = people * INTERACTIONS
    return Result(
        tables=[
            Table(
                title=f"A tick for {busy} people with news, seconds",
                head=("", "tick", "one aggregate and one upsert"),
                rows=[
                    (f"{stored // SMALLER:,} interactions stored", small, None),
                    (f"{stored:,} interactions stored", large, least),
                ],
            ),
            Table(
                title="The rest",
                head=("what", "figure"),
                rows=[
                    ("tick ÷ aggregate and upsert", ratio),
                    ("tick ÷ tick at a tenth of the rows", scaling),
                    ("memory at its most, MB", rss_mb),
                    ("/engagement_stats 30, s", stats_s),
                ],
            ),
        ],
        figures={
            "tick_ratio": round(ratio, 3),
            "scaling": round(scaling, 3),
            "rss_mb": round(rss_mb),
            "stats_s": round(stats_s, 3),
            "n": {
                "people": people,
                "interactions": stored,
                "with_news": busy,
                "rounds": ROUNDS,
            },
        },
    )


async def _tick(database: Database) -> float:
    job = AnalyzePatterns(database, settings=InsightSettings(), zone="UTC")
    started = time.perf_counter()
    await job(_job_run())
    return time.perf_counter() - started


async def _least(database: Database, known: dict[int, Patterns]) -> float:
    async def work() -> None:
        async with in_transaction(connection_name(database.dialect)) as client:
            await client.execute_query(_AGGREGATE, [list(known)])
            await patterns.write(client, known, bot_id=BOT, dialect=database.dialect)

    started = time.perf_counter()
    await database.run(work())
    return time.perf_counter() - started


async def _stats_seconds(database: Database) -> float:
    insight = Insight(database, clock=system_clock, zone=ZoneInfo("UTC"))
    started = time.perf_counter()
    await insight.audience(BOT, days=30)
    return time.perf_counter() - started


def _job_run() -> JobRun:
    async def report(done: int, total: int) -> None:
        """Nobody reads it."""

    async def guard() -> None:
        """Nobody else works here."""

    return JobRun(
        id=1,
        job="analyze_patterns",
        period=period_at(system_clock(), _HALF_AN_HOUR),
        fence=1,
        arguments={},
        clock=system_clock,
        report=report,
        guard=guard,
    )


_AGGREGATE: Final = """
    SELECT person_id, COUNT(*), COUNT(DISTINCT slot / 48), MIN(occurred_at), MAX(occurred_at),
      COUNT(*) FILTER (WHERE occurred_at > now() - interval '7 days'),
      COUNT(*) FILTER (WHERE occurred_at > now() - interval '30 days'),
      COUNT(*) FILTER (WHERE occurred_at > now() - interval '90 days'),
      AVG(sentiment_score), STDDEV(sentiment_score), AVG(quality), AVG(reply_latency_ms)
    FROM user_engagements
    WHERE person_id = ANY($1::bigint[]) AND type <> 'bot_message' GROUP BY person_id
"""
