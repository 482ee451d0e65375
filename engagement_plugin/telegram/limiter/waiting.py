"""Waiting for a slot, but not for ever: who waits holds a claim that runs out."""

import asyncio
from collections.abc import Awaitable, Callable

from .quotas import Limiter


async def wait_for_slot(
    limiter: Limiter,
    bot_id: int,
    chat_id: int,
    *,
    is_group: bool,
    patience_s: float,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> float:
    """Take a slot within a time.

    Returns:
        0 when a slot is taken; else the seconds until asking again makes sense, and none is.
    """
    left = patience_s
    while wait := await limiter.reserve(bot_id, chat_id, is_group=is_group):
        if wait > left:
            return wait
        await sleep(wait)
        left -= wait
    return 0.0
