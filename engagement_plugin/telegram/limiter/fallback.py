"""Redis when it answers; when it does not, a local share of the quotas: slower, never open."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from redis.exceptions import RedisError

from engagement_plugin.logs import get_logger

from .local import LocalLimiter
from .quotas import Limiter, Quotas

# How long an answer of Redis is waited for, and how long it is left alone after none came.
PATIENCE_S: Final = 1.0
RETRY_S: Final = 5.0
_TROUBLE: Final = (RedisError, OSError)

log = get_logger(__name__)


class FallBackLimiter:
    """Asks the shared limiter, and itself while that is away.

    Args:
        quotas: The whole of them.
        workers: How many processes share them at most.
        seconds: Tells monotonic seconds.
    """

    def __init__(
        self,
        shared: Limiter,
        quotas: Quotas,
        *,
        workers: int,
        seconds: Callable[[], float] = time.monotonic,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._shared = shared
        self._local = LocalLimiter(quotas.share(workers), seconds=seconds)
        self._seconds = seconds
        self._patience_s = patience_s
        self._away_until: float | None = None

    @property
    def is_shared(self) -> bool:
        """Tell whether the last answer came from the shared one."""
        return self._away_until is None

    async def reserve(self, bot_id: int, chat_id: int, *, is_group: bool) -> float:
        """Take a slot and give 0, or take nothing and give the seconds to wait before asking."""
        # A pause that was told while Redis was away is known here only.
        if pause := self._local.pause_left(bot_id):
            return pause
        if self._away_until is None or self._seconds() >= self._away_until:
            try:
                async with asyncio.timeout(self._patience_s):
                    wait = await self._shared.reserve(bot_id, chat_id, is_group=is_group)
            except _TROUBLE as error:
                self._is_away(error)
            else:
                self._is_back()
                return wait
        return await self._local.reserve(bot_id, chat_id, is_group=is_group)

    async def slow_down(self, bot_id: int, retry_after: float) -> None:
        """Pause the whole bot; other processes learn of it as long as Redis answers."""
        await self._local.slow_down(bot_id, retry_after)
        try:
            async with asyncio.timeout(self._patience_s):
                await self._shared.slow_down(bot_id, retry_after)
        except _TROUBLE as error:
            self._is_away(error)

    def _is_away(self, error: Exception) -> None:
        if self._away_until is None:
            log.warning(
                "Redis is away: this process sends at its share of the rate",
                error=type(error).__name__,
            )
            self._local.start_cold()
        self._away_until = self._seconds() + RETRY_S

    def _is_back(self) -> None:
        if self._away_until is not None:
            log.info("Redis answers again: the rate is shared")
            self._away_until = None
