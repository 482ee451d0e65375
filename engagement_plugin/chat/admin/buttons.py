"""The admin's buttons; what they carry is untrusted and checked again when pressed."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from engagement_plugin.i18n import Translator

PERIODS = (7, 30, 90)


class PeriodButton(CallbackData, prefix="eng_stats"):
    """Show the figures of another period, in place.

    Attributes:
        picture: The message with the picture above, to be changed too; 0 where there is none.
        chat, language: Of whom the figures speak; empty for everybody.
    """

    days: int
    picture: int = 0
    chat: str = ""
    language: str = ""


class PersonButton(CallbackData, prefix="eng_who"):
    """Show one person."""

    telegram_id: int


class AttentionButton(CallbackData, prefix="eng_need"):
    """Show another page of those who need attention, in place."""

    page: int


class PickButton(CallbackData, prefix="eng_pick"):
    """Offer Telegram's own list of people."""


class AnalyzeButton(CallbackData, prefix="eng_look"):
    """Look at one person again, now."""

    telegram_id: int


class CommandButton(CallbackData, prefix="eng_run"):
    """Do what a command without arguments does."""

    name: str


class JobButton(CallbackData, prefix="eng_job"):
    """Run a job now."""

    job: str


class CancelButton(CallbackData, prefix="eng_stop"):
    """Cancel a run."""

    run: int


class AgainButton(CallbackData, prefix="eng_again"):
    """Show how periodic work stands, anew and in place."""


def periods(t: Translator, *, chosen: PeriodButton) -> InlineKeyboardMarkup:
    """Offer the usual periods of the same audience, the present one marked."""
    row = [
        InlineKeyboardButton(
            text=("• " if days == chosen.days else "") + t.ngettext("{n} day", "{n} days", days),
            callback_data=chosen.model_copy(update={"days": days}).pack(),
        )
        for days in PERIODS
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def column(pairs: Sequence[tuple[str, CallbackData]]) -> InlineKeyboardMarkup:
    """Put buttons under one another."""
    return rows([[pair] for pair in pairs])


def rows(table: Sequence[Sequence[tuple[str, CallbackData]]]) -> InlineKeyboardMarkup:
    """Put rows of buttons under one another."""
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=action.pack()) for text, action in row]
            for row in table
        ]
    )
