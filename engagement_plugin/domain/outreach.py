"""Messages the bot writes of itself: their kinds, and how far one has come."""

from enum import StrEnum


class OutreachType(StrEnum):
    """Why the bot would write; `docs/architecture.md` says when each is considered."""

    MILESTONE_CELEBRATION = "milestone_celebration"
    RE_ENGAGEMENT = "re_engagement"
    CHURN_PREVENTION = "churn_prevention"
    MOOD_SUPPORT = "mood_support"
    CHECK_IN = "check_in"
    FEATURE_DISCOVERY = "feature_discovery"


class OutreachStatus(StrEnum):
    """How far a decided message has come.

    The way is planned, claimed, sending, sent. From `SENDING` on it may have reached the person:
    where nobody can say, it is `UNKNOWN`, and counts as sent.
    """

    AWAITING_APPROVAL = "awaiting_approval"
    PLANNED = "planned"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    HELD_OUT = "held_out"
    REFUSED = "refused"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    DEAD = "dead"


class OutreachArm(StrEnum):
    """Whether chance gave a message to a person, or held it back to learn what it does."""

    TREATED = "treated"
    HELD_OUT = "held_out"
    EXEMPT = "exempt"


class TextSource(StrEnum):
    """Where the words come from."""

    TEMPLATE = "template"
    LLM = "llm"
    ADMIN = "admin"


class ResponseKind(StrEnum):
    """The first thing a person did after a message, the more telling first."""

    BUTTON = "button"
    REPLY = "reply"
    REACTION = "reaction"
    RETURN = "return"
    MUTE = "mute"
    BLOCK = "block"
