"""Polling steps past an update that cannot be read, instead of asking for it for ever.

aiogram reads an answer of `getUpdates` whole: one update that does not fit its types makes the
whole answer an error, the offset stays, and Telegram gives the same answer again.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Update
from pydantic import ValidationError

from engagement_plugin.logs import get_logger
from engagement_plugin.telegram.sessions import watch

_KIND_LENGTH: Final = 48

log = get_logger(__name__)


class StepPastUnreadable(BaseRequestMiddleware):
    """Gives polling the updates that can be read, and an empty one for each that cannot.

    The empty one moves the offset on, and is recorded as an update of kind `unreadable_…`.

    Args:
        tell: Called with the kinds of what was passed over.
    """

    def __init__(self, tell: Callable[[Sequence[str]], object]) -> None:
        self._tell = tell

    def watch(self, bot: Bot) -> None:
        """Stand between a bot's polling and Telegram; a shared session is watched once."""
        watch(bot, self)

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Ask, and read what came one by one where it cannot be read whole.

        Raises:
            ClientDecodeError: The answer is no list of numbered updates.
        """
        try:
            return await make_request(bot, method)
        except ClientDecodeError as error:
            raw = _updates(error.data) if isinstance(method, GetUpdates) else None
            if raw is None:
                raise
        read = [_read(bot, each) for each in raw]
        passed = [kind for _, kind in read if kind is not None]
        log.error("updates that cannot be read were passed over", kinds=",".join(passed))
        self._tell(passed)
        # What was asked for is a list of updates; the type of a middleware cannot say so.
        return [update for update, _ in read]  # type: ignore[return-value]


def _updates(data: Any) -> Sequence[Mapping[str, Any]] | None:
    updates = data.get("result") if isinstance(data, Mapping) else None
    if not isinstance(updates, list):
        return None
    are_numbered = all(
        isinstance(each, Mapping) and isinstance(each.get("update_id"), int) for each in updates
    )
    return updates if are_numbered else None


def _read(bot: Bot, raw: Mapping[str, Any]) -> tuple[Update, str | None]:
    try:
        return Update.model_validate(raw, context={"bot": bot}), None
    except ValidationError:
        kind = next((str(name) for name in raw if name != "update_id"), "nothing")[:_KIND_LENGTH]
        empty = {"update_id": raw["update_id"], f"unreadable_{kind}": True}
        return Update.model_validate(empty, context={"bot": bot}), kind
