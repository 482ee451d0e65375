"""People's UTC days: noted when something of them is written, counted again from the raw rows."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from engagement_plugin.domain import InteractionType
from engagement_plugin.storage import audience_counts, job_runs, people_news
from engagement_plugin.storage.audience_counts import SLOTS_A_DAY
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import EngagementNews
from engagement_plugin.storage.rows import Row

# Two deeds further apart than this belong to two sessions.
SESSION_GAP_SECONDS: Final = 1800
THOUGHTFUL: Final = 0.6


class NewsDay(NamedTuple):
    """A person's day that has to be counted again."""

    person_id: int
    bot_id: int
    day: date


def news_of(rows: Iterable[Row]) -> list[NewsDay]:
    """Name the days that rows of `user_engagements` change, each once.

    A deed of a day's last half hour may have begun the session that goes on after midnight, so
    the next day counts too. What the bot says is nothing that people did.
    """
    found = set()
    for row in rows:
        if row.person_id is not None and row.type != InteractionType.BOT_MESSAGE:
            number, half_hour = divmod(row.slot, SLOTS_A_DAY)
            found.add((row.person_id, row.bot_id, number))
            if half_hour == SLOTS_A_DAY - 1:
                found.add((row.person_id, row.bot_id, number + 1))
    return [NewsDay(person, bot, _day(number)) for person, bot, number in sorted(found)]


async def waiting() -> int:
    """Count the days that have to be counted again, each once."""
    pairs = await EngagementNews.all().group_by("person_id", "day").values_list("person_id", "day")
    return len(pairs)


async def take_news(
    client: BaseDBAsyncClient,
    *,
    most: int,
    dialect: Dialect,
    people: Sequence[int] | None = None,
) -> list[tuple[int, date]]:
    """Delete the news of some days and name the days, in the transaction that counts them.

    Only news that this statement sees are deleted: what is written meanwhile stays for the next.

    Args:
        people: Whose days, by `Person.id`; everybody's without it.
    """
    following = _NEXT.format(most=int(most), chosen=_chosen(people))
    if dialect == "sqlite":
        # The write lock is held: nothing is written between these two.
        rows = await client.execute_query_dict(following)
        await client.execute_query(_DELETE.format(days=following))
    else:
        rows = await client.execute_query_dict(_TAKE.format(days=following))
    return sorted((row["person_id"], _as_date(row["day"])) for row in rows)


async def count_again(
    client: BaseDBAsyncClient, days: Sequence[tuple[int, date]], *, now: datetime, dialect: Dialect
) -> None:
    """Compute days from their raw rows and write them over what was there, in one statement.

    A day without rows stays as it is: raw rows expire, and what they added up to is kept.
    """
    pairs = [_pair(person, day) for person, day in days]
    if dialect == "sqlite":
        table = [[*pair[:3], *(each.isoformat(" ") for each in pair[3:])] for pair in pairs]
        await client.execute_query(_COUNT_SQLITE, [msgspec.json.encode(table).decode(), now])
        return
    columns = [list(column) for column in zip(*pairs, strict=True)]
    await client.execute_query(_COUNT_POSTGRES, [*columns, now])


async def roll_up(
    guard: job_runs.Guard,
    *,
    most: int,
    now: datetime,
    dialect: Dialect,
    people: Sequence[int] | None = None,
) -> int:
    """Count some days again, in one transaction; gives how many there were.

    Whoever has to look at these people again is told in the same transaction.

    Args:
        guard: Raises when this work is another worker's now; nothing is committed then.
        people: Whose days, by `Person.id`; everybody's without it.
    """
    async with in_transaction(connection_name(dialect)) as client:
        # One at a time: of two that counted the same day, the one that read first could write last.
        await job_runs.lock("roll_up of days", dialect)
        if dialect == "postgres":
            people = await _hold_people(client, most=most, people=people)
        days = await take_news(client, most=most, dialect=dialect, people=people)
        if days:
            await count_again(client, days, now=now, dialect=dialect)
            changed = sorted({person for person, _ in days})
            await people_news.note(client, changed, dialect=dialect)
            await audience_counts.note(client, days, dialect=dialect)
        await guard()
    return len(days)


