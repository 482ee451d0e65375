"""The bulk path's statements, one wording a dialect: rows in, ids out, never one by one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain import Outcome, Sighting
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.days import NewsDay
from engagement_plugin.storage.rows import COLUMNS, Row, values

_PERSON: Final = {
    "bot_id": "bigint",
    "telegram_id": "bigint",
    "language": "text",
    "source": "text",
    "reachability": "text",
    "reach_at": "timestamptz",
    "reach_update_id": "bigint",
    "first_seen_at": "timestamptz",
    "last_seen_at": "timestamptz",
    "last_sent_at": "timestamptz",
    "distress_at": "timestamptz",
}
_OUTCOME: Final = {
    "handler_ms": "int",
    "handled": "bool",
    "failed": "bool",
    "bot_id": "bigint",
    "source_key": "text",
}

_NEWS: Final = {"person_id": "bigint", "bot_id": "bigint", "day": "date"}
_INSERT_NEWS: Final = f"INSERT INTO engagement_news ({', '.join(_NEWS)})"
# News that wait already need no second row. On PostgreSQL they are locked, so that whoever counts
# the day waits for this transaction; what somebody has just taken away is not found any more.
_UNLESS_NOTED: Final = f"""
    noted AS MATERIALIZED (
      SELECT n.person_id, n.day FROM engagement_news AS n
      JOIN given AS g ON g.person_id = n.person_id AND g.day = n.day
      FOR KEY SHARE OF n
    )
    {_INSERT_NEWS} SELECT DISTINCT g.person_id, g.bot_id, g.day FROM given AS g
    WHERE NOT EXISTS
      (SELECT 1 FROM noted AS n WHERE n.person_id = g.person_id AND n.day = g.day)
"""

_NEWER: Final = (
    "excluded.reach_at IS NOT NULL AND (p.reach_at IS NULL OR"
    " (excluded.reach_at, excluded.reach_update_id) > (p.reach_at, p.reach_update_id))"
)
# `{least}` and `{greatest}`: SQLite calls them MIN and MAX. A version grows only when
# something changed that a decision may rest on.
_ON_CONFLICT: Final = f"""
    ON CONFLICT (bot_id, telegram_id) DO UPDATE SET
      first_seen_at = {{least}}(p.first_seen_at, excluded.first_seen_at),
      last_seen_at = {{greatest}}(p.last_seen_at, excluded.last_seen_at),
      last_sent_at = {{greatest}}(COALESCE(p.last_sent_at, excluded.last_sent_at),
        COALESCE(excluded.last_sent_at, p.last_sent_at)),
      distress_at = {{greatest}}(COALESCE(p.distress_at, excluded.distress_at),
        COALESCE(excluded.distress_at, p.distress_at)),
      language = CASE WHEN excluded.last_seen_at >= p.last_seen_at
        THEN COALESCE(excluded.language, p.language) ELSE COALESCE(p.language, excluded.language) END,
      source = COALESCE(p.source, excluded.source),
      version = p.version + CASE WHEN {_NEWER} AND excluded.reachability <> p.reachability
        THEN 1 ELSE 0 END,
      reachability = CASE WHEN {_NEWER} THEN excluded.reachability ELSE p.reachability END,
      reach_update_id = CASE WHEN {_NEWER} THEN excluded.reach_update_id ELSE p.reach_update_id END,
      reach_at = CASE WHEN {_NEWER} THEN excluded.reach_at ELSE p.reach_at END
    RETURNING id, bot_id, telegram_id
