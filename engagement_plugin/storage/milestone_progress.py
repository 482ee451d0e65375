"""What progress is computed from, and where it is written; a constant number of statements."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

import msgspec
from msgspec import Struct
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.histories import DAY_COLUMNS, Histories, PersonFacts
from engagement_plugin.storage.models import MilestoneProgress, Person
from engagement_plugin.storage.wording import among, ids_value, param


class Whose(Struct, frozen=True, kw_only=True):
    """Whom progress is computed for.

    Attributes:
        facts: What their history begins with; payments play no part here.
        is_analysed: Whether they have not refused to be understood.
    """

    facts: PersonFacts
    telegram_id: int
    source: str | None
    is_analysed: bool

    @property
    def id(self) -> int:
        """Give `Person.id`."""
        return self.facts.id


class Known(Struct, frozen=True, kw_only=True):
    """What is written of a person's way to a milestone."""

    current: float
    target: float
    peak: float
    velocity_per_day: float | None
    times: int


class Step(Struct, frozen=True, kw_only=True):
    """What is to be written of it; `achieved_at` counts where `times` grows."""

    person_id: int
    milestone_id: int
    bot_id: int
    current: float
    target: float
    peak: float
    percent: float
    velocity_per_day: float | None
    estimated_at: datetime | None
    estimated_earliest_at: datetime | None
    estimated_latest_at: datetime | None
    times: int
    is_silent: bool
    achieved_at: datetime | None
    started_at: datetime
    updated_at: datetime


async def people(ids: Sequence[int]) -> list[Whose]:
    """Give people by `Person.id`, in order; the erased are missing."""
    rows = await Person.filter(id__in=list(ids)).order_by("id")
    return [
        Whose(
            facts=PersonFacts(
                id=row.id,
                language=row.language,
                zone=row.zone,
                zone_source=row.zone_source,
                first_seen_at=row.first_seen_at,
                last_seen_at=row.last_seen_at,
                paid=0.0,
            ),
            telegram_id=row.telegram_id,
            source=row.source,
            is_analysed=row.consent_analytics is not False,
        )
        for row in rows
    ]


async def ids_of(bot_id: int, telegram_ids: Sequence[int]) -> list[int]:
    """Give `Person.id` of those a bot knows."""
    found = Person.filter(bot_id=bot_id, telegram_id__in=list(telegram_ids))
    return [number for (number,) in await found.values_list("id")]


async def histories(
    client: BaseDBAsyncClient, people: Sequence[Whose], *, dialect: Dialect
) -> Histories:
    """Read people's days."""
    rows = await client.execute_query_dict(
        f"SELECT {', '.join(DAY_COLUMNS)} FROM engagement_days"  # noqa: S608 -- constants
        f" WHERE person_id {among(1, dialect)} ORDER BY person_id, day",
        [ids_value([person.id for person in people], dialect)],
    )
    return Histories(
        people=[person.facts for person in people], days=[tuple(row.values()) for row in rows]
    )


async def friends(
    client: BaseDBAsyncClient, bot_id: int, payloads: Sequence[str], *, dialect: Dialect
) -> list[tuple[str, int, date]]:
    """List who came by these deep links and came back: payload, Telegram id, their second day."""
    listed = "IN (SELECT value FROM json_each(?))" if dialect == "sqlite" else "= ANY($2::text[])"
    rows = await client.execute_query_dict(
        _FRIENDS.format(bot=param(1, "bigint", dialect), listed=listed),
        [
            bot_id,
            msgspec.json.encode(list(payloads)).decode()
            if dialect == "sqlite"
            else list(payloads),
        ],
    )
    return [(row["source"], row["telegram_id"], _as_date(row["day"])) for row in rows]


async def known(ids: Sequence[int]) -> dict[tuple[int, int], Known]:
    """Give what is written of people, by `Person.id` and milestone."""
    rows = await MilestoneProgress.filter(person_id__in=list(ids)).values(
        "person_id", "milestone_id", *Known.__struct_fields__
    )
    return {(row.pop("person_id"), row.pop("milestone_id")): Known(**row) for row in rows}


async def write(client: BaseDBAsyncClient, steps: Sequence[Step], *, dialect: Dialect) -> None:
    """Write progress; what was reached stays reached, and is reached once.

    Only where `times` grows does the achievement change, and has to be celebrated.
    """
    if dialect == "sqlite":
        await client.execute_many(_WRITE_SQLITE, [list(msgspec.structs.astuple(s)) for s in steps])
        return
    await client.execute_query(_WRITE_POSTGRES, [msgspec.json.encode(steps).decode()])


def _as_date(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


_FRIENDS: Final = """
    WITH came AS MATERIALIZED (
      SELECT id, telegram_id, source FROM engagement_person
      WHERE bot_id = {bot} AND source {listed}
    ),
    ranked AS (
      SELECT d.person_id, d.day,
        ROW_NUMBER() OVER (PARTITION BY d.person_id ORDER BY d.day) AS nth
      FROM engagement_days AS d JOIN came ON came.id = d.person_id
    )
    SELECT came.source, came.telegram_id, ranked.day FROM ranked
    JOIN came ON came.id = ranked.person_id WHERE ranked.nth = 2
"""
_KINDS: Final[dict[str, str]] = {
    "person_id": "bigint",
    "milestone_id": "bigint",
    "bot_id": "bigint",
    "current": "float8",
    "target": "float8",
    "peak": "float8",
    "percent": "float8",
    "velocity_per_day": "float8",
    "estimated_at": "timestamptz",
    "estimated_earliest_at": "timestamptz",
    "estimated_latest_at": "timestamptz",
    "times": "int",
    "is_silent": "bool",
    "achieved_at": "timestamptz",
    "started_at": "timestamptz",
    "updated_at": "timestamptz",
}
_AS_NEW: Final = (
    "current", "target", "percent", "velocity_per_day", "estimated_at", "estimated_earliest_at",
    "estimated_latest_at", "updated_at",
)  # fmt: skip
_IF_REACHED: Final = {
    "achieved_at": "excluded.achieved_at",
    "is_silent": "excluded.is_silent",
    "celebrated_at": "NULL",
    "times": "excluded.times",
}


_SETS: Final = ", ".join(
    [
        *(f"{name} = excluded.{name}" for name in _AS_NEW),
        *(
            f"{name} = CASE WHEN excluded.times > p.times THEN {new} ELSE p.{name} END"
            for name, new in _IF_REACHED.items()
        ),
    ]
)
_INTO: Final = f"INSERT INTO user_milestone_progress AS p ({', '.join(_KINDS)})"
_MERGE: Final = f"ON CONFLICT (person_id, milestone_id) DO UPDATE SET {_SETS}, peak = "
_WRITE_SQLITE: Final = (
    f"{_INTO} VALUES ({', '.join('?' * len(_KINDS))}) {_MERGE} MAX(p.peak, excluded.peak)"
)
_GIVEN: Final = ", ".join(f"{name} {kind}" for name, kind in _KINDS.items())
_WRITE_POSTGRES: Final = (
    f"{_INTO} SELECT * FROM json_to_recordset($1::json) AS given({_GIVEN})"  # noqa: S608 -- constants
    f" {_MERGE} GREATEST(p.peak, excluded.peak)"
)
