"""Where people live, as far as it could be guessed: never over what they said themselves."""

from collections.abc import Mapping
from typing import Final

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain import Patterns
from engagement_plugin.storage.database import Dialect


async def note_guesses(
    client: BaseDBAsyncClient, known: Mapping[int, Patterns], *, dialect: Dialect
) -> None:
    """Write guessed zones of people by `Person.id`, where they are better than what is there.

    What a person set themselves stays whatever is guessed, also if they set it a moment ago; what
    their rhythm said stays when only their language is left to judge by.
    """
    guesses = [
        {
            "id": person,
            "zone": each.zone,
            "source": each.zone_source,
            "confidence": each.zone_confidence,
        }
        for person, each in known.items()
        if each.zone is not None
    ]
    table = msgspec.json.encode(guesses).decode()
    await client.execute_query(_UPDATE[dialect], [table])


# A version grows with what a decision rests on: when it is night there.
_SET: Final = (
    "version = p.version + CASE WHEN p.zone = g.zone THEN 0 ELSE 1 END,"
    " zone = g.zone, zone_source = g.source, zone_confidence = g.confidence"
)
_IS_BETTER: Final = (
    "(p.zone_source IS NULL OR p.zone_source = 'language'"
    " OR (p.zone_source = 'rhythm' AND g.source = 'rhythm')) AND g.source <> 'person'"
    " AND (p.zone, p.zone_source, p.zone_confidence) {differs} (g.zone, g.source, g.confidence)"
)
_UPDATE: Final = {
    "sqlite": f"""
        UPDATE engagement_person AS p SET {_SET}
        FROM (SELECT json_extract(value, '$.id') AS id, json_extract(value, '$.zone') AS zone,
          json_extract(value, '$.source') AS source,
          json_extract(value, '$.confidence') AS confidence FROM json_each(?)) AS g
        WHERE p.id = g.id AND {_IS_BETTER.format(differs="IS NOT")}
    """,  # noqa: S608 -- constants
    # Locked in the order in which writers lock people, and judged as they are under the lock.
    "postgres": f"""
        WITH g AS (SELECT * FROM json_to_recordset($1::json)
          AS given(id bigint, zone text, source text, confidence float8)),
        found AS MATERIALIZED (SELECT p.id FROM engagement_person AS p JOIN g ON g.id = p.id
          WHERE {_IS_BETTER.format(differs="IS DISTINCT FROM")}
          ORDER BY p.bot_id, p.telegram_id FOR NO KEY UPDATE OF p)
        UPDATE engagement_person AS p SET {_SET} FROM found, g
        WHERE p.id = found.id AND g.id = found.id
    """,  # noqa: S608 -- constants
}
