"""The one door out: breaker, slot, one attempt, and what a 429 does to those that follow."""

from collections.abc import Awaitable, Callable
from typing import Final

from aiogram import Bot
from aiogram.methods import TelegramMethod
from aiogram.types import Message

from engagement_plugin.telegram import outcomes
from engagement_plugin.telegram.breaker import Breakers
from engagement_plugin.telegram.delivery import TIMEOUT_S, deliver, settled
from engagement_plugin.telegram.limiter import Limiter, wait_for_slot
from engagement_plugin.telegram.outcomes import NotSent, Outcome

# The pause after a 429 that does not say how long.
UNSAID_PAUSE_S: Final = 5.0


class Sender:
    """Sends what nobody asked for; answers to people go past it.

    Attributes:
        breakers: How the line of each bot stands.
    """

    def __init__(
        self, limiter: Limiter, breakers: Breakers, *, timeout_s: float = TIMEOUT_S
    ) -> None:
        self.breakers = breakers
        self._limiter = limiter
        self._timeout_s = timeout_s

    async def slot(self, bot_id: int, chat_id: int, *, is_group: bool, patience_s: float) -> float:
        """Take a slot, to be used at once; ask before the message counts as being sent.

        Returns:
            0 when it is taken; else the seconds until asking again makes sense.
        """
        if closed := self.breakers.seconds_left(bot_id):
            return closed
        return await wait_for_slot(
            self._limiter, bot_id, chat_id, is_group=is_group, patience_s=patience_s
        )

    async def send(
        self,
        bot: Bot,
        method: TelegramMethod[Message],
        settle: Callable[[Outcome], Awaitable[None]],
    ) -> Outcome:
        """Try once, with a slot that was taken.

        Args:
            settle: Writes the outcome down; called once, also when this is cancelled.
        """

        async def attempt() -> Outcome:
            return await deliver(bot, method, timeout_s=self._timeout_s)

        outcome = await settled(self.breakers.through(bot.id, attempt), settle)
        match outcome:
            case NotSent(outcomes.RATE_LIMITED, retry_after):
                pause = UNSAID_PAUSE_S if retry_after is None else retry_after
                await self._limiter.slow_down(bot.id, pause)
        return outcome
