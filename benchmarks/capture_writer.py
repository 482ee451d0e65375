"""The writer's way into PostgreSQL beside the shortest there is: asyncpg's COPY."""

import statistics
import time
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import asyncpg
from pydantic import SecretStr

from engagement_plugin.capture.scoring import worth
from engagement_plugin.clock import system_clock
from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
    PersonKey,
    Sentiment,
    SentimentType,
)
from engagement_plugin.settings import CaptureSettings, StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.rows import COLUMNS

PEOPLE: Final = 500
BEGIN: Final = datetime(2026, 3, 1, tzinfo=UTC)
_MOOD: Final = Sentiment(
    score=0.4, label=SentimentType.POSITIVE, confidence=0.6, coverage=0.2, language="en"
)


async def copy_ratio(url: str, *, rows: int, pairs: int) -> float:
    """Give rows a second of the writer ÷ those of one COPY of the same rows.

    The COPY goes into a table with the same indexes and constraints.
    """
    settings = StorageSettings(url=SecretStr(url))
    await migrations.prepare(settings)
    database = Database(settings)
    await database.start()
    connection = await asyncpg.connect(url)
    ratios = []
    for turn in range(pairs):
        written = await _write(database, rows, turn)
        copied = await _copy(connection)
        ratios.append(copied / written)
    await connection.close()
    await database.stop()
    return statistics.median(ratios)


async def _write(database: Database, rows: int, turn: int) -> float:
    writer = BulkWriter(database, clock=system_clock, judge=worth)
    size = CaptureSettings().batch_size
    batches = [
        [_interaction(n, turn) for n in range(first, min(first + size, rows))]
        for first in range(0, rows, size)
    ]
    started = time.perf_counter()
    for batch in batches:
        await writer.write(batch, [_outcome(each) for each in batch])
    return time.perf_counter() - started


async def _copy(connection: "asyncpg.Connection[Any]") -> float:
    columns = list(COLUMNS)
    records = await connection.fetch(f"SELECT {', '.join(columns)} FROM user_engagements")  # noqa: S608
    await connection.execute("DROP TABLE IF EXISTS copied")
    await connection.execute("CREATE TABLE copied (LIKE user_engagements INCLUDING ALL)")
    started = time.perf_counter()
    await connection.copy_records_to_table("copied", records=records, columns=columns)
    seconds = time.perf_counter() - started
    await connection.execute("TRUNCATE user_engagements")
    return seconds


def _interaction(n: int, turn: int) -> Interaction:
    who = n * 7919 % PEOPLE + 1
    return Interaction(
        bot_id=42,
        source_key=f"u:{turn * 10_000_000 + n}",
        type=InteractionType.MESSAGE,
        content_type="text",
        # A thousand a second: then it matters how fast they are written.
        occurred_at=BEGIN + timedelta(milliseconds=n),
        chat_kind=ChatKind.PRIVATE,
        chat_id=who,
        person=PersonKey(42, who),
        person_language="en",
        length=40,
        sentiment=_MOOD,
        update_id=n,
    )


def _outcome(interaction: Interaction) -> Outcome:
    return Outcome(
        bot_id=42,
        source_key=interaction.source_key,
        handled=True,
        failed=False,
        handler_ms=3,
    )
