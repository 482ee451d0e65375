"""`/insights`: one person in a few lines, or the regulars who have gone silent."""

from collections.abc import Iterator, Sequence
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message, MessageOriginUser
from aiogram.utils.formatting import Bold, Code, Italic, Text, TextLink, as_list

from engagement_plugin.chat.admin.arguments import usage, whole_number
from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.buttons import PersonButton, column
from engagement_plugin.chat.admin.commands import INSIGHTS
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.gate import TELEGRAM_ID_MOST
from engagement_plugin.chat.admin.names import label_name, reachability_name
from engagement_plugin.chat.lines import line
from engagement_plugin.domain.activity import Tally
from engagement_plugin.i18n import Translator
from engagement_plugin.insight.person import Missed, PersonFigures

MOST_MISSED: Final = 8


async def on_insights(
    message: Message,
    command: CommandObject | None,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Answer about one person (by id, or by replying to their forwarded message), or list."""
    entry.action = INSIGHTS.name
    await desk.catch_up()
    arguments = command.args if command else None
    asked = whole_number(arguments, default=0, least=1, most=TELEGRAM_ID_MOST)
    if asked is None:
        entry.result = "refused"
        expected = t.gettext("I need a person's numeric Telegram id.")
        await message.answer(
            **usage(INSIGHTS, t, prefix=desk.prefix, expected=expected).as_kwargs()
        )
        return
    telegram_id = asked or _forwarded_from(message)
    if telegram_id:
        await show_person(message, telegram_id, bot=bot, desk=desk, entry=entry, t=t)
        return
    found = await desk.insight.missed(bot.id, most=MOST_MISSED)
    buttons = [(missed_label(each, who, t), PersonButton(telegram_id=who)) for each, who in found]
    await message.answer(
        **missed_text(found, t).as_kwargs(), reply_markup=column(buttons) if buttons else None
    )


async def on_person(
    button: CallbackQuery,
    callback_data: PersonButton,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Answer about the person whose button was pressed."""
    entry.action = INSIGHTS.name
    if isinstance(button.message, Message):
        await show_person(
            button.message, callback_data.telegram_id, bot=bot, desk=desk, entry=entry, t=t
        )


async def show_person(
    message: Message, telegram_id: int, *, bot: Bot, desk: AdminDesk, entry: Entry, t: Translator
) -> None:
    """Send a person's figures, or say that the bot has never met them."""
    figures = await desk.insight.person(bot.id, telegram_id)
    if figures is None:
        entry.result = "nobody"
        unknown = t.gettext("The bot has never met {id}.").format(id=telegram_id)
        await message.answer(**Text(unknown).as_kwargs())
        return
    entry.target = figures.card.id
    text = person_text(figures, t, name=await _name(bot, telegram_id))
    await message.answer(**text.as_kwargs())


def _forwarded_from(message: Message) -> int:
    replied = message.reply_to_message
    origin = replied.forward_origin if replied is not None else None
    return origin.sender_user.id if isinstance(origin, MessageOriginUser) else 0


async def _name(bot: Bot, telegram_id: int) -> str | None:
    # Names are not stored: Telegram is asked at the moment somebody looks.
    try:
        return (await bot.get_chat(telegram_id)).full_name
    except TelegramAPIError:
        return None


def person_text(figures: PersonFigures, t: Translator, *, name: str | None) -> Text:
    """Write what is known of a person.

    Args:
        name: As Telegram tells it at this moment; it is not stored.
    """
    card = figures.card
    link = TextLink(name or t.gettext("Person"), url=f"tg://user?id={card.telegram_id}")
    lines = [
        Text("👤 ", Bold(link), " ", Code(str(card.telegram_id))),
        Text(reachability_name(card.reachability, t)),
        *_standing(figures, t),
        Text(""),
        Text(Bold(t.ngettext("The last {n} day", "The last {n} days", figures.period.days))),
        *_doings(figures, t),
        *_feelings(figures.tally, t),
    ]
    return as_list(*lines)


def missed_text(found: Sequence[tuple[Missed, int]], t: Translator) -> Text:
    """Introduce the list of regulars who have gone silent."""
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


def _standing(figures: PersonFigures, t: Translator) -> Iterator[Text]:
    card = figures.card
    if card.distress_at is not None:
        when = t.moment(card.distress_at.astimezone(figures.zone))
        yield line("🆘 " + t.gettext("signs of distress"), when)
    yield line(t.gettext("first seen"), t.moment(card.first_seen_at.astimezone(figures.zone)))
    yield line(t.gettext("last seen"), t.moment(card.last_seen_at.astimezone(figures.zone)))
    if card.language:
        yield line(t.gettext("language"), card.language)
    if card.source:
        yield line(t.gettext("came by link"), card.source)


def _doings(figures: PersonFigures, t: Translator) -> Iterator[Text]:
    tally = figures.tally
    if not tally.interactions:
        yield Text(Italic(t.gettext("nothing at all")))
        return
    yield line(
        t.ngettext("{n} interaction", "{n} interactions", tally.interactions),
        t.ngettext("on {n} day", "on {n} days", figures.active_days),
    )
    hours = ", ".join(f"{hour}:00" for hour in sorted(figures.hours))
    yield line(t.gettext("mostly about"), f"{hours} ({figures.zone.key})")
    if tally.commands:
        yield line(t.gettext("commands"), ", ".join(f"/{name}" for name in tally.commands))


def _feelings(tally: Tally, t: Translator) -> Iterator[Text]:
    if tally.sentiment is not None:
        judged = sum(tally.labels.values())
        most = max(tally.labels, key=lambda name: tally.labels[name])
        yield line(
            t.gettext("mood"),
            t.gettext("{score}, mostly {label} (from {n})").format(
                score=t.signed(tally.sentiment), label=label_name(most, t), n=t.number(judged)
            ),
        )
    if tally.quality is not None:
        yield line(t.gettext("quality"), t.number(tally.quality, digits=2))
