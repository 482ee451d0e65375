"""What every extraction knows before it looks at the update's content."""

from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any, Final, NamedTuple

from aiogram.types import Chat, User

from engagement_plugin.domain import ChatKind, Interaction, InteractionType, PersonKey

# Telegram opened in August 2013; the rest of a day allows for clocks that disagree.
EARLIEST: Final = datetime(2013, 8, 1, tzinfo=UTC)
CLOCK_TOLERANCE: Final = timedelta(days=1)

_CHAT_KINDS: Final = {kind.value: kind for kind in ChatKind}


def name_of(value: object) -> str:
    """Give an enum's value: aiogram hands over members here and plain words there."""
    return str(value.value if isinstance(value, Enum) else value)


def chat_kind(chat: Chat | None) -> ChatKind:
    """Say where something happens."""
    return ChatKind.NONE if chat is None else _CHAT_KINDS.get(chat.type, ChatKind.NONE)


class Frame(NamedTuple):
    """One update's surroundings."""

    bot_id: int
    update_id: int
    username: str | None
    received_at: datetime

    def interaction(
        self,
        type: InteractionType,  # noqa: A002 -- the field's name
        content_type: str,
        *,
        user: User | None = None,
        chat: Chat | None = None,
        date: object = None,
        **fields: Any,
    ) -> Interaction:
        """Build an interaction of this update.

        Args:
            date: Aware time or Unix seconds as Telegram gives them; when absent or absurd, the
                time of receipt counts.
        """
        person = None
        language = None
        if user is not None and not user.is_bot:
            person = PersonKey(self.bot_id, user.id)
            language = user.language_code
        return Interaction(
            bot_id=self.bot_id,
            source_key=f"u:{self.update_id}",
            update_id=self.update_id,
            type=type,
            content_type=content_type,
            occurred_at=self.moment(date),
            chat_kind=chat_kind(chat),
            chat_id=None if chat is None else chat.id,
            person=person,
            person_language=language,
            **fields,
        )

    def moment(self, date: object) -> datetime:
        """Give the time of an event, or of its receipt where the event's own is absurd."""
        if isinstance(date, int) and date > 0:
            date = datetime.fromtimestamp(date, UTC)
        if (
            isinstance(date, datetime)
            and date.tzinfo is not None
            and EARLIEST <= date <= self.received_at + CLOCK_TOLERANCE
        ):
            return date
        return self.received_at
