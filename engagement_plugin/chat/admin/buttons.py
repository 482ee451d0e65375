"""The admin's buttons; what they carry is untrusted and checked again when pressed."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from engagement_plugin.i18n import Translator

PERIODS = (7, 30, 90)


class PeriodButton(CallbackData, prefix="eng_stats"):
    """Show the figures of another period, in place."""

    days: int


class PersonButton(CallbackData, prefix="eng_who"):
    """Show one person."""

    telegram_id: int


class CommandButton(CallbackData, prefix="eng_run"):
    """Do what a command without arguments does."""

    name: str


def periods(t: Translator, *, chosen: int) -> InlineKeyboardMarkup:
    """Offer the usual periods, the present one marked."""
    row = [
        InlineKeyboardButton(
            text=("• " if days == chosen else "") + t.ngettext("{n} day", "{n} days", days),
            callback_data=PeriodButton(days=days).pack(),
        )
        for days in PERIODS
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def column(pairs: Sequence[tuple[str, CallbackData]]) -> InlineKeyboardMarkup:
    """Put buttons under one another."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=action.pack())]
            for text, action in pairs
        ]
    )
