"""Who may enter the member's chat: everybody, for themselves."""

from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from engagement_plugin.chat.member.desk import MemberDesk


class OwnMessage(Filter):
    """Lets through what a person wrote themselves, anywhere."""

    async def __call__(self, message: Message) -> bool:
        """Refuse channels, anonymous admins, bots, and what was forwarded."""
        user = message.from_user
        is_person = user is not None and not user.is_bot and message.sender_chat is None
        return is_person and message.forward_origin is None and message.via_bot is None


class OwnPress(Filter):
    """Lets through buttons in the presser's own private chat."""

    async def __call__(self, press: CallbackQuery) -> bool:
        """Refuse buttons that stand before other people."""
        shown = press.message
        return (
            shown is not None
            and shown.chat.type == ChatType.PRIVATE
            and shown.chat.id == press.from_user.id
        )


class AwaitedLocation(Filter):
    """Lets through a location that was asked for."""

    def __init__(self, desk: MemberDesk) -> None:
        self._desk = desk

    async def __call__(self, message: Message) -> bool:
        """Leave all others to the host."""
        return self._desk.awaits(message)
