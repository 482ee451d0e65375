"""The first words, and the list of what there is."""

from aiogram import Router
from aiogram.filters import Command, CommandStart
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.handlers.checkin import Ask
from bot.texts import spoken


def create_router() -> Router:
    """Build the router."""
    router = Router(name="start")
    router.message.register(on_start, CommandStart())
    router.message.register(on_help, Command("help"))
    return router


async def on_start(message: Message) -> None:
    """Say hello; whoever came by a deep link is greeted like everybody."""
    texts = spoken(message.from_user)
    name = message.from_user.first_name if message.from_user else ""
    button = InlineKeyboardButton(text=texts.begin, callback_data=Ask().pack())
    await message.answer(
        texts.welcome.format(name=name),
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]),
    )


async def on_help(message: Message) -> None:
    """List the commands."""
    await message.answer(spoken(message.from_user).help)
