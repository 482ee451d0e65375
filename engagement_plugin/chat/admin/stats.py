"""`/engagement_stats`: the audience's figures as a short text for a narrow screen."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, InputMediaPhoto, Message
from aiogram.utils.formatting import Bold, Italic, Text, as_list

from engagement_plugin.chat.admin.arguments import usage, whole_number
from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.buttons import PeriodButton, periods
from engagement_plugin.chat.admin.commands import STATS
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.names import label_name, type_name
from engagement_plugin.chat.admin.pictures import stats_picture
from engagement_plugin.chat.lines import indented
from engagement_plugin.domain.activity import Tally
from engagement_plugin.i18n import Translator
from engagement_plugin.insight.audience import AudienceFigures, Retention

DEFAULT_DAYS: Final = 30
MOST_DAYS: Final = 730
SHOWN_TYPES: Final = 4
SHOWN_COMMANDS: Final = 3


async def on_stats(
    message: Message,
    command: CommandObject | None,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Answer with the figures of the last days."""
    entry.action = STATS.name
    days = whole_number(
        command.args if command else None, default=DEFAULT_DAYS, least=1, most=MOST_DAYS
    )
    if days is None:
        entry.result = "refused"
        expected = t.gettext("I need a number of days, from 1 to {most}.").format(most=MOST_DAYS)
        await message.answer(**usage(STATS, t, prefix=desk.prefix, expected=expected).as_kwargs())
        return
    entry.arguments = str(days)
    await desk.catch_up()
    figures = await desk.insight.audience(bot.id, days=days)
    sent = await message.answer_photo(await stats_picture(figures, t, zone=_zone(desk)))
    text = stats_text(figures, t)
    markup = periods(t, chosen=days, picture=sent.message_id)
    await message.answer(**text.as_kwargs(), reply_markup=markup)


async def on_period(
    button: CallbackQuery,
    callback_data: PeriodButton,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Show another period in place."""
    entry.action = STATS.name
    days = min(max(callback_data.days, 1), MOST_DAYS)
    entry.arguments = str(days)
    await desk.catch_up()
    figures = await desk.insight.audience(bot.id, days=days)
    if isinstance(button.message, Message):
        markup = periods(t, chosen=days, picture=callback_data.picture)
        # Pressing the same period again changes nothing, which Telegram calls an error.
        with suppress(TelegramBadRequest):
            await button.message.edit_text(
                **stats_text(figures, t).as_kwargs(), reply_markup=markup
            )
        if callback_data.picture:
            picture = await stats_picture(figures, t, zone=_zone(desk))
            with suppress(TelegramBadRequest):
                await bot.edit_message_media(
                    InputMediaPhoto(media=picture),
                    chat_id=button.message.chat.id,
                    message_id=callback_data.picture,
                )


def _zone(desk: AdminDesk) -> str:
    return desk.settings.statistics.zone


def stats_text(figures: AudienceFigures, t: Translator) -> Text:
    """Write the figures; a bot that nobody has used yet gets one plain sentence."""
    period = figures.period
    title = Bold(t.ngettext("📊 The last {n} day", "📊 The last {n} days", period.days))
    span = Italic(f"{t.day(period.first)} – {t.day(period.last)}")
    if not figures.people:
        nothing = t.gettext(
            "Nobody has used the bot yet. The figures begin with its first message."
        )
        return Text(title, "\n", span, "\n\n", nothing)
    blocks = [
        _people(figures, t),
        _rhythm(figures, t),
        _retention(figures.retention, t),
        _doings(figures.tally, t),
        _feelings(figures.tally, t),
    ]
    written = [as_list(*lines) for lines in map(list, blocks) if lines]
    return as_list(as_list(title, span), *written, sep="\n\n")


def _people(figures: AudienceFigures, t: Translator) -> Iterator[Text]:
    yield Text("👥 ", Bold(t.ngettext("{n} person in all", "{n} people in all", figures.people)))
    yield indented(t.gettext("active"), t.number(figures.active))
    yield indented(t.gettext("new"), t.number(figures.new))
    yield indented(t.gettext("came back"), t.number(figures.returning))
    yield indented(t.gettext("gone silent"), t.number(figures.lapsed))


def _rhythm(figures: AudienceFigures, t: Translator) -> Iterator[Text]:
    yield Text("📅 ", Bold(t.gettext("People there")))
    yield indented(t.gettext("a day, on average"), t.number(figures.daily, digits=1))
    yield indented(t.gettext("today so far"), t.number(figures.today))
    yield indented(t.gettext("in 7 days"), t.number(figures.weekly))
    yield indented(t.gettext("in 30 days"), t.number(figures.monthly))
    if figures.stickiness is not None:
        yield indented(t.gettext("stickiness"), t.percent(figures.stickiness))


def _retention(cells: tuple[Retention, ...], t: Translator) -> Iterator[Text]:
    yield Text("🔁 ", Bold(t.gettext("Newcomers there again")))
    for cell in cells:
        name = t.ngettext("after {n} day", "after {n} days", cell.day)
        yield indented(name, _share(cell, t))
    if any(cell.eligible and cell.waiting for cell in cells):
        yield Text(Italic(t.gettext("* for some that day is still to come")))


def _share(cell: Retention, t: Translator) -> str:
    if cell.share is None:
        return t.gettext("too early")
    known = t.gettext("{returned} of {eligible}").format(
        returned=t.number(cell.returned), eligible=t.number(cell.eligible)
    )
    return f"{t.percent(cell.share)}{'*' if cell.waiting else ''} ({known})"


def _doings(tally: Tally, t: Translator) -> Iterator[Text]:
    title = t.ngettext("{n} interaction", "{n} interactions", tally.interactions)
    yield Text("💬 ", Bold(title))
    for name, n in list(tally.types.items())[:SHOWN_TYPES]:
        yield indented(type_name(name, t), t.number(n))
    if tally.commands:
        shown = ", ".join(f"/{name} {t.number(n)}" for name, n in _top(tally))
        yield indented(t.gettext("top commands"), shown)
    if tally.interactions and tally.unhandled:
        yield indented(
            t.gettext("nothing answered"), t.percent(tally.unhandled / tally.interactions)
        )
    if tally.handler_ms is not None:
        took = t.gettext("{n} ms").format(n=t.number(tally.handler_ms))
        yield indented(t.gettext("bot's answer takes"), took)


def _feelings(tally: Tally, t: Translator) -> Iterator[Text]:
    if tally.sentiment is not None:
        judged = sum(tally.labels.values())
        yield Text("🙂 ", Bold(t.gettext("Mood {score}").format(score=t.signed(tally.sentiment))))
        yield Text("  ", Italic(t.ngettext("from {n} message", "from {n} messages", judged)))
        for name, n in tally.labels.items():
            yield indented(label_name(name, t), t.percent(n / judged))
    if tally.quality is not None:
        yield Text("⭐ ", Bold(t.gettext("Quality")), " ", t.number(tally.quality, digits=2))


def _top(tally: Tally) -> list[tuple[str, int]]:
    return list(tally.commands.items())[:SHOWN_COMMANDS]
