"""Every deed of an admin is written down, and every failure of ours ends here."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject, User
from aiogram.utils.formatting import Text

from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.errors import EngagementError
from engagement_plugin.i18n import Translator, translator
from engagement_plugin.logs import get_logger
from engagement_plugin.storage.database import UNAVAILABLE

log = get_logger(__name__)


class Entry:
    """What a handler says of itself for the log, while it runs."""

    def __init__(self) -> None:
        self.action = "unknown"
        self.result = "answered"
        self.target: int | None = None
        self.arguments: str | None = None


class AuditMiddleware(BaseMiddleware):
    """Writes each admin's deed down, and turns our failures into a friendly line.

    A failure stays here: the host's error handlers are not for errors of ours.
    """

    def __init__(self, desk: AdminDesk) -> None:
        self._desk = desk

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Run a handler with a log entry and the admin's language."""
        user: User = data["event_from_user"]
        default = self._desk.settings.chat.language
        t = data["t"] = translator(user.language_code, default=default)
        entry = data["entry"] = Entry()
        result: Any = None
        try:
            result = await handler(event, data)
        except Exception as error:
            entry.result = "failed"
            log.error("an admin got no answer", action=entry.action, exc_info=error)
            await _apologise(event, t, error)
        await self._write(data["bot"].id, user.id, entry)
        return result

    async def _write(self, bot_id: int, admin_id: int, entry: Entry) -> None:
        try:
            await self._desk.write_down(
                bot_id,
                admin_id,
                entry.action,
                result=entry.result,
                target=entry.target,
                arguments=entry.arguments,
            )
        except (EngagementError, *UNAVAILABLE) as error:
            log.error("an admin's action was not written down", action=entry.action, error=error)


async def _apologise(event: TelegramObject, t: Translator, error: Exception) -> None:
    if isinstance(error, (EngagementError, *UNAVAILABLE)):
        text = t.gettext("The database does not answer. Your bot works on; please try again soon.")
    else:
        text = t.gettext("That went wrong on our side. The log says what happened.")
    message = event.message if isinstance(event, CallbackQuery) else event
    if isinstance(message, Message):
        await message.answer(**Text(text).as_kwargs())
