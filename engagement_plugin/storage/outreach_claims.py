"""Planned messages taken by one sender at a time, and taken back from those that fell silent."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import F

from engagement_plugin.domain import OutreachStatus
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.models import Outreach
from engagement_plugin.storage.wording import among, ids_value, moment_value

# A message whose sender died this often before it was sent is what kills them.
MOST_ATTEMPTS: Final = 5
# No lease is as long: one that ends later was written by a wrong clock.
LONGEST_LEASE: Final = timedelta(hours=2)

_PLANNED: Final = OutreachStatus.PLANNED.value
_CLAIMED: Final = OutreachStatus.CLAIMED.value
_SENDING: Final = OutreachStatus.SENDING.value


class Claim(Struct, frozen=True, kw_only=True):
    """A message that is somebody's to send, as long as its `fence` stays."""

    id: int
    bot_id: int
    person_id: int
    fence: int


class Recovered(Struct, frozen=True, kw_only=True):
    """What became of messages whose sender fell silent, and of those that came too late."""

    planned: int
    unknown: int
    sent: int
    dead: int
    expired: int


async def claim(
    client: BaseDBAsyncClient,
    bots: Sequence[int],
    *,
    most: int,
    worker: str,
    now: datetime,
    lease_until: datetime,
    dialect: Dialect,
) -> list[Claim]:
    """Take what is due of these bots, the longest due first; no two ever take the same."""
    values = [worker, moment_value(lease_until, dialect), moment_value(now, dialect)]
    rows = await client.execute_query_dict(
        _CLAIM[dialect].format(most=int(most)), [*values, ids_value(bots, dialect)]
    )
    return [Claim(**row) for row in rows]


async def release(claims: Sequence[Claim]) -> None:
    """Leave what was not begun to whoever comes next, at once and uncounted."""
    for each in claims:
        await Outreach.filter(id=each.id, fence=each.fence, status=OutreachStatus.CLAIMED).update(
            status=OutreachStatus.PLANNED,
            lease_until=None,
            worker=None,
            attempts=F("attempts") - 1,
        )


async def recover(
    client: BaseDBAsyncClient, *, now: datetime, retries_unknown: bool, dialect: Dialect
) -> Recovered:
    """Settle what silent senders left behind: nothing that may have gone out is sent again.

    Args:
        retries_unknown: Unless it is the first attempt, and this was asked for.
    """

    async def ended(set_: str, where: str) -> int:
        rows = await client.execute_query_dict(
            f"UPDATE proactive_outreaches SET {set_}, lease_until = NULL, worker = NULL"  # noqa: S608 -- words of ours
            f" WHERE {where} RETURNING id",
            [moment_value(now, dialect), moment_value(now + LONGEST_LEASE, dialect)],
        )
        return len(rows)

    # Numbered, since each statement names them more than once.
    first, second = ("?1", "?2") if dialect == "sqlite" else ("$1::timestamptz", "$2::timestamptz")
    over = f"(lease_until < {first} OR lease_until > {second})"
    sent = await ended(
        "status = 'sent', sent_at = sending_at",
        f"status = '{_SENDING}' AND responded_at IS NOT NULL AND {over}",
    )
    again = 0
    if retries_unknown:
        again = await ended(
            f"status = '{_PLANNED}'", f"status = '{_SENDING}' AND attempts < 2 AND {over}"
        )
    unknown = await ended(
        "status = 'unknown', error = 'its sender fell silent'",
        f"status = '{_SENDING}' AND {over}",
    )
    dead = await ended(
        "status = 'dead', error = 'its senders fell silent too often'",
        f"status = '{_CLAIMED}' AND attempts >= {MOST_ATTEMPTS} AND {over}",
    )
    planned = await ended(f"status = '{_PLANNED}'", f"status = '{_CLAIMED}' AND {over}")
    # Only what is due is looked through; whatever expires has been due before.
    expired = await ended(
        "status = 'expired', refusal = 'expired'",
        f"status = '{_PLANNED}' AND not_before_at <= {first} AND expires_at <= {first}"
        # The second is named because every statement takes both.
        f" AND expires_at < {second}",
    )
    return Recovered(
        planned=planned + again, unknown=unknown, sent=sent, dead=dead, expired=expired
    )


async def next_due(bots: Sequence[int]) -> datetime | None:
    """Say when the next planned message of these bots is due."""
    row = (
        await Outreach.filter(status=OutreachStatus.PLANNED, bot_id__in=list(bots))
        .order_by("not_before_at")
        .first()
        .values("not_before_at")
    )
    found: dict[str, Any] | None = row
    return None if found is None else found["not_before_at"]


_DUE: Final = (
    "SELECT id FROM proactive_outreaches WHERE status = 'planned' AND not_before_at <= {now}"
    " AND bot_id {bots} ORDER BY not_before_at LIMIT {{most}}"
)
_TAKE: Final = (
    "UPDATE proactive_outreaches SET status = 'claimed', worker = {worker}, lease_until = {lease},"
    " fence = fence + 1, attempts = attempts + 1 WHERE id IN ({due})"
    " RETURNING id, bot_id, person_id, fence"
)
_CLAIM: Final[dict[Dialect, str]] = {
    "sqlite": _TAKE.format(
        worker="?", lease="?", due=_DUE.format(now="?", bots=among(4, "sqlite"))
    ),
    # Materialized, or the planner may take more than the limit.
    "postgres": "WITH due AS MATERIALIZED ("  # noqa: S608 -- words of ours
    + _DUE.format(now="$3::timestamptz", bots=among(4, "postgres"))
    + " FOR UPDATE SKIP LOCKED) "
    + _TAKE.format(worker="$1::text", lease="$2::timestamptz", due="SELECT id FROM due"),
}
