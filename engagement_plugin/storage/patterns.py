"""What is known of people: written by the batch, read one by one, as a list, or counted."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.functions import Coalesce, Count

from engagement_plugin.domain import Patterns, Reachability, RiskBand
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import BehaviorPatterns, NewsReader, Person
from engagement_plugin.storage.wording import moment_value, param

_LONGEST_SILENCE_DAYS: Final = 180
_NAMES: Final = Patterns.__struct_fields__


async def find(person_id: int) -> Patterns | None:
    """Give what is known of a person by `Person.id`; None until they were looked at."""
    return (await of_people([person_id])).get(person_id)


async def of_people(ids: Collection[int]) -> dict[int, Patterns]:
    """Give what is known of several people by `Person.id`; those not looked at are missing."""
    rows = await BehaviorPatterns.filter(person_id__in=list(ids)).values("person_id", *_NAMES)
    return {row.pop("person_id"): msgspec.convert(row, Patterns) for row in rows}


async def attention(bot_id: int, *, offset: int, most: int) -> list[tuple[int, Patterns]]:
    """List people by how much would be lost with them, each with their Telegram id.

    High risk comes before medium; within a band those of highest value come first, and of equal
    value those of highest risk. Low risk is left out, and so are people whom the bot cannot write
    to any more: they have left already.
    """
    if most < 1:
        return []
    rows = (
        await BehaviorPatterns.filter(
            bot_id=bot_id, risk_band__in=[RiskBand.HIGH, RiskBand.MEDIUM]
        )
        .exclude(person__reachability__in=[Reachability.BLOCKED, Reachability.DEACTIVATED])
        # The two databases do not agree on where NULL stands.
        .annotate(value=Coalesce("value_percentile", -1))
        # "high" stands before "medium" in the alphabet too.
        .order_by("risk_band", "-value", "-risk", "person_id")
        .offset(max(offset, 0))
        .limit(most)
        .values("person__telegram_id", *_NAMES)
    )
    return [(row.pop("person__telegram_id"), msgspec.convert(row, Patterns)) for row in rows]


async def bands(bot_id: int) -> dict[RiskBand, int]:
    """Count a bot's people by risk; every band is there, and who was never looked at is unknown."""
    rows = (
        await BehaviorPatterns.filter(bot_id=bot_id)
        .annotate(n=Count("id"))
        .group_by("risk_band")
        .values_list("risk_band", "n")
    )
    found = dict.fromkeys(RiskBand, 0) | {RiskBand(band): int(n) for band, n in rows}
    everybody = await Person.filter(bot_id=bot_id).count()
    found[RiskBand.UNKNOWN] += max(everybody - sum(found.values()), 0)
    return found


async def valued_with_news(*, least: float, most: int, dialect: Dialect) -> dict[int, list[int]]:
    """Name people of high value of whom something new was written, by bot and `Person.id`.

    Args:
        least: The `value_percentile` from which on somebody counts as such.
    """
    client = Tortoise.get_connection(connection_name(dialect))
    rows = await client.execute_query_dict(
        "SELECT DISTINCT p.bot_id, p.person_id FROM engagement_news AS n"  # noqa: S608 -- words of ours
        " JOIN user_behavior_patterns AS p ON p.person_id = n.person_id"
        f" WHERE p.value_percentile >= {param(1, 'float8', dialect)}"
        f" ORDER BY p.bot_id, p.person_id LIMIT {int(most)}",
        [least],
    )
    found: dict[int, list[int]] = {}
    for row in rows:
        found.setdefault(row["bot_id"], []).append(row["person_id"])
    return found


async def note_silent(client: BaseDBAsyncClient, *, now: datetime, dialect: Dialect) -> int:
    """Tell the analysis of people who have been silent for half as long again as it knows.

    Silence is no news, and yet it changes how likely somebody is to come back. So that it costs
    as little as news does, a silence of months is looked at a dozen times; a longer one no more.
    """
    away = (
        "(julianday(?) - julianday(p.analysed_at))"
        if dialect == "sqlite"
        else "(EXTRACT(EPOCH FROM $1::timestamptz - p.analysed_at) / 86400)"
    )
    rows = await client.execute_query_dict(
        "INSERT INTO engagement_people_news (person_id, bot_id, reader)"  # noqa: S608 -- words of ours
        f" SELECT p.person_id, p.bot_id, '{NewsReader.PATTERNS.value}'"
        f" FROM user_behavior_patterns AS p WHERE p.silent_days < {_LONGEST_SILENCE_DAYS}"
        f" AND {away} >= CASE WHEN p.silent_days > 2 THEN p.silent_days / 2 ELSE 1 END"
        " RETURNING person_id",
        [moment_value(now, dialect)],
    )
    return len(rows)


async def write(
    client: BaseDBAsyncClient, known: Mapping[int, Patterns], *, bot_id: int, dialect: Dialect
) -> None:
    """Write what is known of people by `Person.id` over what was, in one statement.

    What the prediction has said of them stays.
    """
    rows = [
        {"person_id": person, "bot_id": bot_id, **msgspec.structs.asdict(each)}
        for person, each in known.items()
    ]
    if dialect == "sqlite":
        await client.execute_many(_WRITE_SQLITE, [_values(row) for row in rows])
    else:
        await client.execute_query(_WRITE_POSTGRES, [msgspec.json.encode(rows).decode()])


def _values(row: Mapping[str, Any]) -> list[Any]:
    """Give a row's values as SQLite keeps them."""
    return [
        msgspec.json.encode(row[name]).decode() if kind == "jsonb" else row[name]
        for name, kind in _COLUMNS.items()
    ]


# Column and PostgreSQL type, by the model.
_COLUMNS: Final = {
    "person_id": "bigint",
    "bot_id": "bigint",
    **{
        name: BehaviorPatterns._meta.fields_map[name]  # noqa: SLF001 -- Tortoise's public way
        .get_for_dialect("postgres", "SQL_TYPE")
        .lower()
        for name in _NAMES
    },
}
# What the prediction says is not for the analysis to change.
_PREDICTED: Final = frozenset({"person_id", "predicted_mood", "best_hours"})
_INSERT: Final = f"INSERT INTO user_behavior_patterns ({', '.join(_COLUMNS)})"
_OVER: Final = "ON CONFLICT (person_id) DO UPDATE SET " + ", ".join(
    f"{name} = excluded.{name}" for name in _COLUMNS if name not in _PREDICTED
)
_WRITE_SQLITE: Final = f"{_INSERT} VALUES ({', '.join('?' * len(_COLUMNS))}) {_OVER}"
_WRITE_POSTGRES: Final = (
    f"{_INSERT} SELECT * FROM json_to_recordset($1::json) AS given"  # noqa: S608 -- constants
    f"({', '.join(f'{name} {kind}' for name, kind in _COLUMNS.items())}) {_OVER}"
)
