"""`/engagement_help`: all commands, one line each, with buttons for those that need no words."""

from aiogram.types import InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.buttons import CommandButton, column
from engagement_plugin.chat.admin.commands import AUDIT, HELP, INSIGHTS, SHOWN, STATS, TASKS
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.i18n import Translator


async def on_help(message: Message, desk: AdminDesk, entry: Entry, t: Translator) -> None:
    """Answer with all commands."""
    entry.action = HELP.name
    await message.answer(
        **help_text(t, prefix=desk.prefix).as_kwargs(), reply_markup=help_buttons(t)
    )


def help_text(t: Translator, *, prefix: str) -> Text:
    """Write a line a command; a command's name can be pressed as it stands."""
    lines = [
        Text(f"/{prefix}{each.name} {each.usage}".rstrip(), "\n  ", each.describe(t))
        for each in SHOWN
    ]
    return as_list(Bold(t.gettext("What you can ask")), *lines)


def help_buttons(t: Translator) -> InlineKeyboardMarkup:
    """Offer the commands that need no argument."""
    return column([
        (each.describe(t), CommandButton(name=each.name)) for each in (STATS, INSIGHTS, TASKS, AUDIT)
    ])  # fmt: skip
