"""Presses below the bot's own messages: they count at once, and only from whom it wrote to."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message

from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.milestones import milestones_screen
from engagement_plugin.domain import ConsentPurpose, OutreachType, PersonKey, ResponseKind
from engagement_plugin.i18n import Translator
from engagement_plugin.outreach.writing.buttons import (
    PREVIEW,
    ActionButton,
    FewerButton,
    LaterButton,
    SilenceButton,
)
from engagement_plugin.storage import outreach_states, preferences, responses
from engagement_plugin.storage.preferences import Preferences
from engagement_plugin.storage.responses import Pressed

# Grows whenever the sentence on the stop button says something else.
WORDING: Final = "message-1"


async def on_action(
    press: CallbackQuery,
    callback_data: ActionButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    chosen: Preferences | None,
    t: Translator,
) -> str:
    """Do what the message is about."""
    found = await _noted(callback_data.outreach, desk, person, ResponseKind.BUTTON)
    if found is None:
        return _not_yours(callback_data.outreach, t)
    await _take_buttons(press)
    if found.type is OutreachType.MILESTONE_CELEBRATION:
        await _show_milestones(bot, desk, person, chosen, t)
    return t.gettext("Good to hear from you 🙂")


async def on_later(
    press: CallbackQuery,
    callback_data: LaterButton,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str:
    """Leave them alone; the kind's own pause has begun with the message."""
    found = await _noted(callback_data.outreach, desk, person, ResponseKind.BUTTON)
    if found is None:
        return _not_yours(callback_data.outreach, t)
    await desk.database.run(outreach_states.cancel_queued(person, found.type))
    await _take_buttons(press)
    return t.gettext("All right, another time.")


async def on_fewer(
    press: CallbackQuery,
    callback_data: FewerButton,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str:
    """Write no more of this kind."""
    found = await _noted(callback_data.outreach, desk, person, ResponseKind.MUTE)
    if found is None:
        return _not_yours(callback_data.outreach, t)
    await desk.database.run(preferences.mute(person, found.type, is_muted=True))
    await desk.database.run(outreach_states.cancel_queued(person, found.type))
    await _take_buttons(press)
    return t.gettext("Understood: no more messages like this one.")


async def on_silence(
    press: CallbackQuery,
    callback_data: SilenceButton,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str:
    """Write nothing more of the bot's own accord."""
    found = await _noted(callback_data.outreach, desk, person, ResponseKind.MUTE)
    if found is None:
        return _not_yours(callback_data.outreach, t)
    await desk.ledger.change(
        person, ConsentPurpose.OUTREACH, given=False, place="message", wording=WORDING
    )
    await desk.database.run(outreach_states.cancel_queued(person))
    await _take_buttons(press)
    return t.gettext("I will not write to you first any more. I still answer when you ask.")


# What the member's router is told of this room.
PRESSES: Final[Mapping[type[CallbackData], Any]] = {
    ActionButton: on_action,
    LaterButton: on_later,
    FewerButton: on_fewer,
    SilenceButton: on_silence,
}


async def _show_milestones(
    bot: Bot, desk: MemberDesk, person: PersonKey, chosen: Preferences | None, t: Translator
) -> None:
    """Let what was reached follow the message, which stays as it is."""
    found = await desk.milestones.of_person(*person)
    zone = ZoneInfo((chosen.zone if chosen else None) or desk.settings.statistics.zone)
    screen = milestones_screen(found, t, now=desk.now(), zone=zone, page=0)
    await bot.send_message(
        person.telegram_id, **screen.text.as_kwargs(), reply_markup=screen.buttons
    )


async def _noted(
    outreach: int, desk: MemberDesk, person: PersonKey, kind: ResponseKind
) -> Pressed | None:
    if outreach == PREVIEW:
        return None
    noting = responses.press(outreach, person, kind, now=desk.now(), dialect=desk.database.dialect)
    return await desk.database.run(noting)


def _not_yours(outreach: int, t: Translator) -> str:
    if outreach == PREVIEW:
        return t.gettext("This is only a preview: nothing was changed.")
    return t.gettext("That button is not for you.")


async def _take_buttons(press: CallbackQuery) -> None:
    if isinstance(press.message, Message):
        # Pressed twice, or too old to be changed: then there is nothing to take.
        with suppress(TelegramBadRequest):
            await press.message.edit_reply_markup(reply_markup=None)
