"""What a member is shown: a text and buttons, in their own private chat whatever they asked in."""

from dataclasses import dataclass

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One message."""

    text: Text
    buttons: InlineKeyboardMarkup | None = None


async def show(screen: Screen, event: Message | CallbackQuery, bot: Bot) -> None:
    """Send a screen to whoever asked, or put it in the place of the one they pressed on."""
    if isinstance(event, CallbackQuery) and isinstance(event.message, Message):
        try:
            await event.message.edit_text(**screen.text.as_kwargs(), reply_markup=screen.buttons)
        except TelegramBadRequest as error:
            # One that cannot be edited any more is followed by a new one.
            if "not modified" in error.message:
                return
        else:
            return
    if event.from_user is not None:
        await bot.send_message(
            event.from_user.id, **screen.text.as_kwargs(), reply_markup=screen.buttons
        )
