"""One attempt to send: every end it can come to is a value."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import TelegramMethod
from aiogram.types import Message

from engagement_plugin.logs import get_logger
from engagement_plugin.telegram.outcomes import (
    CANCELLED,
    TIMED_OUT,
    Delivered,
    Outcome,
    Unknown,
    outcome_of,
)

# Shorter than the time a stopping process has left.
TIMEOUT_S: Final = 15.0

log = get_logger(__name__)


async def deliver(
    bot: Bot, method: TelegramMethod[Message], *, timeout_s: float = TIMEOUT_S
) -> Outcome:
    """Ask Telegram once; whatever happens is told by the value.

    Raises:
        asyncio.CancelledError: The caller was cancelled; the outcome is then unknown.
    """
    try:
        async with asyncio.timeout(timeout_s):
            sent = await bot(method)
    except AiogramError as error:
        return outcome_of(error)
    except TimeoutError:
        return Unknown(TIMED_OUT)
    except Exception as error:  # noqa: BLE001 -- the message may have gone out, whatever broke
        # A middleware of the host's, or a crack in a library.
        log.error("an attempt to send ended in an unforeseen way", error=type(error).__name__)
        return outcome_of(error)
    return Delivered(sent.message_id)


async def settled(
    attempt: Awaitable[Outcome], settle: Callable[[Outcome], Awaitable[None]]
) -> Outcome:
    """Await an attempt to send, and have what came of it written down, even when cancelled.

    Args:
        settle: Called once. A cancellation waits for it, and then goes on.
    """
    try:
        outcome = await attempt
    except asyncio.CancelledError:
        await _undisturbed(settle(Unknown(CANCELLED)))
        raise
    await _undisturbed(settle(outcome))
    return outcome


async def _undisturbed(work: Awaitable[None]) -> None:
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise
