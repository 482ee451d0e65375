"""A hundred thousand made-up people with a history, made by the server itself."""

from datetime import datetime
from typing import Final

import asyncpg

from engagement_plugin.storage.database import Database

DAYS: Final = 20
DEEDS: Final = 12

_PEOPLE: Final = """
    INSERT INTO engagement_person (bot_id, telegram_id, first_seen_at, last_seen_at, zone)
    SELECT 42, n, $1::timestamptz - interval '90 days', $1::timestamptz,
      (ARRAY['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'])[1 + n % 4]
    FROM generate_series(1, $2::int) AS n
"""
# Each person's own twenty days of the last ninety, each with an hour of its own.
_DAYS: Final = """
    INSERT INTO engagement_days (person_id, bot_id, day, interactions, sessions, bins, types,
      features, contents, sentiment_sum, sentiment_square_sum, sentiment_n, positives, negatives,
      quality_sum, quality_n, thoughtful, reply_latency_sum_ms, reply_latency_n, handler_sum_ms,
      handler_n, rolled_up_at)
    SELECT p.id, 42, ($1::timestamptz)::date - 1 - (d * 4 + p.id % 4)::int, 12, 2, b.bins,
      '{"message": 10, "command": 2}',
      jsonb_build_object('/start', 1, 'feature' || (d % 5), 1, '/help', 1),
      '{"text": 9, "photo": 1}', 1.5, 0.9, 8, 3, 1, 5.0, 10, 3, 0, 0, 0, 0, $1::timestamptz
    FROM engagement_person AS p CROSS JOIN generate_series(0, $2::int - 1) AS d
    JOIN (SELECT h, jsonb_agg(CASE WHEN n IN (h, h + 1) THEN 6 ELSE 0 END ORDER BY n) AS bins
      FROM generate_series(0, 46) AS h CROSS JOIN generate_series(0, 47) AS n GROUP BY h
    ) AS b ON b.h = (p.id * 7 + d) % 47
"""
_MERITS: Final = """
    INSERT INTO engagement_merits (person_id, day, messages, thoughtful, deep, bright, replies,
      reactions, quality_sum, quality_n, interactions, rolled_up_at)
    SELECT person_id, day, 10, 3, 1, 3, 1, 0, 5.0, 10, interactions, rolled_up_at
    FROM engagement_days
"""
_PROGRESS: Final = """
    INSERT INTO user_milestone_progress (person_id, milestone_id, bot_id, current, target, peak,
      percent, times, started_at, updated_at)
    SELECT p.id, m.id, 42, m.target / 2, m.target, m.target / 2, 50, 0, $1::timestamptz,
      $1::timestamptz
    FROM engagement_person AS p CROSS JOIN engagement_milestones AS m
"""
# One in a hundred, other ones each time, does a dozen things within the last hours.
_DEEDS: Final = """
    INSERT INTO user_engagements (bot_id, source_key, person_id, chat_kind, type, content_type,
      length, has_media, is_reply, sentiment_score, sentiment_label, sentiment_confidence, quality,
      slot, occurred_at, recorded_at)
    SELECT 42, 'b:' || $2::int || ':' || p.id || ':' || k, p.id, 'private', 'message', 'text',
      10 + k, false, k % 5 = 0, 0.25, 'positive', 0.5, 0.5 + k * 0.04,
      floor(extract(epoch FROM at) / 1800), at, $1::timestamptz
    FROM engagement_person AS p CROSS JOIN generate_series(1, $3::int) AS k
    CROSS JOIN LATERAL (SELECT $1::timestamptz - k * interval '7 minutes' AS at) AS t
    WHERE p.id % 100 = $2::int
"""
_NEWS: Final = """
    INSERT INTO engagement_news (person_id, bot_id, day)
    SELECT DISTINCT person_id, bot_id, (occurred_at AT TIME ZONE 'UTC')::date
    FROM user_engagements WHERE recorded_at = $1::timestamptz
"""


async def found(url: str, people: int, *, now: datetime) -> None:
    """Make the people, what they did on twenty days each, and how far that brought them."""
    # A connection of its own: the plugin's give up on what takes a minute.
    client = await asyncpg.connect(url)
    try:
        await client.execute(_PEOPLE, now, people)
        await client.execute(_DAYS, now, DAYS)
        await client.execute(_MERITS)
        await client.execute(_PROGRESS, now)
        await client.execute("ANALYZE")
    finally:
        await client.close()


async def change(database: Database, *, nth: int, now: datetime) -> None:
    """Let one in a hundred do something."""

    async def make() -> None:
        await database.client.execute_query(_DEEDS, [now, nth, DEEDS])
        await database.client.execute_query(_NEWS, [now])

    await database.run(make())
