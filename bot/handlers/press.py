"""An answer to a pressed button: its message changes in place."""

from contextlib import suppress

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message


async def change(press: CallbackQuery, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
    """Put a new text and new buttons where the pressed one was."""
    # A message that looks so already, and a press of long ago, are errors to Telegram only.
    with suppress(TelegramBadRequest):
        if isinstance(press.message, Message):
            await press.message.edit_text(text, reply_markup=keyboard)
    with suppress(TelegramBadRequest):
        await press.answer()
