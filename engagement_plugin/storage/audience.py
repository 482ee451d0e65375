"""Questions about a whole audience; asked of rollups, and of raw rows where these hold more."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain.activity import Scores, Tally
from engagement_plugin.domain.audience import AudienceChat, AudienceFilter
from engagement_plugin.domain.presence import Presence
from engagement_plugin.storage.audience_counts import (
    KEYS,
    SLOTS_A_DAY,
    SUMS,
    base_language,
    counted,
    number,
    numbers,
    stale,
)
from engagement_plugin.storage.columns import Ints, columns
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.wording import moment_value, param

MOST_NAMES: Final = 5
_COUNTED_BY: Final = ("type", "content", "command", "feature", "label")


async def presence(
    client: BaseDBAsyncClient,
    bot_id: int,
    *,
    first: date,
    last: date,
    whom: AudienceFilter,
    dialect: Dialect,
) -> Presence:
    """Tell who was there between two UTC days, both included.

    What waits for the roll-up is read from raw rows, whatever is already counted of that day.
    """
    day = _DAY_NUMBER[dialect]
    days = f"BETWEEN '{first.isoformat()}' AND '{last.isoformat()}'"
    bins = _BINS[whom.chat]
    query = f"""
    SELECT d.person_id, CAST({day.format("d.day")} AS BIGINT), d.{bins}
    FROM engagement_days AS d {_join_people(whom, "d.person_id", 1, dialect)}
    WHERE d.bot_id = {int(bot_id)} AND d.day {days} AND d.{bins} <> 0
    UNION ALL
    SELECT e.person_id, CAST(d.n AS BIGINT),
      CAST(SUM(DISTINCT CAST(1 AS BIGINT) << (e.slot - d.n * {SLOTS_A_DAY})) AS BIGINT)
    FROM (SELECT DISTINCT person_id, {day.format("day")} AS n FROM engagement_news
      WHERE bot_id = {int(bot_id)} AND day {days}) AS d
    JOIN user_engagements AS e ON e.person_id = d.person_id AND e.bot_id = {int(bot_id)}
      AND e.slot >= d.n * {SLOTS_A_DAY} AND e.slot < (d.n + 1) * {SLOTS_A_DAY}
      AND e.type <> 'bot_message' {_CHAT_KINDS[whom.chat]}
    {_join_people(whom, "e.person_id", 2, dialect)}
    GROUP BY e.person_id, d.n
    """  # noqa: S608 -- words and numbers of ours
    spoken = [whom.language] * 2 if whom.language else []
    return Presence(*await columns(client, query, spoken, width=3, dialect=dialect))


async def newcomers(
    client: BaseDBAsyncClient,
    bot_id: int,
    *,
    since: datetime,
    until: datetime,
    whom: AudienceFilter,
    dialect: Dialect,
) -> tuple[Ints, Ints]:
    """Give people first seen in a span, and the half hour since 1970 in which they were."""
    where, values = _new_between(bot_id, since, until, whom, dialect)
    query = f"SELECT id, {_FIRST_SLOT[dialect]} FROM engagement_person AS p {where} ORDER BY id"  # noqa: S608 -- words of ours
    person, slot = await columns(client, query, values, width=2, dialect=dialect)
    return person, slot


async def sources(
    client: BaseDBAsyncClient,
    bot_id: int,
    *,
    since: datetime,
    until: datetime,
    whom: AudienceFilter,
    dialect: Dialect,
) -> dict[str, int]:
    """Count the newcomers of a span by the link they came by, the most frequent first."""
    where, values = _new_between(bot_id, since, until, whom, dialect)
    rows = await client.execute_query_dict(
        f"SELECT source, COUNT(*) AS n FROM engagement_person AS p {where}"  # noqa: S608 -- words of ours
        f" AND source IS NOT NULL GROUP BY source ORDER BY n DESC, source LIMIT {MOST_NAMES}",
        values,
    )
    return {row["source"]: row["n"] for row in rows}


async def count_people(
    client: BaseDBAsyncClient, bot_id: int, *, whom: AudienceFilter, dialect: Dialect
) -> int:
    """Count everybody ever seen, wherever that was."""
    spoken = f" AND {_speaks(1, dialect)}" if whom.language else ""
    rows = await client.execute_query_dict(
        f"SELECT COUNT(*) AS n FROM engagement_person AS p WHERE bot_id = {int(bot_id)}{spoken}",  # noqa: S608 -- words of ours
        [whom.language] if whom.language else [],
    )
    return int(rows[0]["n"])


async def doings(
    client: BaseDBAsyncClient,
    bot_id: int,
    *,
    since: int,
    until: int,
    whom: AudienceFilter,
    dialect: Dialect,
) -> tuple[Tally, list[Scores]]:
    """Count and average what was done in a span of half hours, in all and by half hour.

    Days of which raw rows hold more than is counted are counted here, from these.
    """
    fresh = [
        day
        for day in await stale(bot_id)
        if since // SLOTS_A_DAY <= number(day) <= until // SLOTS_A_DAY
    ]
    query = _doings_query(bot_id, since, until, fresh=fresh, whom=whom, dialect=dialect)
    values = [numbers(fresh), *([whom.language] * 2 if whom.language else [])]
    rows = await client.execute_query_dict(query, values)
    whole = [row for row in rows if row["slot"] is None]
    return _tally(whole), _scores(row for row in rows if row["slot"] is not None)


def _doings_query(
    bot_id: int,
    since: int,
    until: int,
    *,
    fresh: Sequence[date],
    whom: AudienceFilter,
    dialect: Dialect,
) -> str:
    """Word the counts of a span, of everything at once and by half hour."""
    chosen = f"slot >= {int(since)} AND slot < {int(until)}"
    if whom.chat:
        chosen += f" AND chat = '{whom.chat.value}'"
    spoken = [
        f" AND language = {param(n, 'text', dialect)}" if whom.language else "" for n in (2, 3)
    ]
    keys, sums = ", ".join(KEYS), ", ".join(SUMS)
    added = ", ".join(f"SUM({name}) AS {name}" for name in SUMS)
    by = ", ".join(_COUNTED_BY)
    left_out = ", ".join(str(number(day)) for day in fresh) or "NULL"
    return f"""
    WITH chosen AS MATERIALIZED (
      SELECT {keys}, {sums} FROM ({counted(bot_id, dialect)}) AS fresh
      WHERE {chosen}{spoken[0]}
      UNION ALL
      SELECT {keys}, {sums} FROM engagement_audience
      WHERE bot_id = {int(bot_id)} AND {chosen}{spoken[1]}
        AND COALESCE(slot / {SLOTS_A_DAY} NOT IN ({left_out}), true)
    )
    SELECT NULL AS slot, {by}, {added} FROM chosen GROUP BY {by}
    UNION ALL
    SELECT slot, '', '', '', '', label, {added} FROM chosen GROUP BY slot, label
    """  # noqa: S608 -- words and numbers of ours


def _tally(rows: Sequence[dict[str, Any]]) -> Tally:
    """Put the counts together; each row stands for interactions that are alike."""
    total = {name: sum(row[name] for row in rows) for name in SUMS}
    judged = [row for row in rows if row["label"]]
    labels = _ranked(judged, "label")
    return Tally(
        interactions=int(total["interactions"]),
        types=_ranked(rows, "type"),
        commands=_top(rows, "command"),
        features=_top(rows, "feature"),
        contents=_top(rows, "content"),
        labels=labels,
        sentiment=_mean(total["sentiment_sum"], sum(labels.values())),
        quality=_mean(total["quality_sum"], total["quality_n"]),
        unhandled=int(total["unhandled"]),
        failed=int(total["failed"]),
        handler_ms=_mean(total["handler_sum_ms"], total["handler_n"]),
        reply_ms=_mean(total["reply_latency_sum_ms"], total["reply_latency_n"]),
    )


def _scores(rows: Iterable[dict[str, Any]]) -> list[Scores]:
    found: dict[int, Scores] = {}
    for row in rows:
        slot = row["slot"]
        before = found.get(slot, Scores(slot, 0.0, 0, 0.0, 0))
        found[slot] = Scores(
            slot,
            before.mood_sum + float(row["sentiment_sum"]),
            before.mood_n + (int(row["interactions"]) if row["label"] else 0),
            before.quality_sum + float(row["quality_sum"]),
            before.quality_n + int(row["quality_n"]),
        )
    return [found[slot] for slot in sorted(found)]


def _ranked(rows: Iterable[dict[str, Any]], name: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    for row in rows:
        found[row[name]] += int(row["interactions"])
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _top(rows: Iterable[dict[str, Any]], name: str) -> dict[str, int]:
    ranked = _ranked((row for row in rows if row[name]), name)
    return dict(list(ranked.items())[:MOST_NAMES])


def _mean(total: float, n: float) -> float | None:
    return float(total) / float(n) if n else None


def _new_between(
    bot_id: int, since: datetime, until: datetime, whom: AudienceFilter, dialect: Dialect
) -> tuple[str, list[Any]]:
    where = (
        f"WHERE p.bot_id = {int(bot_id)}"
        f" AND p.first_seen_at >= {param(1, 'timestamptz', dialect)}"
        f" AND p.first_seen_at < {param(2, 'timestamptz', dialect)}"
    )
    values: list[Any] = [moment_value(each, dialect) for each in (since, until)]
    if whom.language:
        where += f" AND {_speaks(3, dialect)}"
        values.append(whom.language)
    return where, values


def _join_people(whom: AudienceFilter, person: str, at: int, dialect: Dialect) -> str:
    if not whom.language:
        return ""
    return f"JOIN engagement_person AS p ON p.id = {person} AND {_speaks(at, dialect)}"


def _speaks(at: int, dialect: Dialect) -> str:
    return f"{base_language('p', dialect)} = {param(at, 'text', dialect)}"


_BINS: Final = {
    None: "active_bins",
    AudienceChat.PRIVATE: "private_bins",
    AudienceChat.GROUP: "group_bins",
}
_CHAT_KINDS: Final = {
    None: "",
    AudienceChat.PRIVATE: "AND e.chat_kind = 'private'",
    AudienceChat.GROUP: "AND e.chat_kind IN ('group', 'supergroup')",
}
_DAY_NUMBER: Final = {
    "sqlite": "CAST(julianday({0}) - julianday('1970-01-01') AS INTEGER)",
    "postgres": "({0} - DATE '1970-01-01')",
}
_FIRST_SLOT: Final = {
    "sqlite": "CAST(strftime('%s', substr(first_seen_at, 1, 19)) AS INTEGER) / 1800",
    "postgres": "CAST(floor(extract(epoch FROM first_seen_at) / 1800) AS BIGINT)",
}
