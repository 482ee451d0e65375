"""What is read of one person when somebody looks at them."""

from typing import Final, NamedTuple

from tortoise import Tortoise

from engagement_plugin.domain import InteractionType, SentimentType
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.wording import param


class HalfHour(NamedTuple):
    """What a person did within a half hour.

    Attributes:
        slot: Numbers the half hour since 1970.
        mood_sum, mood_squares: Over the `mood_n` messages that could be judged.
    """

    slot: int
    interactions: int
    mood_sum: float
    mood_squares: float
    mood_n: int


async def half_hours(
    person_id: int, *, since: int, until: int, dialect: Dialect
) -> list[HalfHour]:
    """List the half hours in which a person was there, as far back as raw rows reach.

    Args:
        since: First half hour since 1970, `until`: the one after the last.
    """
    first, second, third = (param(n, "bigint", dialect) for n in (1, 2, 3))
    client = Tortoise.get_connection(connection_name(dialect))
    rows = await client.execute_query_dict(
        _HALF_HOURS.format(person=first, since=second, until=third), [person_id, since, until]
    )
    return [HalfHour(**row) for row in rows]


_MOOD: Final = (
    "CASE WHEN sentiment_confidence > 0"
    f" AND sentiment_label <> '{SentimentType.UNKNOWN.value}' THEN sentiment_score END"
)
# What the bot says hangs on the person it is said to, and is nothing they did.
_HALF_HOURS: Final = f"""
    SELECT slot, COUNT(*) AS interactions, COALESCE(SUM(mood), 0.0) AS mood_sum,
      COALESCE(SUM(mood * mood), 0.0) AS mood_squares, COUNT(mood) AS mood_n
    FROM (SELECT slot, {_MOOD} AS mood FROM user_engagements
      WHERE person_id = {{person}} AND slot >= {{since}} AND slot < {{until}}
      AND type <> '{InteractionType.BOT_MESSAGE.value}') AS acts
    GROUP BY slot ORDER BY slot
"""  # noqa: S608 -- constants
