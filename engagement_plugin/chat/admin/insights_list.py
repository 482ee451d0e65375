"""`/insights` without an argument: who needs attention, page by page."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.buttons import AttentionButton, PersonButton, PickButton, rows
from engagement_plugin.chat.admin.commands import INSIGHTS
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.insights_words import band_mark
from engagement_plugin.chat.admin.telegram_names import person_name
from engagement_plugin.domain import Patterns, RiskBand
from engagement_plugin.i18n import Translator
from engagement_plugin.insight.person import Attention, Missed

MOST_MISSED: Final = 8
LONGEST_NAME: Final = 16

_Row = list[tuple[str, CallbackData]]


async def show_list(message: Message, *, bot: Bot, desk: AdminDesk, t: Translator) -> None:
    """Send the first page."""
    text, markup = await _page(0, bot=bot, desk=desk, t=t)
    await message.answer(**text.as_kwargs(), reply_markup=markup)


async def on_attention(
    button: CallbackQuery,
    callback_data: AttentionButton,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Show another page in place; one that is gone by now gives way to the first."""
    entry.action = INSIGHTS.name
    text, markup = await _page(callback_data.page, bot=bot, desk=desk, t=t)
    if isinstance(button.message, Message):
        # The page may be as it was, which Telegram calls an error.
        with suppress(TelegramBadRequest):
            await button.message.edit_text(**text.as_kwargs(), reply_markup=markup)


async def _page(
    page: int, *, bot: Bot, desk: AdminDesk, t: Translator
) -> tuple[Text, InlineKeyboardMarkup]:
    found = await desk.insight.attention(bot.id, page=page)
    if found is None:
        missed = await desk.insight.missed(bot.id, most=MOST_MISSED)
        return missed_text(missed, t), rows([*_missed_rows(missed, t), _picking(t)])
    names = await asyncio.gather(*(person_name(bot, who) for who, _ in found.people))
    table: list[_Row] = [
        [(attention_label(known, name or str(who), t), PersonButton(telegram_id=who))]
        for (who, known), name in zip(found.people, names, strict=True)
    ]
    turning = _turning(found)
    return attention_text(found, t), rows([*table, *([turning] if turning else []), _picking(t)])


def attention_text(found: Attention, t: Translator) -> Text:
    """Introduce a page, and say what the signs mean."""
    if not found.people:
        return as_list(
            Bold(t.gettext("Nobody needs attention now.")),
            Text(t.gettext("For one person, add their Telegram id.")),
        )
    title = t.gettext("Who needs attention")
    return as_list(
        Bold(title if not found.page else f"{title} · {t.number(found.page + 1)}"),
        Text(band_mark(RiskBand.HIGH), " ", t.gettext("high risk of leaving")),
        Text(band_mark(RiskBand.MEDIUM), " ", t.gettext("medium risk of leaving")),
        Text("💎 ", t.gettext("value, from 0 to 100")),
        Text(t.gettext("Press one to see more.")),
    )


def attention_label(known: Patterns, name: str, t: Translator) -> str:
    """Write one line of the list, short enough for a button."""
    parts = [_shortened(" ".join(name.split()))]
    if known.risk is not None:
        parts.append(t.percent(known.risk))
    if known.value_percentile is not None:
        parts.append(f"💎 {t.number(100 * known.value_percentile)}")
    return f"{band_mark(known.risk_band)} {' · '.join(parts)}"


def missed_text(found: Sequence[tuple[Missed, int]], t: Translator) -> Text:
    """Introduce the list of regulars who have gone silent, while nobody has been looked at."""
    if not found:
        return Text(
            t.gettext("No regular has gone silent for a week."),
            "\n",
            t.gettext("For one person, add their Telegram id."),
        )
    return Text(
        Bold(t.gettext("Regulars who have gone silent for a week")),
        "\n",
        t.gettext("Press one to see more."),
    )


def missed_label(missed: Missed, telegram_id: int, t: Translator) -> str:
    """Write one line of the list, short enough for a button."""
    days = t.ngettext("{n} day there", "{n} days there", missed.active_days)
    return t.gettext("{id}: {days}, last {day}").format(
        id=telegram_id, days=days, day=t.day(missed.last_day)
    )


def _missed_rows(found: Sequence[tuple[Missed, int]], t: Translator) -> list[_Row]:
    return [[(missed_label(each, who, t), PersonButton(telegram_id=who))] for each, who in found]


def _turning(found: Attention) -> _Row:
    before: _Row = [("◀", AttentionButton(page=found.page - 1))] if found.page else []
    after: _Row = [("▶", AttentionButton(page=found.page + 1))] if found.has_more else []
    return before + after


def _picking(t: Translator) -> _Row:
    return [("🔎 " + t.gettext("Pick from my contacts"), PickButton())]


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
