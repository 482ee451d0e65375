"""The bot talks in private only; in groups it keeps silent."""

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Filter
from aiogram.types import Message


class InPrivate(Filter):
    """Lets private messages through.

    A class, for its call is awaited: aiogram sends an `F` filter to a thread, each time anew.
    """

    async def __call__(self, message: Message) -> bool:
        """Look at the chat."""
        return message.chat.type == ChatType.PRIVATE


def create_router(*routers: Router) -> Router:
    """Put routers behind one door."""
    router = Router(name="private")
    router.message.filter(InPrivate())
    router.include_routers(*routers)
    return router