"""
_INSERT_PERSON: Final = f"INSERT INTO engagement_person AS p ({', '.join(_PERSON)}, version)"


# Writers share it, and whoever erases has it alone.
ERASURE_LOCK: Final = 7_203_111


class Statements(Protocol):
    """What the bulk path asks of a dialect."""

    async def begin(self, client: BaseDBAsyncClient) -> None:
        """Make a transaction that reads first safe to write afterwards."""
        ...

    async def keep_erasures_out(self, client: BaseDBAsyncClient) -> None:
        """Let nobody be erased until this ends; asked before who is to stay unknown is asked."""
        ...

    async def upsert_people(
        self, client: BaseDBAsyncClient, people: Sequence[Sighting]
    ) -> list[dict[str, Any]]:
        """Create or refresh people; gives `id`, `bot_id`, `telegram_id` of each."""
        ...

    async def insert_rows(self, client: BaseDBAsyncClient, rows: Sequence[Row]) -> None:
        """Insert interactions; those whose key is there already change nothing."""
        ...

    async def update_outcomes(
        self, client: BaseDBAsyncClient, outcomes: Sequence[Outcome]
    ) -> None:
        """Add what became known after an interaction had been written, and note its day."""
        ...

    async def note_news(self, client: BaseDBAsyncClient, days: Sequence[NewsDay]) -> None:
        """Note that days of people have to be counted again."""
        ...


def _recordset(columns: Mapping[str, str]) -> str:
    defined = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    return f"json_to_recordset($1::json) AS given({defined})"


class PostgresStatements:
    """JSON in, taken apart by the server: one short statement however many rows.

    Measured here against arrays unnested, COPY into a temporary table, and many executions: it
    costs the bot's process least, and the server no more.
    """

    _people: Final = (
        f"{_INSERT_PERSON} SELECT *, 0 FROM {_recordset(_PERSON)}"
        + _ON_CONFLICT.format(least="LEAST", greatest="GREATEST")
    )
    _rows: Final = (
        f"INSERT INTO user_engagements ({', '.join(COLUMNS)})"
        f" SELECT * FROM {_recordset(COLUMNS)} ON CONFLICT (bot_id, source_key) DO NOTHING"
    )
    _outcomes: Final = (
        "WITH told AS (UPDATE user_engagements AS e SET handler_ms = given.handler_ms,"
        f" handled = given.handled, failed = given.failed FROM {_recordset(_OUTCOME)}"
        " WHERE e.bot_id = given.bot_id AND e.source_key = given.source_key"
        " RETURNING e.person_id, e.bot_id, e.type, e.slot),"
        " given AS (SELECT person_id, bot_id, DATE '1970-01-01' + slot / 48 AS day FROM told"
        f" WHERE person_id IS NOT NULL AND type <> 'bot_message'), {_UNLESS_NOTED}"
    )
    _news: Final = f"WITH given AS (SELECT * FROM {_recordset(_NEWS)}), {_UNLESS_NOTED}"

    async def begin(self, client: BaseDBAsyncClient) -> None:
        """Do nothing: rows are locked as they are touched."""

    async def keep_erasures_out(self, client: BaseDBAsyncClient) -> None:
        """Share a lock that whoever erases has alone."""
        await client.execute_query_dict(f"SELECT pg_advisory_xact_lock_shared({ERASURE_LOCK})")

    async def upsert_people(
        self, client: BaseDBAsyncClient, people: Sequence[Sighting]
    ) -> list[dict[str, Any]]:
        """Create or refresh people."""
        table = [dict(zip(_PERSON, _person(each), strict=True)) for each in people]
        return await client.execute_query_dict(self._people, [_json(table)])

    async def insert_rows(self, client: BaseDBAsyncClient, rows: Sequence[Row]) -> None:
        """Insert interactions."""
        await client.execute_query(self._rows, [_json(rows)])

    async def update_outcomes(
        self, client: BaseDBAsyncClient, outcomes: Sequence[Outcome]
    ) -> None:
        """Add outcomes."""
        table = [dict(zip(_OUTCOME, _outcome(each), strict=True)) for each in outcomes]
        await client.execute_query(self._outcomes, [_json(table)])

    async def note_news(self, client: BaseDBAsyncClient, days: Sequence[NewsDay]) -> None:
        """Append news that do not wait already."""
        await client.execute_query(self._news, [_json([each._asdict() for each in days])])


class SqliteStatements:
    """`executemany` where nothing comes back, a JSON table where ids do."""

    _people: Final = (
        f"{_INSERT_PERSON} SELECT "
        + ", ".join(f"json_extract(value, '$[{n}]')" for n in range(len(_PERSON)))
        + ", 0 FROM json_each(?) WHERE true"
        + _ON_CONFLICT.format(least="MIN", greatest="MAX")
    )
    _rows: Final = (
        f"INSERT INTO user_engagements ({', '.join(COLUMNS)}) VALUES ("
        + ", ".join("?" * len(COLUMNS))
        + ") ON CONFLICT (bot_id, source_key) DO NOTHING"
    )
    _outcomes: Final = (
        "UPDATE user_engagements SET handler_ms = ?, handled = ?, failed = ?"
        " WHERE bot_id = ? AND source_key = ?"
    )
    _news: Final = (
        f"{_INSERT_NEWS} SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'),"
        " json_extract(value, '$[2]') FROM json_each(?) WHERE NOT EXISTS (SELECT 1"
        " FROM engagement_news AS n WHERE n.person_id = json_extract(value, '$[0]')"
        " AND n.day = json_extract(value, '$[2]'))"
    )
    _outcome_news: Final = (
        f"{_INSERT_NEWS} SELECT DISTINCT person_id, bot_id, date(slot * 1800, 'unixepoch')"
        " FROM user_engagements WHERE person_id IS NOT NULL AND type <> 'bot_message'"
        " AND (bot_id, source_key) IN"
        " (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))"
    )

    async def begin(self, client: BaseDBAsyncClient) -> None:
        """Take the write lock: who reads first and writes then fails when another was faster."""
        await client.execute_query("UPDATE suppressions SET id = id WHERE false")

    async def keep_erasures_out(self, client: BaseDBAsyncClient) -> None:
        """Do nothing: the write lock is held."""

    async def upsert_people(
        self, client: BaseDBAsyncClient, people: Sequence[Sighting]
    ) -> list[dict[str, Any]]:
        """Create or refresh people."""
        table = [_person(each, as_text=True) for each in people]
        return await client.execute_query_dict(self._people, [_json(table)])

    async def insert_rows(self, client: BaseDBAsyncClient, rows: Sequence[Row]) -> None:
        """Insert interactions."""
        await client.execute_many(self._rows, list(map(values, rows)))

    async def update_outcomes(
        self, client: BaseDBAsyncClient, outcomes: Sequence[Outcome]
    ) -> None:
        """Add outcomes."""
        await client.execute_many(self._outcomes, [list(_outcome(each)) for each in outcomes])
        keys = [(each.bot_id, each.source_key) for each in outcomes]
        await client.execute_query(self._outcome_news, [_json(keys)])

    async def note_news(self, client: BaseDBAsyncClient, days: Sequence[NewsDay]) -> None:
        """Append news that do not wait already."""
        await client.execute_query(self._news, [_json(days)])


def statements(dialect: Dialect) -> Statements:
    """Give the wording of a dialect."""
    return SqliteStatements() if dialect == "sqlite" else PostgresStatements()


def _json(table: Sequence[Any]) -> str:
    return _encode(table).decode()


_encode: Final = msgspec.json.Encoder().encode


def _person(sighting: Sighting, *, as_text: bool = False) -> tuple[Any, ...]:
    times = (
        sighting.reach_at,
        sighting.first_seen_at,
        sighting.last_seen_at,
        sighting.sent_at,
        sighting.distress_at,
    )
    reach_at, first, last, sent, distress = (
        (each.isoformat(" ") if as_text and each else each) for each in times
    )
    return (
        sighting.person.bot_id,
        sighting.person.telegram_id,
        sighting.language,
        sighting.source,
        sighting.reachability or "unknown",
        reach_at,
        sighting.reach_update_id,
        first,
        last,
        sent,
        distress,
    )


def _outcome(outcome: Outcome) -> tuple[Any, ...]:
    return (
        outcome.handler_ms,
        outcome.handled,
        outcome.failed,
        outcome.bot_id,
        outcome.source_key,
    )
