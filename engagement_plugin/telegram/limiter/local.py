"""The limiter of a single process."""

import random
import time
from collections.abc import Callable
from typing import Final

from . import gcra
from .gcra import Quota
from .pace import FULL, Pace, with_jitter
from .quotas import Quotas

# Chats that are remembered before those that have long been free again are forgotten.
_CHATS_KEPT: Final = 4096


class LocalLimiter:
    """Keeps the quotas in memory.

    Args:
        seconds: Tells monotonic seconds.
        chance: For the jitter of a pause, from 0 to 1.
    """

    def __init__(
        self,
        quotas: Quotas,
        *,
        seconds: Callable[[], float] = time.monotonic,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._quotas = quotas
        self._seconds = seconds
        self._chance = chance
        self._bots: dict[int, float] = {}
        self._chats: dict[tuple[int, int], float] = {}
        self._forget_beyond = _CHATS_KEPT
        self._paces: dict[int, Pace] = {}
        self._cold_since = float("-inf")

    async def reserve(self, bot_id: int, chat_id: int, *, is_group: bool) -> float:
        """Take a slot and give 0, or take nothing and give the seconds to wait before asking."""
        now = self._seconds()
        if pause := self.pause_left(bot_id):
            return pause
        chat = self._quotas.of_chat(is_group=is_group)
        factor = self._paces.get(bot_id, FULL).factor_at(now)
        bot_arrival = self._bots.get(bot_id, self._unseen(self._quotas.bot))
        chat_arrival = self._chats.get((bot_id, chat_id), self._unseen(chat))
        wait = max(
            gcra.wait(bot_arrival, now, self._quotas.bot, factor),
            gcra.wait(chat_arrival, now, chat),
        )
        if not wait:
            self._bots[bot_id] = gcra.taken(bot_arrival, now, self._quotas.bot, factor)
            self._chats[bot_id, chat_id] = gcra.taken(chat_arrival, now, chat)
            self._forget_the_free(now)
        return wait

    async def slow_down(self, bot_id: int, retry_after: float) -> None:
        """Pause the whole bot, as a 429 asked for; afterwards go slower for a while."""
        pace = self._paces.get(bot_id, FULL)
        pause = with_jitter(retry_after, self._chance())
        self._paces[bot_id] = pace.slowed(self._seconds(), pause)

    def pause_left(self, bot_id: int) -> float:
        """Give the seconds until a bot may send anything."""
        return self._paces.get(bot_id, FULL).pause_left(self._seconds())

    def start_cold(self) -> None:
        """Count every quota as used up now: who sent what until now is not known here."""
        self._bots.clear()
        self._chats.clear()
        self._cold_since = self._seconds()

    def _unseen(self, quota: Quota) -> float:
        return gcra.exhausted(self._cold_since, quota)

    def _forget_the_free(self, now: float) -> None:
        # A chat whose arrival time has passed is like one never seen.
        if len(self._chats) <= self._forget_beyond:
            return
        self._chats = {key: at for key, at in self._chats.items() if at > now}
        self._forget_beyond = max(_CHATS_KEPT, 2 * len(self._chats))
