"""What an outcome makes of a message: the table of the way out, written to its row."""

from datetime import datetime, timedelta
from typing import Final

from tortoise.transactions import in_transaction

from engagement_plugin.domain import Reachability
from engagement_plugin.domain.decision import RefusalCode
from engagement_plugin.outreach.sending.means import Means, Point
from engagement_plugin.storage import outreach_states as states
from engagement_plugin.storage.database import connection_name
from engagement_plugin.storage.outreach_claims import Claim
from engagement_plugin.telegram import outcomes
from engagement_plugin.telegram.breaker import COOL_DOWN_S
from engagement_plugin.telegram.outcomes import (
    Broken,
    Delivered,
    Migrated,
    NotSent,
    Outcome,
    Unauthorised,
    Unknown,
    Unreachable,
)

# Where Telegram does not say when to try again.
UNSAID_WAIT: Final = timedelta(seconds=30)
# Between the two attempts of a message of which nobody knows.
RETRY_WAIT: Final = timedelta(minutes=2)

# Who never pressed start has not been met; whatever else shuts the door counts as blocked.
_REACH: Final = {
    outcomes.DEACTIVATED: (Reachability.DEACTIVATED, RefusalCode.DEACTIVATED),
    outcomes.NEVER_STARTED: (Reachability.UNKNOWN, RefusalCode.NOT_STARTED),
    outcomes.CHAT_NOT_FOUND: (Reachability.UNKNOWN, RefusalCode.NOT_STARTED),
}
_BLOCKED: Final = (Reachability.BLOCKED, RefusalCode.BLOCKED)


async def settle(means: Means, claim: Claim, outcome: Outcome, *, began_at: datetime) -> None:
    """Write down what became of a message, all of it or nothing."""
    async with in_transaction(connection_name(means.database.dialect)) as client:
        # People are locked before their messages, as whoever begins to send does.
        await states.lock_person(client, claim.person_id, means.database.dialect)
        await _write(means, claim, outcome, began_at)
        await means.reach(Point.SETTLING)


async def _write(means: Means, claim: Claim, outcome: Outcome, began_at: datetime) -> None:
    now = means.clock()
    match outcome:
        case Delivered(message_id):
            await states.delivered(claim, message_id, now=now)
        case NotSent(reason, seconds):
            wait = UNSAID_WAIT if seconds is None else timedelta(seconds=seconds)
            await states.not_sent(claim, not_before=now + wait, reason=reason)
        case Unauthorised():
            wait = timedelta(seconds=COOL_DOWN_S)
            await states.not_sent(claim, not_before=now + wait, reason="unauthorised")
        case Unreachable(reason):
            reachability, code = _REACH.get(reason, _BLOCKED)
            await states.unreachable(
                claim, reachability, code=code.value, reason=reason, at=began_at
            )
        case Broken(reason):
            await states.broken(claim, reason)
        case Migrated():
            # People's own chats never move: the id is no person's.
            await states.broken(claim, "the chat is a group that moved")
        case Unknown(reason):
            again = now + RETRY_WAIT if means.retries_unknown else None
            await states.uncertain(claim, reason, retry_at=again)
