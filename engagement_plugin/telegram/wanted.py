"""The update kinds that engagement needs, really asked for, without taking one from the host."""

from collections.abc import Callable, Collection
from typing import Any, Final

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.enums import UpdateType
from aiogram.methods import GetUpdates, Response, TelegramMethod
from aiogram.methods.base import TelegramType

WANTED: Final = (
    UpdateType.MESSAGE,
    UpdateType.EDITED_MESSAGE,
    UpdateType.CALLBACK_QUERY,
    UpdateType.MESSAGE_REACTION,
    UpdateType.MY_CHAT_MEMBER,
    UpdateType.POLL_ANSWER,
)

# What Telegram leaves out when a list of kinds is empty, by the Bot API's documentation.
_NOT_BY_DEFAULT: Final = frozenset({
    UpdateType.CHAT_MEMBER,
    UpdateType.MESSAGE_REACTION,
    UpdateType.MESSAGE_REACTION_COUNT,
})  # fmt: skip


def wanted_kinds_router() -> Router:
    """Build a router whose handlers never match: aiogram asks for what has handlers."""
    router = Router(name="engagement-wanted-kinds")
    for kind in WANTED:
        router.observers[kind.value].register(_nothing, _never)
    return router


def allowed_updates(dispatcher: Dispatcher) -> list[str]:
    """List what to ask Telegram for: the host's kinds and the wanted ones."""
    kinds = {*dispatcher.resolve_used_update_types(), *(kind.value for kind in WANTED)}
    return sorted(kinds)


def missing_kinds(allowed: Collection[str] | None) -> list[str]:
    """Name the wanted kinds that a list leaves out; an empty list is Telegram's default."""
    if not allowed:
        return [kind.value for kind in WANTED if kind in _NOT_BY_DEFAULT]
    return [kind.value for kind in WANTED if kind.value not in allowed]


class PollingWatch(BaseRequestMiddleware):
    """Looks at the first `getUpdates` of each bot, and says what its list leaves out.

    A host may poll with a list of its own; nothing but the request itself shows it.
    """

    def __init__(self, tell: Callable[[list[str]], None]) -> None:
        self._tell = tell
        self._seen: set[int] = set()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Look, and let the request pass."""
        if isinstance(method, GetUpdates) and bot.id not in self._seen:
            self._seen.add(bot.id)
            if missing := missing_kinds(method.allowed_updates):
                self._tell(missing)
        return await make_request(bot, method)


async def _nothing(_event: Any) -> None:
    """Stand where a handler has to stand."""


async def _never(_event: Any) -> bool:
    return False
