"""How a claimed message goes on; every step names the fence it was claimed with."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import F

from engagement_plugin.domain import (
    OutreachStatus,
    OutreachType,
    PersonKey,
    Reachability,
    TextSource,
)
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.models import Outreach, Person
from engagement_plugin.storage.outreach_claims import Claim

# What can still be called off.
QUEUED: Final = (
    OutreachStatus.AWAITING_APPROVAL,
    OutreachStatus.PLANNED,
    OutreachStatus.CLAIMED,
)
# A sender that was thought dead may still learn what became of its message.
_UNDER_WAY: Final = (OutreachStatus.SENDING, OutreachStatus.UNKNOWN)


class Draft(Struct, frozen=True, kw_only=True):
    """A claimed message, as it is read before it is written."""

    id: int
    type: OutreachType
    facts: Mapping[str, Any]
    decided_at: datetime
    expires_at: datetime
    requested_by: int | None
    telegram_id: int
    last_template: str | None


class Words(Struct, frozen=True, kw_only=True):
    """What was written; `text` is empty where it may not be kept."""

    text: str | None
    template: str
    locale: str
    source: TextSource
    propensity: float


async def draft(claim: Claim) -> Draft | None:
    """Read a message; None where it is nobody's any more."""
    row = await Outreach.get_or_none(
        id=claim.id, fence=claim.fence, status=OutreachStatus.CLAIMED
    ).select_related("person")
    if row is None:
        return None
    last = (
        await Outreach.filter(person_id=claim.person_id, type=row.type, template__not_isnull=True)
        .exclude(id=claim.id)
        .order_by("-decided_at")
        .first()
    )
    return Draft(
        id=row.id,
        type=row.type,
        facts=row.facts,
        decided_at=row.decided_at,
        expires_at=row.expires_at,
        requested_by=row.requested_by,
        telegram_id=row.person.telegram_id,
        last_template=None if last is None else last.template,
    )


async def keep_words(claim: Claim, words: Words) -> bool:
    """Store what was written, before anything is sent; False where the claim is lost."""
    return await _claimed(
        claim,
        text=words.text,
        template=words.template,
        locale=words.locale,
        text_source=words.source,
        template_propensity=words.propensity,
    )


async def lock_person(client: BaseDBAsyncClient, person_id: int, dialect: Dialect) -> bool:
    """Let nobody change a person until the transaction ends; False of the erased."""
    statement = (
        # The write comes first: who reads first and writes then would fail.
        "UPDATE engagement_person SET id = id WHERE id = ? RETURNING id"
        if dialect == "sqlite"
        else "SELECT id FROM engagement_person WHERE id = $1 FOR NO KEY UPDATE"
    )
    return bool(await client.execute_query_dict(statement, [person_id]))


async def begin_sending(
    claim: Claim, *, version: int, now: datetime, lease_until: datetime
) -> bool:
    """Move a message from claimed to sending, and its person's version on, or neither.

    Call it in the transaction that locked the person and asked the guards.
    """
    if not await Person.filter(id=claim.person_id, version=version).exists():
        return False
    begun = await Outreach.filter(
        id=claim.id, fence=claim.fence, status=OutreachStatus.CLAIMED, lease_until__gt=now
    ).update(status=OutreachStatus.SENDING, sending_at=now, lease_until=lease_until)
    if begun:
        await Person.filter(id=claim.person_id).update(version=F("version") + 1)
    return bool(begun)


async def refuse(claim: Claim, code: str, *, is_late: bool) -> bool:
    """End a claimed message with the guard's reason."""
    status = OutreachStatus.EXPIRED if is_late else OutreachStatus.REFUSED
    return await _claimed(claim, status=status, refusal=code, lease_until=None)


async def bury(claim: Claim, reason: str) -> bool:
    """Put away a claimed message that cannot be written."""
    return await _claimed(claim, status=OutreachStatus.DEAD, error=reason, lease_until=None)


