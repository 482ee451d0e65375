"""Telegram's own list of people, to pick one for `/insights`."""

from typing import Final

from aiogram import Bot
from aiogram.types import (
    CallbackQuery,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.commands import INSIGHTS
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.insights import show_person
from engagement_plugin.i18n import Translator

# Tells our question from those of the host; any number that a host is unlikely to take.
PICK_REQUEST: Final = 1_162_758_983


def is_picked(message: Message) -> bool:
    """Say whether this is the answer to our own question."""
    return message.users_shared is not None and message.users_shared.request_id == PICK_REQUEST


async def on_pick(button: CallbackQuery, entry: Entry, t: Translator) -> None:
    """Offer the list: a keyboard that goes once something was picked."""
    entry.action = INSIGHTS.name
    entry.result = "offered"
    if isinstance(button.message, Message):
        await button.message.answer(
            t.gettext("Press the button below and pick somebody."), reply_markup=_keyboard(t)
        )


async def on_picked(
    message: Message, bot: Bot, desk: AdminDesk, entry: Entry, t: Translator
) -> None:
    """Answer about whoever was picked, and take the keyboard away."""
    entry.action = INSIGHTS.name
    await message.answer(t.gettext("One moment…"), reply_markup=ReplyKeyboardRemove())
    if message.users_shared is None or not message.users_shared.users:
        entry.result = "refused"
        return
    await desk.catch_up()
    who = message.users_shared.users[0].user_id
    await show_person(message, who, bot=bot, desk=desk, entry=entry, t=t)


def _keyboard(t: Translator) -> ReplyKeyboardMarkup:
    asking = KeyboardButtonRequestUsers(request_id=PICK_REQUEST, user_is_bot=False, max_quantity=1)
    button = KeyboardButton(text="👤 " + t.gettext("Pick a person"), request_users=asking)
    return ReplyKeyboardMarkup(keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True)
