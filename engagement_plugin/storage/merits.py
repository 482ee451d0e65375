"""What of people's days counts towards milestones: fair messages, replies and reactions.

No text is kept, but a message repeated word for word looks the same: kind, length and mood. Of
one look a half hour counts once and a day four times; of different ones a half hour counts
twenty and a day a hundred. What changes its length each time is held by these caps alone.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.days import THOUGHTFUL
from engagement_plugin.storage.wording import among, ids_value

DEEP: Final = 0.75
MOST_OF_A_LOOK: Final = 4
MOST_A_HALF_HOUR: Final = 20
MOST_A_DAY: Final = 100


class Merit(Struct, frozen=True, gc=False):
    """What counts of a person's UTC day."""

    person_id: int
    day: date
    messages: int
    thoughtful: int
    deep: int
    bright: int
    replies: int
    reactions: int
    quality_sum: float
    quality_n: int


COUNTS: Final = tuple(name for name in Merit.__struct_fields__ if name not in {"person_id", "day"})


async def of_people(
    client: BaseDBAsyncClient, people: Sequence[int], *, dialect: Dialect
) -> list[Merit]:
    """Read what counts of people's days, in order of person and day."""
    rows = await client.execute_query_dict(
        f"SELECT {', '.join(Merit.__struct_fields__)} FROM engagement_merits"  # noqa: S608 -- constants
        f" WHERE person_id {among(1, dialect)} ORDER BY person_id, day",
        [ids_value(people, dialect)],
    )
    return [msgspec.convert(row, Merit) for row in rows]


async def count(client: BaseDBAsyncClient, people: Sequence[int], *, dialect: Dialect) -> None:
    """Count again the days of people that were rolled up since they were last counted here.

    One statement, so that a day and its rows are seen at one moment.
    """
    statement = _COUNT_SQLITE if dialect == "sqlite" else _COUNT_POSTGRES
    await client.execute_query(statement, [ids_value(people, dialect)])


# The best of a half hour and of a day count; what is equal here is worth the same.
_BEST_FIRST: Final = "quality DESC NULLS LAST, bright DESC, reply DESC"
_LOOK: Final = "person_id, day, type, content_type, length, score, own"
_SUMS: Final = {
    "messages": "COUNT(*) FILTER (WHERE type = 'message')",
    "thoughtful": f"COUNT(*) FILTER (WHERE type = 'message' AND quality >= {THOUGHTFUL})",
    "deep": f"COUNT(*) FILTER (WHERE type = 'message' AND quality >= {DEEP})",
    "bright": "COUNT(*) FILTER (WHERE type = 'message' AND bright = 1)",
    "replies": "COUNT(*) FILTER (WHERE type = 'message' AND reply = 1)",
    "reactions": "COUNT(*) FILTER (WHERE type = 'reaction')",
    "quality_sum": "COALESCE(SUM(quality) FILTER (WHERE type = 'message'), 0)",
    "quality_n": "COUNT(quality) FILTER (WHERE type = 'message')",
}
# What stands in where the raw rows had expired before anybody counted them.
_ROLLED_UP: Final = {
    "messages": "due.said",
    "thoughtful": "{least}(due.thoughtful, due.said)",
    "bright": "{least}(due.positives, due.said)",
}
_COLUMNS: Final = (*_SUMS, "interactions", "rolled_up_at")


def _count(*, among_people: str, since: str, until: str, said: str, least: str) -> str:
    sums = ", ".join(f"{how} AS {name}" for name, how in _SUMS.items())
    instead = {name: how.format(least=least) for name, how in _ROLLED_UP.items()}
    chosen = ", ".join(
        f"CASE WHEN due.is_bare THEN {instead.get(name, '0')} ELSE COALESCE(s.{name}, 0) END"
        for name in _SUMS
    )
    return f"""
    WITH due AS MATERIALIZED (
      SELECT d.person_id, d.day, d.interactions, d.rolled_up_at, d.thoughtful, d.positives,
        {least}({said}, {MOST_A_DAY}) AS said, {since} AS since, {until} AS until,
        NOT EXISTS (SELECT 1 FROM user_engagements AS e WHERE e.person_id = d.person_id
          AND e.occurred_at >= {since} AND e.occurred_at < {until}) AS is_bare
      FROM engagement_days AS d
      LEFT JOIN engagement_merits AS m ON m.person_id = d.person_id AND m.day = d.day
      WHERE d.person_id {among_people} AND (m.person_id IS NULL
        OR m.rolled_up_at <> d.rolled_up_at OR m.interactions <> d.interactions)
    ),
    looks AS (
      SELECT due.person_id, due.day, e.slot, e.type, e.content_type, e.length,
        e.sentiment_score AS score, CASE WHEN e.type = 'reaction' THEN e.id END AS own,
        MAX(e.quality) AS quality, MAX(CASE WHEN e.is_reply THEN 1 ELSE 0 END) AS reply,
        MAX(CASE WHEN e.sentiment_confidence > 0 AND e.sentiment_label
          IN ('positive', 'very_positive') THEN 1 ELSE 0 END) AS bright
      FROM due JOIN user_engagements AS e ON e.person_id = due.person_id
        AND e.occurred_at >= due.since AND e.occurred_at < due.until
      WHERE e.type IN ('message', 'reaction') AND e.content_type <> 'reaction_removed'
      GROUP BY due.person_id, due.day, e.slot, e.type, e.content_type, e.length,
        e.sentiment_score, CASE WHEN e.type = 'reaction' THEN e.id END
    ),
    rare AS (
      SELECT *, ROW_NUMBER() OVER (PARTITION BY {_LOOK} ORDER BY slot) AS of_look FROM looks
    ),
    paced AS (
      SELECT *, ROW_NUMBER() OVER
        (PARTITION BY person_id, day, type, slot ORDER BY {_BEST_FIRST}) AS of_slot
      FROM rare WHERE of_look <= {MOST_OF_A_LOOK}
    ),
    capped AS (
      SELECT *, ROW_NUMBER() OVER
        (PARTITION BY person_id, day, type ORDER BY {_BEST_FIRST}) AS of_day
      FROM paced WHERE of_slot <= {MOST_A_HALF_HOUR}
    ),
    sums AS MATERIALIZED (
      SELECT person_id, day, {sums} FROM capped WHERE of_day <= {MOST_A_DAY}
      GROUP BY person_id, day
    )
    INSERT INTO engagement_merits (person_id, day, {", ".join(_COLUMNS)})
    SELECT due.person_id, due.day, {chosen}, due.interactions, due.rolled_up_at
    FROM due LEFT JOIN sums AS s ON s.person_id = due.person_id AND s.day = due.day
    WHERE true
    ON CONFLICT (person_id, day) DO UPDATE SET
      {", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)}
    """  # noqa: S608 -- constants


_COUNT_SQLITE: Final = _count(
    among_people=among(1, "sqlite"),
    since="d.day || ' 00:00:00+00:00'",
    until="date(d.day, '+1 day') || ' 00:00:00+00:00'",
    said="COALESCE(json_extract(d.types, '$.message'), 0)",
    least="MIN",
)
_COUNT_POSTGRES: Final = _count(
    among_people=among(1, "postgres"),
    since="(d.day::timestamp AT TIME ZONE 'UTC')",
    until="((d.day + 1)::timestamp AT TIME ZONE 'UTC')",
    said="COALESCE((d.types ->> 'message')::int, 0)",
    least="LEAST",
)
