"""`/engagement_stats`: the audience's figures as a picture and a text, the period changed in place."""

from contextlib import suppress

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, InputMediaPhoto, Message
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.arguments import usage
from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.buttons import PeriodButton, periods
from engagement_plugin.chat.admin.commands import STATS
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.milestones_text import audience_milestones
from engagement_plugin.chat.admin.pictures import stats_picture
from engagement_plugin.chat.admin.stats_text import stats_text
from engagement_plugin.chat.admin.stats_words import MOST_DAYS, audience_of, read_question
from engagement_plugin.chat.lines import indented
from engagement_plugin.domain import ConsentPurpose
from engagement_plugin.domain.audience import AudienceFilter
from engagement_plugin.i18n import Translator
from engagement_plugin.insight.audience_figures import AudienceFigures


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
    question = read_question(command.args if command else None)
    if question is None:
        entry.result = "refused"
        expected = t.gettext(
            "I need a number of days, from 1 to {most}. After it you may say private or group,"
            " and a language."
        ).format(most=MOST_DAYS)
        await message.answer(**usage(STATS, t, prefix=desk.prefix, expected=expected).as_kwargs())
        return
    days, whom = question
    entry.arguments = _told(days, whom)
    await desk.catch_up()
    figures = await desk.insight.audience(bot.id, days=days, whom=whom)
    sent = await message.answer_photo(
        await stats_picture(figures, t, zone=desk.settings.statistics.zone)
    )
    chosen = PeriodButton(
        days=days, picture=sent.message_id, chat=whom.chat or "", language=whom.language or ""
    )
    text = await _text(figures, whom, bot=bot, desk=desk, t=t)
    await message.answer(**text.as_kwargs(), reply_markup=periods(t, chosen=chosen))


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
    whom = audience_of(callback_data.chat, callback_data.language or None)
    if whom is None:
        entry.result = "refused"
        return
    entry.arguments = _told(days, whom)
    await desk.catch_up()
    figures = await desk.insight.audience(bot.id, days=days, whom=whom)
    if not isinstance(button.message, Message):
        return
    markup = periods(t, chosen=callback_data.model_copy(update={"days": days}))
    text = await _text(figures, whom, bot=bot, desk=desk, t=t)
    # Pressing the same period again changes nothing, which Telegram calls an error.
    with suppress(TelegramBadRequest):
        await button.message.edit_text(**text.as_kwargs(), reply_markup=markup)
    if callback_data.picture:
        picture = await stats_picture(figures, t, zone=desk.settings.statistics.zone)
        with suppress(TelegramBadRequest):
            await bot.edit_message_media(
                InputMediaPhoto(media=picture),
                chat_id=button.message.chat.id,
                message_id=callback_data.picture,
            )


async def _text(
    figures: AudienceFigures, whom: AudienceFilter, *, bot: Bot, desk: AdminDesk, t: Translator
) -> Text:
    """Write the figures; what is not cut by chat or language stands where nothing is cut."""
    text = stats_text(figures, t)
    if not whom.is_everybody or not figures.people:
        return text
    standings = await desk.milestones.audience(bot.id)
    agreeing = await desk.ledger.agreeing(bot.id, ConsentPurpose.TRAINING)
    needed = desk.settings.prediction.min_samples
    return as_list(
        text,
        Text(""),
        audience_milestones(standings, t),
        Text(""),
        Text("🧠 ", Bold(t.gettext("Training of models"))),
        indented(t.gettext("agree"), t.ngettext("{n} person", "{n} people", agreeing)),
        indented(t.gettext("needed of them"), t.ngettext("{n} snapshot", "{n} snapshots", needed)),
    )


def _told(days: int, whom: AudienceFilter) -> str:
    language = f"language:{whom.language}" if whom.language else None
    return " ".join(filter(None, (str(days), whom.chat, language)))
