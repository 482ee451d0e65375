"""The daily check-in: a question, five faces, thanks that fit, and the week so far."""

from collections.abc import Callable
from datetime import date
from typing import Final

from aiogram import Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.diary import Diary
from bot.handlers.breathe import Breath
from bot.handlers.press import change
from bot.mood import Mood
from bot.texts import Texts, spoken

EMPTY_DAY: Final = "·"


class Ask(CallbackData, prefix="checkin"):
    """Ask how the day is, where the button stood."""


class Face(CallbackData, prefix="mood"):
    """A face was pressed."""

    mood: Mood


def create_router(diary: Diary, *, today: Callable[[], date]) -> Router:
    """Build the router.

    Args:
        today: Tells which day a check-in is of.
    """
    router = Router(name="checkin")

    async def on_face(press: CallbackQuery, callback_data: Face) -> None:
        person, day = press.from_user.id, today()
        diary.note(person, callback_data.mood, today=day)
        texts = spoken(press.from_user)
        week = strip(diary.week(person, today=day))
        text = f"{thanks(callback_data.mood, texts)}\n\n{texts.week}: {week}"
        await change(press, text, after(callback_data.mood, texts))

    router.message.register(on_checkin, Command("checkin"))
    router.callback_query.register(on_ask, Ask.filter())
    router.callback_query.register(on_face, Face.filter())
    return router


async def on_checkin(message: Message) -> None:
    """Ask."""
    texts = spoken(message.from_user)
    await message.answer(texts.ask, reply_markup=faces(texts))


async def on_ask(press: CallbackQuery) -> None:
    """Ask where a button stood."""
    texts = spoken(press.from_user)
    await change(press, texts.ask, faces(texts))


def faces(texts: Texts) -> InlineKeyboardMarkup:
    """Offer the five, the two heavy ones in a row of their own."""
    buttons = [
        InlineKeyboardButton(
            text=f"{mood.face} {texts.moods[mood]}", callback_data=Face(mood=mood).pack()
        )
        for mood in Mood
    ]
    return InlineKeyboardMarkup(inline_keyboard=[buttons[:3], buttons[3:]])


def thanks(mood: Mood, texts: Texts) -> str:
    """Say back what was pressed, with a word that fits."""
    return f"{mood.face} {texts.thanks[mood]}"


def strip(week: tuple[Mood | None, ...]) -> str:
    """Draw a week in one line, today last.

    >>> strip((None, None, Mood.GOOD, None, Mood.LOW, None, Mood.GREAT))
    '· · 🙂 · 😟 · 😄'
    """
    return " ".join(mood.face if mood else EMPTY_DAY for mood in week)


def after(mood: Mood, texts: Texts) -> InlineKeyboardMarkup:
    """Offer a change of mind, and on a heavy day three slow breaths."""
    row = [InlineKeyboardButton(text=texts.change, callback_data=Ask().pack())]
    if mood.is_heavy:
        row.append(
            InlineKeyboardButton(
                text=texts.menu["breathe"], callback_data=Breath(number=0, is_new=True).pack()
            )
        )
    return InlineKeyboardMarkup(inline_keyboard=[row])
