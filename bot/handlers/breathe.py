"""Three slow breaths, at the person's own pace: the next one comes when they press."""

from contextlib import suppress
from typing import Final

from aiogram import F, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.handlers.press import change
from bot.texts import Texts, spoken

BREATHS: Final = 3


class Breath(CallbackData, prefix="breathe"):
    """Onward to the breath of this number.

    Attributes:
        is_new: Begin in a message of its own, and leave the pressed one as it is.
    """

    number: int
    is_new: bool = False


def create_router() -> Router:
    """Build the router."""
    router = Router(name="breathe")
    router.message.register(on_breathe, Command("breathe"))
    router.callback_query.register(on_offer, Breath.filter(F.is_new))
    router.callback_query.register(on_breath, Breath.filter())
    return router


async def on_breathe(message: Message) -> None:
    """Invite."""
    texts = spoken(message.from_user)
    await message.answer(texts.breathe, reply_markup=_onward(texts.ready, 1))


async def on_offer(press: CallbackQuery) -> None:
    """Invite below a check-in, which stays as it is."""
    texts = spoken(press.from_user)
    if isinstance(press.message, Message):
        await press.message.answer(texts.breathe, reply_markup=_onward(texts.ready, 1))
    with suppress(TelegramBadRequest):
        await press.answer()


async def on_breath(press: CallbackQuery, callback_data: Breath) -> None:
    """Show one breath, or the end."""
    texts = spoken(press.from_user)
    await change(press, *_shown(callback_data.number, texts))


def _shown(number: int, texts: Texts) -> tuple[str, InlineKeyboardMarkup | None]:
    if 1 <= number <= BREATHS:
        text = texts.breath.format(n=number, of=BREATHS)
        return text, _onward(texts.onward, number + 1)
    return texts.rested, None


def _onward(text: str, number: int) -> InlineKeyboardMarkup:
    button = InlineKeyboardButton(text=text, callback_data=Breath(number=number).pack())
    return InlineKeyboardMarkup(inline_keyboard=[[button]])
