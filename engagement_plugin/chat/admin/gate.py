"""Who may enter the admin's chat."""

from typing import Final

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.errors import EngagementError
from engagement_plugin.logs import get_logger
from engagement_plugin.storage.database import UNAVAILABLE

log = get_logger(__name__)

TELEGRAM_ID_MOST: Final = 2**52


class OwnPrivateMessage(Filter):
    """Lets through what somebody wrote or pressed themselves, in private."""

    async def __call__(self, event: TelegramObject) -> bool:
        """Refuse groups, channels, and messages that were forwarded or sent through a bot."""
        if isinstance(event, Message):
            is_own = event.forward_origin is None and event.via_bot is None
            return is_own and event.chat.type == ChatType.PRIVATE
        if isinstance(event, CallbackQuery) and event.message is not None:
            return event.message.chat.type == ChatType.PRIVATE
        return False


class FromAdmin(Filter):
    """Lets admins through; closed whenever in doubt."""

    def __init__(self, desk: AdminDesk) -> None:
        self._desk = desk

    async def __call__(self, event: TelegramObject, bot: Bot) -> bool:
        """Refuse whoever is not known to be an admin, also while nobody can be asked."""
        user = event.from_user if isinstance(event, Message | CallbackQuery) else None
        if user is None:
            return False
        try:
            return await self._desk.is_admin(bot.id, user.id)
        except (EngagementError, *UNAVAILABLE) as error:
            log.warning("no admin could be told from anybody else", reason=type(error).__name__)
            return False


class WithoutAdmin(Filter):
    """Lets through while a bot has no admin at all; afterwards the host's bot answers."""

    def __init__(self, desk: AdminDesk) -> None:
        self._desk = desk

    async def __call__(self, event: TelegramObject, bot: Bot) -> bool:
        """Refuse once there is an admin, also while nobody can be asked."""
        try:
            return await self._desk.needs_claim(bot.id)
        except (EngagementError, *UNAVAILABLE) as error:
            log.warning("nobody can become an admin now", reason=type(error).__name__)
            return False
