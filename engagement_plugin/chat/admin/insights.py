"""`/insights`: one person as a picture and in words."""

from typing import Final

from aiogram import Bot
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message, MessageOriginUser
from aiogram.utils.formatting import Text

from engagement_plugin.chat.admin.arguments import usage, whole_number
from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.buttons import AnalyzeButton, PersonButton, column
from engagement_plugin.chat.admin.commands import INSIGHTS
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.gate import TELEGRAM_ID_MOST
from engagement_plugin.chat.admin.insights_list import show_list
from engagement_plugin.chat.admin.insights_picture import insights_picture
from engagement_plugin.chat.admin.insights_text import packed, person_blocks
from engagement_plugin.chat.admin.telegram_names import person_name
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator

# In UTF-16 units, as Telegram counts them.
CAPTION_MOST: Final = 1024
TEXT_MOST: Final = 4096


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
    replied = message.reply_to_message if command else None
    telegram_id = asked or _forwarded_from(replied)
    if telegram_id:
        await show_person(message, telegram_id, bot=bot, desk=desk, entry=entry, t=t)
    elif replied is not None and replied.forward_origin is not None:
        entry.result = "refused"
        await message.answer(**Text(_hidden(t)).as_kwargs())
    else:
        await show_list(message, bot=bot, desk=desk, t=t)


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
        await desk.catch_up()
        await show_person(
            button.message, callback_data.telegram_id, bot=bot, desk=desk, entry=entry, t=t
        )


async def show_person(
    message: Message, telegram_id: int, *, bot: Bot, desk: AdminDesk, entry: Entry, t: Translator
) -> None:
    """Send a person's picture and figures, or say that the bot has never met them."""
    figures = await desk.insight.person(bot.id, telegram_id)
    if figures is None:
        entry.result = "nobody"
        await message.answer(**never_met(telegram_id, t).as_kwargs())
        return
    entry.target = figures.card.id
    name = await person_name(bot, telegram_id)
    person = PersonKey(bot.id, telegram_id)
    sections = [written for each in desk.sections if (written := await each(person, t))]
    blocks = person_blocks(figures, t, name=name, sections=sections)
    picture = await insights_picture(figures, t, name=name or t.gettext("Person"))
    again = column([("🔄 " + t.gettext("Analyse now"), AnalyzeButton(telegram_id=telegram_id))])
    caption, *texts = _laid_out(blocks)
    await message.answer_photo(
        picture, **caption.as_caption_kwargs(), reply_markup=None if texts else again
    )
    for text in texts:
        await message.answer(**text.as_kwargs(), reply_markup=again if text is texts[-1] else None)


def never_met(telegram_id: int, t: Translator) -> Text:
    """Say that there is nobody of this id."""
    return Text(t.gettext("The bot has never met {id}.").format(id=telegram_id))


def _forwarded_from(replied: Message | None) -> int:
    origin = replied.forward_origin if replied is not None else None
    return origin.sender_user.id if isinstance(origin, MessageOriginUser) else 0


def _hidden(t: Translator) -> str:
    return t.gettext("Telegram does not tell who wrote that. Pick them, or send their id.")


def _laid_out(blocks: list[Text]) -> list[Text]:
    """Give the picture's caption and the messages after it: one in all where it fits."""
    together = packed(blocks, most=CAPTION_MOST)
    if len(together) == 1:
        return together
    return [blocks[0], *packed(blocks[1:], most=TEXT_MOST)]
