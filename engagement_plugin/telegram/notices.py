"""What the admins have to know although they did not ask."""

import time
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Final

from aiogram import Bot
from aiogram.exceptions import AiogramError

from engagement_plugin.logs import get_logger

# The same trouble is told once an hour, however often it happens.
INTERVAL_SECONDS: Final = 3600.0

log = get_logger(__name__)


class AdminNotices:
    """Writes to every admin of every bot that runs here, in private.

    Args:
        admins: Gives the Telegram ids of a bot's admins; may raise when nobody can be asked.
    """

    def __init__(self, admins: Callable[[int], Awaitable[Collection[int]]]) -> None:
        self._admins = admins
        self._bots: dict[int, Bot] = {}
        self._told_at: dict[str, float] = {}

    def through(self, bots: Iterable[Bot]) -> None:
        """Say which bots may write."""
        self._bots.update((bot.id, bot) for bot in bots)

    async def tell(self, subject: str, text: str) -> int:
        """Write a text, unless the subject was told of lately; gives how many got it."""
        now = time.monotonic()
        if now - self._told_at.get(subject, float("-inf")) < INTERVAL_SECONDS:
            return 0
        self._told_at[subject] = now
        return await self.send(text)

    async def send(self, text: str) -> int:
        """Write a text, however often; gives how many got it. Who calls knows when it is enough."""
        reached = 0
        for bot in self._bots.values():
            for admin in await self._admins(bot.id):
                reached += await self._write(bot, admin, text)
        return reached

    async def _write(self, bot: Bot, admin: int, text: str) -> bool:
        try:
            await bot.send_message(admin, text, parse_mode=None)
        except AiogramError as error:
            log.warning("an admin was not told", admin=admin, reason=type(error).__name__)
            return False
        return True