async def _hold_people(
    client: BaseDBAsyncClient, *, most: int, people: Sequence[int] | None
) -> list[int]:
    """Keep those whose days come next from being erased; gives who they are.

    People are locked before their news, as whoever erases them does: so neither waits for the
    other for ever.
    """
    following = _NEXT.format(most=int(most), chosen=_chosen(people))
    rows = await client.execute_query_dict(_HOLD.format(days=following))
    return [row["id"] for row in rows]


def _chosen(people: Sequence[int] | None) -> str:
    return "" if people is None else f"WHERE person_id IN ({_numbers(people)})"


def _numbers(ids: Sequence[int]) -> str:
    return ", ".join(str(int(each)) for each in ids) or "NULL"


def _pair(person: int, day: date) -> tuple[int, date, int, datetime, datetime]:
    begins = datetime(day.year, day.month, day.day, tzinfo=UTC)
    number = int(begins.timestamp()) // 86_400
    before = begins - timedelta(seconds=SESSION_GAP_SECONDS)
    return person, day, number * SLOTS_A_DAY, before, begins + timedelta(days=1)


def _day(number: int) -> date:
    return date(1970, 1, 1) + timedelta(days=number)


def _as_date(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


_NEXT: Final = (
    "SELECT person_id, day FROM engagement_news {chosen} GROUP BY person_id, day"
    " ORDER BY person_id, day LIMIT {most}"
)
_HOLD: Final = (
    "SELECT id FROM engagement_person WHERE id IN (SELECT person_id FROM ({days}) AS d)"
    " ORDER BY id FOR KEY SHARE"
)
# Locked in the order in which writers lock them, and before anything is counted: whoever wrote
# something of these days has committed it by then.
_TAKE: Final = (
    "WITH locked AS (SELECT id FROM engagement_news WHERE (person_id, day) IN ({days})"
    " ORDER BY person_id, day, id FOR UPDATE),"
    " gone AS (DELETE FROM engagement_news AS n USING locked WHERE n.id = locked.id"
    " RETURNING n.person_id, n.day)"
    " SELECT DISTINCT person_id, day FROM gone"
)
_DELETE: Final = "DELETE FROM engagement_news WHERE (person_id, day) IN ({days})"


def _bits(which: str) -> str:
    # Different powers of two: their sum is what "or" would give, which SQLite has not.
    power = f"CASE WHEN {which} THEN CAST(1 AS BIGINT) << bin END"
    return f"CAST(COALESCE(SUM(DISTINCT {power}), 0) AS BIGINT)"


# The columns of `engagement_days` that are counted, and how; `act` is one deed.
_SUMS: Final = {
    "bot_id": "MIN(bot_id)",
    "interactions": "COUNT(*)",
    "active_bins": _bits("true"),
    "private_bins": _bits("chat_kind = 'private'"),
    "group_bins": _bits("chat_kind IN ('group', 'supergroup')"),
    "sessions": f"COUNT(*) FILTER (WHERE gap IS NULL OR gap > {SESSION_GAP_SECONDS})",
    "sentiment_sum": "COALESCE(SUM(score), 0)",
    "sentiment_square_sum": "COALESCE(SUM(score * score), 0)",
    "sentiment_n": "COUNT(score)",
    "positives": "COUNT(*) FILTER (WHERE label IN ('positive', 'very_positive'))",
    "negatives": "COUNT(*) FILTER (WHERE label IN ('negative', 'very_negative'))",
    "quality_sum": "COALESCE(SUM(quality), 0)",
    "quality_n": "COUNT(quality)",
    "thoughtful": f"COUNT(*) FILTER (WHERE type = 'message' AND quality >= {THOUGHTFUL})",
    "reply_latency_sum_ms": "COALESCE(SUM(reply_latency_ms), 0)",
    "reply_latency_n": "COUNT(reply_latency_ms)",
    "handler_sum_ms": "COALESCE(SUM(handler_ms), 0)",
    "handler_n": "COUNT(handler_ms)",
}
_MAPS: Final = {
    "types": "type",
    "features": "feature",
    "contents": "content",
}
_COLUMNS: Final = (*_SUMS, "bins", *_MAPS, "rolled_up_at")
# What could not be judged has no score and no label here.
_JUDGED: Final = (
    "CASE WHEN e.sentiment_label <> 'unknown' AND e.sentiment_confidence > 0 THEN {} END"
)


def _count(*, pairs: str, seconds: str, array: str, as_object: str, now: str) -> str:
    """Word the one statement: a pass over the days' rows, everything grouped from that.

    Commands stand among the features, with their slash.
    """
    bins = ", ".join(f"COALESCE(MAX(n) FILTER (WHERE bin = {n}), 0)" for n in range(SLOTS_A_DAY))
    maps = ", ".join(
        f"COALESCE({as_object}(name, n) FILTER (WHERE what = '{what}'), '{{}}') AS {column}"
        for column, what in _MAPS.items()
    )
    kinds = " UNION ALL ".join(
        f"SELECT person_id, day, '{what}' AS what, {name} AS name, -1 AS bin, COUNT(*) AS n"  # noqa: S608 -- constants
        f" FROM acts WHERE {name} IS NOT NULL GROUP BY person_id, day, {name}"
        for what, name in (
            ("type", "type"), ("feature", "feature"), ("feature", "'/' || command"),
            ("content", "content_type"),
        )
    )  # fmt: skip
    return f"""
    WITH pairs (person_id, day, first_slot, since, until) AS ({pairs}),
    near AS MATERIALIZED (
      SELECT p.person_id, p.day, e.bot_id, e.slot - p.first_slot AS bin, e.type, e.chat_kind,
        e.content_type,
        e.command, e.feature, {_JUDGED.format("e.sentiment_score")} AS score,
        {_JUDGED.format("e.sentiment_label")} AS label, e.quality, e.reply_latency_ms,
        e.handler_ms, {seconds} AS at
      FROM pairs AS p JOIN user_engagements AS e ON e.person_id = p.person_id
        AND e.occurred_at >= p.since AND e.occurred_at < p.until
      WHERE e.type <> 'bot_message'
    ),
    timed AS (
      SELECT *, at - LAG(at) OVER (PARTITION BY person_id, day ORDER BY at) AS gap FROM near
    ),
    acts AS MATERIALIZED (SELECT * FROM timed WHERE bin >= 0),
    sums AS (
      SELECT person_id, day, {", ".join(f"{how} AS {name}" for name, how in _SUMS.items())}
      FROM acts GROUP BY person_id, day
    ),
    counts AS (
      SELECT person_id, day, 'bin' AS what, NULL AS name, bin, COUNT(*) AS n
      FROM acts GROUP BY person_id, day, bin
      UNION ALL {kinds}
    ),
    merged AS (
      SELECT person_id, day, what, name, bin, SUM(n) AS n
      FROM counts GROUP BY person_id, day, what, name, bin
    ),
    shapes AS (
      SELECT person_id, day, {array}({bins}) AS bins, {maps}
      FROM merged GROUP BY person_id, day
    )
    INSERT INTO engagement_days (person_id, day, {", ".join(_COLUMNS)})
    SELECT s.person_id, s.day, {", ".join(_COLUMNS[:-1])}, {now}
    FROM sums AS s JOIN shapes AS h ON h.person_id = s.person_id AND h.day = s.day WHERE true
    ON CONFLICT (person_id, day) DO UPDATE SET
      {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)}
    -- Fewer raw rows than were counted before: the others have expired, and their sum stays.
    WHERE excluded.interactions >= engagement_days.interactions
    """  # noqa: S608 -- constants


_COUNT_SQLITE: Final = _count(
    pairs="SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),"
    " json_extract(value, '$[2]'), json_extract(value, '$[3]'), json_extract(value, '$[4]')"
    " FROM json_each(?)",
    # Fractions are cut off, not rounded, on both databases.
    seconds="CAST(strftime('%s', substr(e.occurred_at, 1, 19)) AS INTEGER)",
    array="json_array",
    as_object="json_group_object",
    now="?",
)
_COUNT_POSTGRES: Final = _count(
    pairs="SELECT * FROM unnest($1::bigint[], $2::date[], $3::int[], $4::timestamptz[],"
    " $5::timestamptz[])",
    seconds="floor(extract(epoch FROM e.occurred_at))::bigint",
    array="jsonb_build_array",
    as_object="jsonb_object_agg",
    now="$6::timestamptz",
)
