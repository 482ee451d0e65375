"""What every writer takes and gives: facts of a decided message in, words and buttons out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from engagement_plugin.domain import OutreachType, TextSource
from engagement_plugin.telegram.entities import Composed


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One message that is to be written.

    Attributes:
        outreach: The row's id, which the buttons carry.
        facts: As they were stored with the decision; what cannot be used counts as unknown.
        language: The person's own; None where it is not known.
        name: First name as Telegram gives it at the moment of sending, untouched.
        last_template: What the person got last of this kind.
    """

    outreach: int
    kind: OutreachType
    facts: Mapping[str, Any] = field(default_factory=dict)
    language: str | None = None
    name: str | None = None
    last_template: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What was written, and with what.

    Attributes:
        words: Ready to be sent: `words.to(chat_id)`.
        template: Its code; unique within a kind.
        locale: The language it is written in, which need not be the person's.
        propensity: Chance with which this template was chosen among those that fitted.
    """

    words: Composed
    template: str
    locale: str
    source: TextSource
    propensity: float


class Writer(Protocol):
    """Finds words for a message."""

    async def write(self, brief: Brief) -> Message:
        """Write one message; something can be said of every kind, however little is known."""
        ...
