"""What every limiter keeps to, and what a limiter is."""

from dataclasses import dataclass
from typing import Protocol

from engagement_plugin.settings import TelegramSettings

from .gcra import Quota

SECONDS_PER_MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotas:
    """One for the bot as a whole, one for each private chat, one for each group."""

    bot: Quota
    chat: Quota
    group: Quota

    @classmethod
    def of(cls, settings: TelegramSettings) -> "Quotas":
        """Read them from the settings."""
        return cls(
            bot=Quota(per_second=settings.messages_per_second, burst=settings.burst),
            chat=Quota(per_second=settings.chat_messages_per_second),
            group=Quota(per_second=settings.group_messages_per_minute / SECONDS_PER_MINUTE),
        )

    def share(self, parts: int) -> "Quotas":
        """Give what is left to each of so many limiters that know nothing of each other."""
        return Quotas(
            bot=Quota(
                per_second=self.bot.per_second / parts, burst=max(1, self.bot.burst // parts)
            ),
            chat=Quota(per_second=self.chat.per_second / parts),
            group=Quota(per_second=self.group.per_second / parts),
        )

    def of_chat(self, *, is_group: bool) -> Quota:
        """Pick the one of a chat."""
        return self.group if is_group else self.chat


class Limiter(Protocol):
    """Gives out slots; what is taken is gone, whether something is sent or not."""

    async def reserve(self, bot_id: int, chat_id: int, *, is_group: bool) -> float:
        """Take a slot and give 0, or take nothing and give the seconds to wait before asking."""
        ...

    async def slow_down(self, bot_id: int, retry_after: float) -> None:
        """Pause the whole bot, as a 429 asked for; afterwards go slower for a while."""
        ...
