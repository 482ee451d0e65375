"""`/forget_me`: asked once more, then done at once."""

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.buttons import rows
from engagement_plugin.chat.member.buttons import EraseButton, PrivacyButton, WelcomeButton
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.screens import Screen, show
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator


async def on_forget(event: Message | CallbackQuery, bot: Bot, t: Translator) -> None:
    """Ask whether it is meant."""
    text = as_list(
        Bold("🗑 ", t.gettext("Erase everything about you?")),
        Text(
            t.gettext(
                "Your record, your habits, your milestones and what I planned to write. There is no"
                " way back."
            )
        ),
    )
    buttons = rows([
        [("🗑 " + t.gettext("Yes, erase everything"), EraseButton())],
        [("‹ " + t.gettext("No, keep it"), PrivacyButton())],
    ])  # fmt: skip
    await show(Screen(text=text, buttons=buttons), event, bot)


async def on_erase(
    press: CallbackQuery, bot: Bot, desk: MemberDesk, person: PersonKey, t: Translator
) -> None:
    """Erase, and say honestly what stays."""
    await desk.privacy.erase(*person)
    text = as_list(
        Bold("✅ ", t.gettext("Done. I know nothing about you any more.")),
        Text(
            t.gettext(
                "What stays: counts of everybody together, in which nobody can be told, and one"
                " scrambled mark that keeps you unknown."
            )
        ),
        Text(t.gettext("This chat itself is yours: delete it in Telegram if you like.")),
    )
    button = ("👋 " + t.gettext("Get to know me again"), WelcomeButton())
    await show(Screen(text=text, buttons=rows([[button]])), press, bot)
