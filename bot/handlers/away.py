"""Whoever has blocked the bot a moment ago gets no answer, and that is no error."""

import logging

from aiogram import Router
from aiogram.exceptions import TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import ErrorEvent

log = logging.getLogger(__name__)


def create_router() -> Router:
    """Build the router."""
    router = Router(name="away")
    router.errors.register(on_gone, ExceptionTypeFilter(TelegramForbiddenError))
    return router


async def on_gone(error: ErrorEvent) -> bool:
    """Note it; the plugin hears of the block by an update of its own."""
    log.info("somebody was gone before the answer: update %d", error.update.update_id)
    return True
