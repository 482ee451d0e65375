"""Everybody's interactions by half hours: noted as stale with people's days, then counted again."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import AudienceCount, AudienceNews, EngagementNews
from engagement_plugin.storage.rows import SLOT_SECONDS

_EPOCH: Final = date(1970, 1, 1)
SLOTS_A_DAY: Final = 86_400 // SLOT_SECONDS

KEYS: Final = ("slot", "chat", "language", "type", "content", "command", "feature", "label")
# What is added up of alike interactions, and how; sums of sums are written the same way.
SUMS: Final = {
    "interactions": "COUNT(*)",
    "sentiment_sum": "COALESCE(SUM(score), 0)",
    "quality_sum": "COALESCE(SUM(quality), 0)",
    "quality_n": "COUNT(quality)",
    "reply_latency_sum_ms": "COALESCE(SUM(reply_latency_ms), 0)",
    "reply_latency_n": "COUNT(reply_latency_ms)",
    "handler_sum_ms": "COALESCE(SUM(handler_ms), 0)",
    "handler_n": "COUNT(handler_ms)",
    "unhandled": "COUNT(CASE WHEN NOT handled THEN 1 END)",
    "failed": "COUNT(CASE WHEN failed THEN 1 END)",
}


async def note(
    client: BaseDBAsyncClient, days: Sequence[tuple[int, date]], *, dialect: Dialect
) -> None:
    """Mark the bots' days of people's days as stale, in the transaction that counts those."""
    people = msgspec.json.encode([(person, day.isoformat()) for person, day in days]).decode()
    await client.execute_query(_NOTE[dialect], [people])


async def stale(bot_id: int) -> set[date]:
    """Name the UTC days that have to be counted from raw rows: these hold more by now."""
    # In the order in which a day moves on: what leaves the one meanwhile is found in the other.
    waiting = await EngagementNews.filter(bot_id=bot_id).distinct().values_list("day")
    noted = await AudienceNews.filter(bot_id=bot_id).distinct().values_list("day")
    return {day for (day,) in (*waiting, *noted)}


async def count_next(guard: job_runs.Guard, *, dialect: Dialect) -> bool:
    """Count the oldest stale day of any bot again, in one transaction; False when none is.

    A day of which fewer raw rows are left than were counted before stays as it is: raw rows
    expire and people are erased, and what everybody did together is carried on.

    Args:
        guard: Raises when this work is another worker's now; nothing is committed then.
    """
    async with in_transaction(connection_name(dialect)) as client:
        await job_runs.lock("roll_up of the audience", dialect)
        following = await AudienceNews.all().order_by("day", "bot_id").first()
        if following is None:
            return False
        bot_id, day = following.bot_id, following.day
        # Only what is seen is deleted: whoever notes the day from now on, notes it for next time.
        await AudienceNews.filter(bot_id=bot_id, day=day).delete()
        await _count(client, bot_id, day, dialect=dialect)
        await guard()
    return True


async def _count(client: BaseDBAsyncClient, bot_id: int, day: date, *, dialect: Dialect) -> None:
    begins = number(day) * SLOTS_A_DAY
    span = AudienceCount.filter(bot_id=bot_id, slot__gte=begins, slot__lt=begins + SLOTS_A_DAY)
    before = sum(n for (n,) in await span.values_list("interactions"))
    rows = await client.execute_query_dict(
        f"SELECT COUNT(*) AS n FROM ({_acts(bot_id, dialect)}) AS acts",  # noqa: S608 -- words of ours
        [numbers([day])],
    )
    if rows[0]["n"] < before:
        return
    await span.delete()
    columns = ", ".join((*KEYS, *SUMS))
    await client.execute_query(
        f"INSERT INTO engagement_audience (bot_id, {columns})"  # noqa: S608 -- words of ours
        f" SELECT bot_id, {columns} FROM ({counted(bot_id, dialect)}) AS counted",
        [numbers([day])],
    )


def number(day: date) -> int:
    """Number a day since 1970."""
    return (day - _EPOCH).days


def numbers(days: Iterable[date]) -> str:
    """Give days as one parameter."""
    return msgspec.json.encode(sorted(map(number, days))).decode()


def counted(bot_id: int, dialect: Dialect) -> str:
    """Word the counts of UTC days by raw rows; the first parameter is `numbers` of the days."""
    sums = ", ".join(f"{how} AS {name}" for name, how in SUMS.items())
    keys = ", ".join(KEYS)
    return (
        f"SELECT bot_id, {keys}, {sums} FROM ({_acts(bot_id, dialect)}) AS acts"  # noqa: S608 -- words of ours
        f" GROUP BY bot_id, {keys}"
    )


def _acts(bot_id: int, dialect: Dialect) -> str:
    return f"""
    SELECT e.bot_id, e.slot,
      CASE e.chat_kind WHEN 'private' THEN 'private' WHEN 'group' THEN 'group'
        WHEN 'supergroup' THEN 'group' ELSE 'other' END AS chat,
      {base_language("p", dialect)} AS language, e.type, e.content_type AS content,
      COALESCE(e.command, '') AS command, COALESCE(e.feature, '') AS feature,
      CASE WHEN {_IS_JUDGED} THEN e.sentiment_label ELSE '' END AS label,
      CASE WHEN {_IS_JUDGED} THEN e.sentiment_score END AS score,
      e.quality, e.reply_latency_ms, e.handler_ms, e.handled, e.failed
    FROM {_DAYS[dialect]} JOIN user_engagements AS e ON e.bot_id = {int(bot_id)}
      AND e.slot >= d.n * {SLOTS_A_DAY} AND e.slot < (d.n + 1) * {SLOTS_A_DAY}
    JOIN engagement_person AS p ON p.id = e.person_id
    WHERE e.type <> 'bot_message'
    """  # noqa: S608 -- words of ours


def base_language(person: str, dialect: Dialect) -> str:
    """Word a person's language without its country; an empty text where it is unknown."""
    whole = f"REPLACE(LOWER(COALESCE({person}.chosen_language, {person}.language, '')), '_', '-')"
    if dialect == "sqlite":
        return f"SUBSTR({whole}, 1, INSTR({whole} || '-', '-') - 1)"
    return f"SPLIT_PART({whole}, '-', 1)"


_IS_JUDGED: Final = (
    "COALESCE(e.sentiment_label, 'unknown') <> 'unknown' AND e.sentiment_confidence > 0"
)
_DAYS: Final = {
    "sqlite": "(SELECT value AS n FROM json_each(?)) AS d",
    "postgres": "(SELECT value::int AS n FROM json_array_elements_text($1::json)) AS d",
}
_NOTE: Final = {
    "sqlite": "INSERT INTO engagement_audience_news (bot_id, day)"
    " SELECT DISTINCT p.bot_id, json_extract(value, '$[1]') FROM json_each(?)"
    " JOIN engagement_person AS p ON p.id = json_extract(value, '$[0]')",
    "postgres": "INSERT INTO engagement_audience_news (bot_id, day)"
    " SELECT DISTINCT p.bot_id, (value->>1)::date FROM json_array_elements($1::json)"
    " JOIN engagement_person AS p ON p.id = (value->>0)::bigint",
}
