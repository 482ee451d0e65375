"""What people did after a message: the first of it, and that it proves that the message arrived."""

from datetime import datetime, timedelta
from typing import Any, Final

from msgspec import Struct
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import F
from tortoise.transactions import in_transaction

from engagement_plugin.domain import OutreachStatus, OutreachType, PersonKey, ResponseKind
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import Outreach
from engagement_plugin.storage.wording import moment_value

# Who comes back later than this came back for another reason.
ANSWERED_WITHIN: Final = timedelta(days=7)
_ARRIVED: Final = (OutreachStatus.SENDING, OutreachStatus.SENT, OutreachStatus.UNKNOWN)


class Pressed(Struct, frozen=True, kw_only=True):
    """The message whose button somebody pressed."""

    id: int
    type: OutreachType


async def press(
    outreach: int, person: PersonKey, kind: ResponseKind, *, now: datetime, dialect: Dialect
) -> Pressed | None:
    """Note a press below a message; None where it was not written to this person.

    It proves that the message arrived. Only the first answer is kept; silence is kept besides.
    """
    async with in_transaction(connection_name(dialect)):
        mine = Outreach.filter(
            id=outreach,
            bot_id=person.bot_id,
            person__telegram_id=person.telegram_id,
            status__in=_ARRIVED,
        )
        row = await mine.first().values("id", "type")
        found: dict[str, Any] | None = row
        if found is None:
            return None
        this = Outreach.filter(id=found["id"])
        await this.filter(responded_at__isnull=True).update(response=kind, responded_at=now)
        if kind is ResponseKind.MUTE:
            await this.filter(muted_at__isnull=True).update(muted_at=now)
        # One that is still being sent is settled by its sender.
        await this.filter(status=OutreachStatus.UNKNOWN).update(
            status=OutreachStatus.SENT, sent_at=F("sending_at")
        )
    return Pressed(id=found["id"], type=found["type"])


async def note_returns(client: BaseDBAsyncClient, *, now: datetime, dialect: Dialect) -> int:
    """Note who did anything after a message, set-based; gives of how many messages.

    A return does not prove that a message arrived: they may have come by themselves.
    """
    rows = await client.execute_query_dict(
        _RETURNS[dialect],
        [
            moment_value(now - 2 * ANSWERED_WITHIN, dialect),
        ],
    )
    return len(rows)


_WITHIN: Final = {
    "sqlite": "datetime(substr(o.sending_at, 1, 19), '+7 days')",
    "postgres": "o.sending_at + interval '7 days'",
}
_FIRST: Final = (
    "SELECT MIN(e.occurred_at) FROM user_engagements AS e WHERE e.person_id = o.person_id"
    " AND e.occurred_at > o.sending_at AND e.occurred_at < {within}"
    " AND e.type NOT IN ('bot_message')"
)
_RETURNS: Final = {
    dialect: (
        "UPDATE proactive_outreaches SET returned_at = f.at,"  # noqa: S608 -- words of ours
        " response = COALESCE(response, 'return'), responded_at = COALESCE(responded_at, f.at)"
        f" FROM (SELECT o.id, ({_FIRST.format(within=within)}) AS at"
        " FROM proactive_outreaches AS o WHERE o.status IN ('sent', 'unknown')"
        f" AND o.not_before_at > {now} AND o.returned_at IS NULL AND o.sending_at IS NOT NULL"
        ") AS f WHERE f.id = proactive_outreaches.id AND f.at IS NOT NULL"
        " RETURNING proactive_outreaches.id"
    )
    for dialect, within, now in (
        ("sqlite", _WITHIN["sqlite"], "?"),
        ("postgres", _WITHIN["postgres"], "$1::timestamptz"),
    )
}
