"""Everything a batch of people is understood from, read in as many questions however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain import InteractionType
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.models import Person
from engagement_plugin.storage.wording import among, ids_value, moment_value, param

PAYMENT_DAYS: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """What a person's history begins with, besides their days.

    Attributes:
        paid: In the last 90 days, refunds taken off, in the smallest unit of the bot's currency.
            Who takes several currencies gets their sum, good for an order of magnitude.
    """

    id: int
    language: str | None
    zone: str | None
    zone_source: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    paid: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Histories:
    """People, and their rows of `engagement_days` in the order of people and days.

    Attributes:
        days: Values of `DAY_COLUMNS`, as the database gives them: JSON still as text.
    """

    people: Sequence[PersonFacts]
    days: Sequence[Sequence[Any]]


DAY_COLUMNS: Final = (
    "person_id", "day", "bins", "types", "features", "contents", "sentiment_sum",
    "sentiment_square_sum", "sentiment_n", "quality_sum", "quality_n", "reply_latency_sum_ms",
    "reply_latency_n",
)  # fmt: skip


async def read(
    client: BaseDBAsyncClient, ids: Sequence[int], *, now: datetime, dialect: Dialect
) -> Histories:
    """Read everything of people by `Person.id`; those who are gone are missing."""
    # In the transaction of the caller, whose context the model's own query finds.
    people = (
        await Person.filter(id__in=list(ids))
        .order_by("id")
        .values("id", "language", "zone", "zone_source", "first_seen_at", "last_seen_at")
    )
    # Plain rows: a dictionary each would cost as much again.
    _, days = await client.execute_query(
        f"SELECT {', '.join(DAY_COLUMNS)} FROM engagement_days"  # noqa: S608 -- constants
        f" WHERE person_id {among(1, dialect)} ORDER BY person_id, day",
        [ids_value(ids, dialect)],
    )
    paid = await _paid(client, ids, now=now, dialect=dialect)
    return Histories(
        people=[PersonFacts(**each, paid=paid.get(each["id"], 0.0)) for each in people],
        days=[tuple(each) for each in days],
    )


async def _paid(
    client: BaseDBAsyncClient, ids: Sequence[int], *, now: datetime, dialect: Dialect
) -> dict[int, float]:
    since = now - timedelta(days=PAYMENT_DAYS)
    amount = _AMOUNT[dialect]
    rows = await client.execute_query_dict(
        # Rolled up days tell who paid at all: of few people raw rows are read, and of those few.
        "SELECT e.person_id, SUM(CASE WHEN e.content_type = 'refunded_payment'"  # noqa: S608 -- constants
        f" THEN -({amount}) ELSE {amount} END) AS paid"
        " FROM (SELECT person_id, day FROM engagement_days"
        f" WHERE person_id {among(1, dialect)} AND day >= {param(2, 'date', dialect)}"
        f" AND {_HAS_PAID[dialect]}) AS d"
        " JOIN user_engagements AS e ON e.person_id = d.person_id"
        f" AND e.occurred_at >= {_DAY_BEGINS[dialect]} AND e.occurred_at < {_DAY_ENDS[dialect]}"
        f" WHERE e.type = '{InteractionType.PAYMENT.value}'"
        f" AND e.occurred_at > {param(3, 'timestamptz', dialect)} GROUP BY e.person_id",
        [
            ids_value(ids, dialect),
            since.date().isoformat() if dialect == "sqlite" else since.date(),
            moment_value(since, dialect),
        ],
    )
    return {row["person_id"]: float(row["paid"] or 0) for row in rows}


_PAYMENT: Final = InteractionType.PAYMENT.value
_HAS_PAID: Final = {
    "sqlite": f"json_extract(types, '$.{_PAYMENT}') IS NOT NULL",
    "postgres": f"types ? '{_PAYMENT}'",
}
# What is no number counts nothing.
_AMOUNT: Final = {
    "sqlite": "CASE WHEN json_type(e.meta, '$.amount') IN ('integer', 'real')"
    " THEN json_extract(e.meta, '$.amount') ELSE 0 END",
    "postgres": "CASE WHEN jsonb_typeof(e.meta->'amount') = 'number'"
    " THEN (e.meta->>'amount')::float8 ELSE 0 END",
}
_DAY_BEGINS: Final = {
    "sqlite": "d.day || ' 00:00:00'",
    "postgres": "d.day::timestamp AT TIME ZONE 'UTC'",
}
_DAY_ENDS: Final = {
    "sqlite": "date(d.day, '+1 day') || ' 00:00:00'",
    "postgres": "(d.day + 1)::timestamp AT TIME ZONE 'UTC'",
}