async def put_back(claim: Claim, *, not_before: datetime, reason: str | None = None) -> bool:
    """Leave a claimed message for later, without counting the attempt."""
    return await _claimed(claim, **_later(not_before, reason))


async def delivered(claim: Claim, message_id: int, *, now: datetime) -> bool:
    """Write down that a message arrived."""
    return await _under_way(
        claim, status=OutreachStatus.SENT, sent_at=now, message_id=message_id, error=None
    )


async def not_sent(claim: Claim, *, not_before: datetime, reason: str) -> bool:
    """Plan again what surely was not sent, without counting the attempt."""
    return await _under_way(claim, **_later(not_before, reason), sending_at=None)


async def broken(claim: Claim, reason: str) -> bool:
    """Put away what Telegram will never take."""
    return await _under_way(claim, status=OutreachStatus.DEAD, error=reason, sending_at=None)


async def uncertain(claim: Claim, reason: str, *, retry_at: datetime | None) -> None:
    """Write down that nobody knows; what was answered meanwhile has arrived.

    Args:
        retry_at: Send it once more then, unless this was the second time.
    """
    proven = await Outreach.filter(
        id=claim.id,
        fence=claim.fence,
        status=OutreachStatus.SENDING,
        responded_at__not_isnull=True,
    ).update(status=OutreachStatus.SENT, sent_at=F("sending_at"), lease_until=None)
    if proven:
        return
    mine = Outreach.filter(id=claim.id, fence=claim.fence, status=OutreachStatus.SENDING)
    if retry_at is not None and await mine.filter(attempts__lt=2).update(
        status=OutreachStatus.PLANNED, not_before_at=retry_at, error=reason, lease_until=None
    ):
        return
    await mine.update(status=OutreachStatus.UNKNOWN, error=reason, lease_until=None)


async def unreachable(
    claim: Claim, reachability: Reachability, *, code: str, reason: str, at: datetime
) -> None:
    """End a message, and call off all others to a person whom the bot cannot write to."""
    await _under_way(
        claim, status=OutreachStatus.REFUSED, refusal=code, error=reason, sending_at=None
    )
    # Telegram tells times in whole seconds: who opens the bot within this one comes later.
    since = at.replace(microsecond=0)
    person = Person.filter(id=claim.person_id)
    changes = {
        "reachability": reachability,
        "reach_at": since,
        "reach_update_id": 0,
        "version": F("version") + 1,
    }
    changed = await person.filter(reach_at__lte=since).update(**changes)
    changed = changed or await person.filter(reach_at__isnull=True).update(**changes)
    if changed:
        await Outreach.filter(person_id=claim.person_id, status__in=QUEUED).update(
            status=OutreachStatus.CANCELLED, error=reason, lease_until=None
        )


async def cancel_queued(person: PersonKey, kind: OutreachType | None = None) -> int:
    """Call off what is queued for somebody, of one kind or of all; gives how many."""
    of_kind = {} if kind is None else {"type": kind}
    row = await Person.get_or_none(bot_id=person.bot_id, telegram_id=person.telegram_id)
    if row is None:
        return 0
    return await Outreach.filter(person_id=row.id, status__in=QUEUED, **of_kind).update(
        status=OutreachStatus.CANCELLED, error="the person asked for it", lease_until=None
    )


def _later(not_before: datetime, reason: str | None) -> dict[str, Any]:
    return {
        "status": OutreachStatus.PLANNED,
        "not_before_at": not_before,
        "error": reason,
        "lease_until": None,
        "worker": None,
        "attempts": F("attempts") - 1,
    }


async def _claimed(claim: Claim, **values: Any) -> bool:
    mine = Outreach.filter(id=claim.id, fence=claim.fence, status=OutreachStatus.CLAIMED)
    return bool(await mine.update(**values))


async def _under_way(claim: Claim, **values: Any) -> bool:
    mine = Outreach.filter(id=claim.id, fence=claim.fence, status__in=_UNDER_WAY)
    return bool(await mine.update(**{"lease_until": None, **values}))
