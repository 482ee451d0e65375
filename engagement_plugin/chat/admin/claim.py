"""`/engagement_claim`: the way a bot without admins gets its first."""

from aiogram import Bot
from aiogram.filters import CommandObject
from aiogram.types import Message
from aiogram.utils.formatting import Text

from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.commands import CLAIM, HELP
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.i18n import Translator


async def on_claim(
    message: Message,
    command: CommandObject,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Make the sender the first admin, if they have read the log."""
    entry.action = CLAIM.name
    code = (command.args or "").strip()
    if message.from_user and await desk.claim(bot.id, message.from_user.id, code):
        entry.result = "claimed"
        welcome = t.gettext("You are this bot's first admin now. See {command}.")
        text = welcome.format(command=f"/{desk.prefix}{HELP.name}")
    else:
        entry.result = "refused"
        text = t.gettext("That code is not right. It stands in the bot's log, and works once.")
    await message.answer(**Text(text).as_kwargs())
