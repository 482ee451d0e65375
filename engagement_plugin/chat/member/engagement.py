"""`/engagement`: what the bot may write of its own accord, and how it treats somebody."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.buttons import rows
from engagement_plugin.chat.lines import line
from engagement_plugin.chat.member.buttons import (
    KindButton,
    OutreachButton,
    Place,
    PlaceButton,
)
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.names import kind_name
from engagement_plugin.chat.member.screens import Screen, show
from engagement_plugin.chat.member.whereabouts import city
from engagement_plugin.domain import ConsentPurpose, OutreachType, PersonKey, ZoneSource
from engagement_plugin.domain.patterns import TRUSTED_ZONE
from engagement_plugin.i18n import Translator
from engagement_plugin.storage import preferences
from engagement_plugin.storage.preferences import Preferences

# Grows whenever the sentences beside the stop button say something else.
WORDING: Final = "engagement-1"


async def on_engagement(
    event: Message | CallbackQuery,
    bot: Bot,
    desk: MemberDesk,
    chosen: Preferences | None,
    t: Translator,
) -> None:
    """Show how things stand, with a button for each."""
    await show(start_screen(chosen, desk, t), event, bot)


async def on_kind(
    press: CallbackQuery,
    callback_data: KindButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str | None:
    """Switch one kind of messages."""
    work = preferences.mute(person, callback_data.kind, is_muted=not callback_data.wanted)
    is_kept = await desk.database.run(work)
    return await back_to_start(press, bot, desk, person, t, is_kept=is_kept)


async def on_outreach(
    press: CallbackQuery,
    callback_data: OutreachButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    chosen: Preferences | None,
    t: Translator,
) -> str | None:
    """Stop all messages, or start them again; the single switches stay as they are."""
    if chosen is not None:
        await desk.ledger.change(
            person,
            ConsentPurpose.OUTREACH,
            given=callback_data.wanted,
            place="engagement",
            wording=WORDING,
        )
    return await back_to_start(press, bot, desk, person, t, is_kept=chosen is not None)


async def back_to_start(
    event: Message | CallbackQuery,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
    *,
    is_kept: bool,
) -> str | None:
    """Show how things stand after a change; gives what to say of it."""
    chosen = await desk.preferences(person)
    await show(start_screen(chosen, desk, t), event, bot)
    return t.gettext("Saved.") if is_kept else None


def start_screen(chosen: Preferences | None, desk: MemberDesk, t: Translator) -> Screen:
    """Write the first screen."""
    if chosen is None:
        return Screen(text=Text(stranger(desk, t)))
    is_on = chosen.wants_outreach is not False
    intro = (
        t.gettext("Now and then I write to you first. You choose which messages, and when.")
        if is_on
        else t.gettext("I do not write to you first. I only answer.")
    )
    text = as_list(
        Bold("💌 ", t.gettext("My messages to you")),
        Text(intro),
        Text(""),
        line("🌙 " + t.gettext("Quiet hours"), quiet_words(chosen, desk, t)),
        line("🕰 " + t.gettext("Time zone"), zone_words(chosen, desk, t)),
        line("🌐 " + t.gettext("Language"), str(t.locale.get_display_name(t.language))),
    )
    places = [
        [("🌙 " + t.gettext("Quiet hours"), PlaceButton(place=Place.QUIET))],
        [
            ("🕰 " + t.gettext("Time zone"), PlaceButton(place=Place.ZONE)),
            ("🌐 " + t.gettext("Language"), PlaceButton(place=Place.LANGUAGE)),
        ],
    ]
    stop = (
        ("🛑 " + t.gettext("Stop all messages"), OutreachButton(wanted=False))
        if is_on
        else ("▶️ " + t.gettext("Start messages again"), OutreachButton(wanted=True))
    )
    kinds = _kinds(chosen, t) if is_on else []
    return Screen(text=text, buttons=rows([*kinds, *places, [stop]]))


def stranger(desk: MemberDesk, t: Translator) -> str:
    """Say that nothing is kept of somebody, so nothing can be set."""
    nothing = t.gettext("I keep nothing about you, and never write to you first.")
    more = t.gettext("To change that, see {command}.").format(command=f"/{desk.prefix}privacy")
    return f"{nothing}\n{more}"


def back(t: Translator) -> tuple[str, PlaceButton]:
    """Offer the way to the first screen."""
    return "‹ " + t.gettext("Back"), PlaceButton(place=Place.START)


def quiet_words(chosen: Preferences, desk: MemberDesk, t: Translator) -> str:
    """Say when it is quiet."""
    if chosen.quiet is None:
        usual = desk.settings.outreach.quiet.replace("-", "–")
        return t.gettext("{hours} (as usual)").format(hours=usual or t.gettext("none"))
    return span_words(chosen.quiet, t)


def span_words(span: Sequence[int], t: Translator) -> str:
    """Write a span of the day; the same minute twice is none."""
    begins, ends = span
    return t.gettext("none") if begins == ends else f"{clock_words(begins)}–{clock_words(ends)}"


def clock_words(minute: int) -> str:
    """Write a minute of the day.

    >>> clock_words(1350)
    '22:30'
    """
    return f"{minute // 60:02}:{minute % 60:02}"


def zone_words(chosen: Preferences, desk: MemberDesk, t: Translator) -> str:
    """Name the zone, with the time there as a proof; a guess that is hardly one is not shown."""
    is_guess = chosen.zone_source is not ZoneSource.PERSON
    if chosen.zone is None or (is_guess and (chosen.zone_confidence or 0) < TRUSTED_ZONE):
        return t.gettext("I do not know it yet")
    there = desk.now().astimezone(ZoneInfo(chosen.zone))
    words = f"{city(chosen.zone, t.locale)}, {clock_words(there.hour * 60 + there.minute)}"
    return t.gettext("{zone} (a guess)").format(zone=words) if is_guess else words


def _kinds(chosen: Preferences, t: Translator) -> list[list[tuple[str, KindButton]]]:
    return [
        [
            (
                ("🔕 " if kind.value in chosen.muted else "✅ ") + kind_name(kind, t),
                KindButton(kind=kind, wanted=kind.value in chosen.muted),
            )
        ]
        for kind in OutreachType
    ]
