"""The update kinds that engagement needs, really asked for, without taking one from the host."""

from collections.abc import Collection
from typing import Any, Final

from aiogram import Dispatcher, Router
from aiogram.enums import UpdateType

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


async def _nothing(_event: Any) -> None:
    """Stand where a handler has to stand."""


async def _never(_event: Any) -> bool:
    return False
