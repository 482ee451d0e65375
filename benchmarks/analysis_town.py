"""A made-up audience on PostgreSQL, written by a few statements: people, interactions, rollups."""

from typing import Any, Final

import asyncpg

BOT: Final = 42
INTERACTIONS: Final = 100
# Each person's interactions: four within a half hour, on every fourth day.
_A_DAY: Final = 4
_DAYS: Final = INTERACTIONS // _A_DAY


async def grow(connection: "asyncpg.Connection[Any]", *, first: int, last: int) -> None:
    """Add people by Telegram id, with everything they did in the last hundred days."""
    await connection.execute(_PEOPLE.format(first=first, last=last))
    await connection.execute(_INTERACTIONS.format(first=first, last=last))
    await connection.execute(_ROLLUPS.format(first=first, last=last))
    await connection.execute(_AUDIENCE.format(first=first, last=last))
    for table in (
        "engagement_person", "user_engagements", "engagement_days", "engagement_audience",
    ):  # fmt: skip
        await connection.execute(f"VACUUM ANALYZE {table}")
    # What was written is on disk now: nothing of it is left to be done while ticks are timed.
    await connection.execute("CHECKPOINT")


async def busy_people(
    connection: "asyncpg.Connection[Any]", *, among: int, number: int
) -> list[int]:
    """Choose people of the first ones, spread evenly; gives their `Person.id`."""
    rows = await connection.fetch(
        "SELECT id FROM engagement_person WHERE bot_id = $1 AND telegram_id <= $2"
        " AND telegram_id % $3 = 0 ORDER BY id LIMIT $4",
        BOT, among, max(among // number, 1), number,
    )  # fmt: skip
    return [row["id"] for row in rows]


async def live(connection: "asyncpg.Connection[Any]", people: list[int], *, turn: int) -> None:
    """Let people do one thing more today, as the bulk path would have written it."""
    await connection.execute(_NEWS, people, turn)


# The same person does the same in every town. The half hour between 8:00 and 21:30 is theirs.
_DAY: Final = "(j * 4 + p.telegram_id % 4)::int"
_HALF_HOUR: Final = "(16 + hashint8(p.telegram_id * 64 + j) & 15)"
_TODAY: Final = "date_trunc('day', now(), 'UTC')"
_COLUMNS: Final = (
    "bot_id, source_key, person_id, chat_id, chat_kind, type, content_type, length, has_media,"
    " is_reply, sentiment_score, sentiment_label, sentiment_confidence, sentiment_source, quality,"
    " handler_ms, handled, failed, language, slot, occurred_at, recorded_at"
)
_VALUES: Final = (
    "p.bot_id, {key}, p.id, p.telegram_id, 'private', 'message', 'text', 40, false, false, 0.4,"
    " 'positive', 0.6, 'lexicon', 0.5, 3, true, false, 'en',"
    " (extract(epoch FROM {at}) / 1800)::bigint, {at}, {at}"
)
_PEOPLE: Final = f"""
    INSERT INTO engagement_person
      (bot_id, telegram_id, language, reachability, version, first_seen_at, last_seen_at)
    SELECT {BOT}, n, (ARRAY['en', 'de', 'ru', 'hi'])[1 + n % 4], 'reachable', 0,
      now() - interval '101 days', now() - interval '1 day'
    FROM generate_series({{first}}, {{last}}) AS n
"""  # noqa: S608 -- constants
# By day outside and person inside: as in a table that has grown, nobody's rows lie together.
_INTERACTIONS: Final = f"""
    INSERT INTO user_engagements ({_COLUMNS})
    SELECT {{values}} FROM generate_series(0, {_DAYS - 1}) AS j,
      generate_series(0, {_A_DAY - 1}) AS k, engagement_person AS p,
      LATERAL (SELECT {_TODAY} - make_interval(days => {_DAY} + 1)
        + make_interval(mins => {_HALF_HOUR} * 30 + k * 5) AS moment) AS at
    WHERE p.bot_id = {BOT} AND p.telegram_id BETWEEN {{first}} AND {{last}}
""".replace(  # noqa: S608 -- constants
    "{values}",
    _VALUES.format(
        key=f"'u:' || p.telegram_id * {INTERACTIONS} + j * {_A_DAY} + k", at="at.moment"
    ),
)
_ROLLUPS: Final = f"""
    INSERT INTO engagement_days (person_id, bot_id, day, interactions, sessions, bins,
      active_bins, private_bins, group_bins, types, features, contents, sentiment_sum,
      sentiment_square_sum, sentiment_n, positives, negatives, quality_sum, quality_n, thoughtful, reply_latency_sum_ms, reply_latency_n, handler_sum_ms,
      handler_n, rolled_up_at)
    SELECT p.id, p.bot_id, ({_TODAY} - make_interval(days => {_DAY} + 1))::date, {_A_DAY}, 1,
      ('[' || repeat('0,', {_HALF_HOUR}) || '{_A_DAY}' || repeat(',0', 47 - {_HALF_HOUR})
        || ']')::jsonb, 1::bigint << ({_HALF_HOUR}), 1::bigint << ({_HALF_HOUR}), 0,
      '{{{{"message": {_A_DAY}}}}}', '{{{{"/start": 1, "menu": 1}}}}', '{{{{"text": {_A_DAY}}}}}',
      0.4 * {_A_DAY}, 0.16 * {_A_DAY}, {_A_DAY}, {_A_DAY}, 0, 0.5 * {_A_DAY}, {_A_DAY}, 0, 0, 0,
      3 * {_A_DAY}, {_A_DAY}, now()
    FROM engagement_person AS p, generate_series(0, {_DAYS - 1}) AS j
    WHERE p.bot_id = {BOT} AND p.telegram_id BETWEEN {{first}} AND {{last}}
"""  # noqa: S608 -- constants
_AUDIENCE: Final = f"""
    INSERT INTO engagement_audience (bot_id, slot, chat, language, type, content, command, feature,
      label, interactions, sentiment_sum, quality_sum, quality_n, reply_latency_sum_ms,
      reply_latency_n, handler_sum_ms, handler_n, unhandled, failed)
    SELECT e.bot_id, e.slot, 'private', p.language, e.type, e.content_type, '', '',
      e.sentiment_label, COUNT(*), SUM(e.sentiment_score), SUM(e.quality), COUNT(*), 0, 0,
      SUM(e.handler_ms), COUNT(*), 0, 0
    FROM user_engagements AS e JOIN engagement_person AS p ON p.id = e.person_id
    WHERE p.bot_id = {BOT} AND p.telegram_id BETWEEN {{first}} AND {{last}}
    GROUP BY e.bot_id, e.slot, p.language, e.type, e.content_type, e.sentiment_label
"""  # noqa: S608 -- constants
_NEWS: Final = f"""
    WITH done AS (
      INSERT INTO user_engagements ({_COLUMNS})
      SELECT {_VALUES.format(key="'n:' || $2::int || ':' || p.id", at="now()")}
      FROM engagement_person AS p WHERE p.id = ANY($1::bigint[])
      RETURNING person_id, bot_id)
    INSERT INTO engagement_news (person_id, bot_id, day)
    SELECT person_id, bot_id, (now() AT TIME ZONE 'UTC')::date FROM done
"""  # noqa: S608 -- constants
