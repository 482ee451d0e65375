"""The guards asked under the claim, in the transaction that makes a message one being sent."""

from datetime import timedelta
from typing import Final

from tortoise.transactions import in_transaction

from engagement_plugin.domain.decision import RefusalCode
from engagement_plugin.outreach.recheck import Defer, Due, Refusal, recheck
from engagement_plugin.outreach.sending.means import Means
from engagement_plugin.storage import outreach_states as states
from engagement_plugin.storage.database import connection_name
from engagement_plugin.storage.outreach_claims import Claim
from engagement_plugin.storage.outreach_states import Draft

ASK_AGAIN: Final = timedelta(seconds=15)


async def begin(means: Means, claim: Claim, draft: Draft) -> bool:
    """Commit that a message is being sent, or why it is not; True if it may go out now.

    The person is locked before they are read, so of two messages to one of them the second is
    asked about after the first counts.
    """
    dialect = means.database.dialect
    usual = await means.knowledge.usual(claim.bot_id)
    async with in_transaction(connection_name(dialect)) as client:
        if not await states.lock_person(client, claim.person_id, dialect):
            return False
        now = means.clock()
        candidate = await means.knowledge.candidate(client, claim.person_id, now=now)
        if candidate is None:
            return False
        verdict = recheck(
            Due(
                id=draft.id,
                type=draft.type,
                decided_at=draft.decided_at,
                expires_at=draft.expires_at,
                requested_by=draft.requested_by,
            ),
            candidate,
            means.policy,
            usual=usual,
            switches=await means.knowledge.switches(client, claim.bot_id),
            now=now,
        )
        match verdict:
            case Refusal(code):
                await states.refuse(claim, code.value, is_late=code is RefusalCode.EXPIRED)
                return False
            case Defer(until, code):
                # A pause has no end of its own: without a wait the same round would come again.
                later = max(until, now + ASK_AGAIN)
                await states.put_back(claim, not_before=later, reason=code.value)
                return False
            case None:
                return await states.begin_sending(
                    claim, version=candidate.version, now=now, lease_until=now + means.lease
                )
