"""Decisions on messages: written once each, and read again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec import Struct
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain import OutreachStatus, OutreachType
from engagement_plugin.domain.decision import Decision
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.models import Outreach


class Decided(Struct, frozen=True, kw_only=True):
    """A decision as it stands now; the model says what each column means."""

    id: int
    type: OutreachType
    status: OutreachStatus
    refusal: str | None
    held_out_by: str | None
    reasons: tuple[tuple[str, float], ...]
    decided_at: datetime
    due_at: datetime
    sent_at: datetime | None


async def of_person(bot_id: int, telegram_id: int, *, most: int) -> list[Decided]:
    """List the last decisions on a person, the newest first; an admin's own tries are none."""
    rows = (
        await Outreach.filter(bot_id=bot_id, person__telegram_id=telegram_id, is_test=False)
        .order_by("-decided_at", "-id")
        .limit(max(most, 0))
        .values(*Decided.__struct_fields__)
    )
    return [msgspec.convert(row, Decided) for row in rows]


async def write(
    client: BaseDBAsyncClient, decisions: Sequence[Decision], *, dialect: Dialect
) -> None:
    """Write decisions in one statement; one whose key is there already changes nothing.

    The decision is the message: it is sent if, and only if, this transaction is committed.
    """
    rows = [_row(each) for each in decisions]
    if not rows:
        return
    if dialect == "sqlite":
        table = [[_sqlite_value(row[name]) for name in _COLUMNS] for row in rows]
        await client.execute_many(_WRITE_SQLITE, table)
        return
    await client.execute_query(_WRITE_POSTGRES, [msgspec.json.encode(rows).decode()])


def _row(each: Decision) -> dict[str, Any]:
    row = msgspec.structs.asdict(each)
    return {
        **{name: row[name] for name in _COLUMNS if name in row},
        "bot_id": each.person.bot_id,
        "not_before_at": each.due_at,
    }


def _sqlite_value(value: Any) -> Any:
    if isinstance(value, tuple | dict):
        return msgspec.json.encode(value).decode()
    return value


_COLUMNS: Final = {
    "person_id": "bigint",
    "bot_id": "bigint",
    "person_version": "bigint",
    "key": "text",
    "type": "text",
    "status": "text",
    "refusal": "text",
    "arm": "text",
    "held_out_by": "text",
    "experiment_period_id": "bigint",
    "priority": "smallint",
    "score": "float8",
    "reasons": "jsonb",
    "facts": "jsonb",
    "locale": "text",
    "propensity": "float8",
    "is_hour_random": "bool",
    "attempt_number": "smallint",
    "requested_by": "bigint",
    "decided_at": "timestamptz",
    "due_at": "timestamptz",
    "not_before_at": "timestamptz",
    "expires_at": "timestamptz",
}
_INSERT: Final = f"INSERT INTO proactive_outreaches ({', '.join(_COLUMNS)})"
_ONCE: Final = "ON CONFLICT (bot_id, key) DO NOTHING"
_WRITE_SQLITE: Final = f"{_INSERT} VALUES ({', '.join('?' * len(_COLUMNS))}) {_ONCE}"
_WRITE_POSTGRES: Final = (
    f"{_INSERT} SELECT * FROM json_to_recordset($1::json) AS given"  # noqa: S608 -- constants
    f"({', '.join(f'{name} {kind}' for name, kind in _COLUMNS.items())}) {_ONCE}"
)
