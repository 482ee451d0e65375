"""Our own commands and buttons reach us before any catch-all or state of the host."""

from collections.abc import Awaitable, Callable, Collection
from typing import Any, Final

from aiogram import BaseMiddleware, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

# Stands before the data of every button of ours, and of nobody else's.
BUTTON_PREFIX: Final = "eng_"


class FirstLook(BaseMiddleware):
    """Offers what bears our names to our own router, and everything else to the host.

    A dispatcher asks its own handlers before those of any included router, so inclusion alone
    would lose to a host's catch-all. What our router leaves unhandled (the sender is no admin,
    say) goes to the host as if we were not here. Each room of ours has a first look of its own.

    Args:
        awaits: Knows messages that bear no name of ours and answer a question of ours.
    """

    def __init__(
        self,
        router: Router,
        *,
        desk: object,
        commands: Collection[str],
        awaits: Callable[[Message], bool] | None = None,
    ) -> None:
        self._router = router
        self._desk = desk
        self._commands = frozenset(commands)
        self._awaits = awaits

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Ask our router first where the update is ours by name."""
        if isinstance(event, Update):
            ours = self._ours(event)
            if ours is not None:
                kind = "message" if isinstance(ours, Message) else "callback_query"
                result = await self._router.propagate_event(
                    update_type=kind, event=ours, **data, event_update=event, desk=self._desk
                )
                if result is not UNHANDLED:
                    return result
        return await handler(event, data)

    def _ours(self, update: Update) -> Message | CallbackQuery | None:
        message = update.message
        if message is not None:
            if self._awaits is not None and self._awaits(message):
                return message
            text = message.text
            if not text or not text.startswith("/"):
                return None
            name = text.split(maxsplit=1)[0][1:].partition("@")[0].lower()
            return message if name in self._commands else None
        button = update.callback_query
        if button is not None and button.data and button.data.startswith(BUTTON_PREFIX):
            return button
        return None
