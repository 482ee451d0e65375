"""What people are called, as Telegram tells it at this moment; it is never stored."""

from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

# An admin waits for the answer; an id is better than a name too late.
_PATIENCE_SECONDS: Final = 5


async def person_name(bot: Bot, telegram_id: int) -> str | None:
    """Ask for a person's name; None where Telegram does not tell."""
    try:
        chat = await bot.get_chat(telegram_id, request_timeout=_PATIENCE_SECONDS)
    except TelegramAPIError:
        return None
    return chat.full_name
