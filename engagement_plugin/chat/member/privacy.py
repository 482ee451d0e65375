"""`/privacy`: what is kept, why and how long, from the real settings; consents as switches."""

from collections.abc import Iterator
from typing import Final

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Text, TextLink, as_list, as_marked_list

from engagement_plugin.chat.admin.buttons import rows
from engagement_plugin.chat.member.buttons import (
    ConsentButton,
    EraseButton,
    ForgetButton,
    PrivacyButton,
    WelcomeButton,
)
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.names import purpose_name
from engagement_plugin.chat.member.screens import Screen, show
from engagement_plugin.domain import ConsentPurpose, PersonKey
from engagement_plugin.i18n import Translator
from engagement_plugin.privacy.ledger import Agreed
from engagement_plugin.settings import Settings

# Grows whenever the sentences of this screen say something else.
WORDING: Final = "privacy-1"
PLACE: Final = "privacy"


async def on_privacy(
    event: Message | CallbackQuery, bot: Bot, desk: MemberDesk, person: PersonKey, t: Translator
) -> None:
    """Show what is kept, and the switches."""
    await show(await privacy_screen(person, desk, t), event, bot)


async def on_consent(
    press: CallbackQuery,
    callback_data: ConsentButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str | None:
    """Switch one consent; without analytics nothing is left, so that is asked first."""
    purpose, given = callback_data.purpose, callback_data.given
    if purpose is ConsentPurpose.ANALYTICS and not given:
        await show(refusal_screen(t), press, bot)
        return None
    changed = await desk.ledger.change(person, purpose, given=given, place=PLACE, wording=WORDING)
    await show(await privacy_screen(person, desk, t), press, bot)
    return t.gettext("Saved.") if changed else None


async def on_welcome(
    press: CallbackQuery, bot: Bot, desk: MemberDesk, person: PersonKey, t: Translator
) -> str | None:
    """Know somebody again, from now on."""
    await desk.privacy.welcome_back(*person)
    await show(
        Screen(text=Text("👋 ", t.gettext("Welcome! From now on I get to know you."))), press, bot
    )
    return None


async def privacy_screen(person: PersonKey, desk: MemberDesk, t: Translator) -> Screen:
    """Write it for somebody known, or for somebody who wants to stay unknown."""
    state = await desk.ledger.state(person)
    if state is None:
        if await desk.privacy.is_unknown(*person):
            return _unknown(t)
        state = desk.ledger.usual()
    lines = [
        Bold("🔒 ", t.gettext("What I keep about you, and why")),
        Text(""),
        as_marked_list(*kept(desk.settings, t), marker="• "),
        Text(""),
        Text(t.gettext("Why: to answer better, to write at good hours, and to see what helps.")),
        Text(t.gettext("Nobody else gets any of it.")) if not desk.settings.consent.llm else Text(
            t.gettext("A language model may see figures, and your words only if you agree.")
        ),
        Text(t.gettext("{command} sends you all of it, {other} erases it.").format(
            command=f"/{desk.prefix}my_data", other=f"/{desk.prefix}forget_me"
        )),
        *_policy(desk.settings, t),
        Text(""),
        Text(t.gettext("What you agree to (press to change):")),
    ]  # fmt: skip
    return Screen(text=as_list(*lines), buttons=rows([*_switches(state, t), [_forget(t)]]))


def kept(settings: Settings, t: Translator) -> Iterator[Text]:
    """Name what is kept and for how long, one line each."""
    keep = settings.retention
    yield Text(
        t.ngettext(
            "when you do what here: a text, a button, a command. For {n} day.",
            "when you do what here: a text, a button, a command. For {n} days.",
            keep.raw_days,
        )
    )
    if settings.capture.store_text:
        yield Text(t.gettext("your words for as long, only if you agree below."))
    else:
        yield Text(t.gettext("never your words: only how they sound, from sad to glad."))
    yield Text(
        t.ngettext(
            "counts of each of your days, for {n} day.",
            "counts of each of your days, for {n} days.",
            keep.day_days,
        )
    )
    yield Text(t.gettext("your habits, milestones, language and time zone, while you are here."))
    yield Text(
        t.ngettext(
            "what I wrote to you first, and why, for {n} day.",
            "what I wrote to you first, and why, for {n} days.",
            keep.decision_days,
        )
    )


def refusal_screen(t: Translator) -> Screen:
    """Say what it means to be nobody's record, and ask once more."""
    text = as_list(
        Bold(t.gettext("Shall I keep nothing about you at all?")),
        Text(
            t.gettext(
                "Then I erase everything, milestones too, and keep one scrambled mark that tells me"
                " to forget you again. I still answer you."
            )
        ),
    )
    return Screen(
        text=text,
        buttons=rows([
            [("🗑 " + t.gettext("Yes, keep nothing"), EraseButton())],
            [("‹ " + t.gettext("Back"), PrivacyButton())],
        ]),
    )  # fmt: skip


def _switches(
    state: dict[ConsentPurpose, Agreed], t: Translator
) -> list[list[tuple[str, ConsentButton]]]:
    return [
        [
            (
                ("✅ " if agreed.holds else "⬜ ") + purpose_name(purpose, t),
                ConsentButton(purpose=purpose, given=not agreed.holds),
            )
        ]
        for purpose, agreed in state.items()
    ]


def _unknown(t: Translator) -> Screen:
    text = as_list(
        Bold("🔒 ", t.gettext("I keep nothing about you.")),
        Text(t.gettext("Only one scrambled mark, so that it stays so.")),
    )
    return Screen(
        text=text, buttons=rows([[("👋 " + t.gettext("Get to know me again"), WelcomeButton())]])
    )


def _policy(settings: Settings, t: Translator) -> Iterator[Text]:
    if settings.consent.policy_url:
        yield Text(TextLink(t.gettext("The full privacy policy"), url=settings.consent.policy_url))


def _forget(t: Translator) -> tuple[str, ForgetButton]:
    return "🗑 " + t.gettext("Erase everything…"), ForgetButton()
