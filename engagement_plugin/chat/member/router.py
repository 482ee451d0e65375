"""The member's router: which answer goes to which question."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from engagement_plugin.chat.member import commands
from engagement_plugin.chat.member.buttons import (
    MEMBER_PREFIX,
    ClockButton,
    ConsentButton,
    EraseButton,
    ForgetButton,
    KindButton,
    LanguageButton,
    OutreachButton,
    PageButton,
    Place,
    PlaceButton,
    PrivacyButton,
    QuietButton,
    QuietFromButton,
    RegionButton,
    UsualQuietButton,
    WelcomeButton,
    ZoneButton,
)
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.engagement import (
    on_engagement,
    on_kind,
    on_outreach,
    start_screen,
)
from engagement_plugin.chat.member.forget import on_erase, on_forget
from engagement_plugin.chat.member.gate import AwaitedLocation, OwnMessage, OwnPress
from engagement_plugin.chat.member.language import language_screen, on_language
from engagement_plugin.chat.member.manners import Manners
from engagement_plugin.chat.member.milestones import on_milestones
from engagement_plugin.chat.member.my_data import on_my_data
from engagement_plugin.chat.member.privacy import on_consent, on_privacy, on_welcome
from engagement_plugin.chat.member.quiet_hours import (
    from_screen,
    on_from,
    on_quiet,
    quiet_screen,
)
from engagement_plugin.chat.member.screens import Screen, show
from engagement_plugin.chat.member.time_zone import (
    ask_location,
    clock_screen,
    on_clock,
    on_location,
    on_region,
    on_zone,
    zone_screen,
)
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator
from engagement_plugin.storage.preferences import Preferences

Answer = Callable[..., Awaitable[Any]]

_ANSWERS: Final[Mapping[commands.MemberCommand, Answer]] = {
    commands.MILESTONES: on_milestones,
    commands.ENGAGEMENT: on_engagement,
    commands.PRIVACY: on_privacy,
    commands.MY_DATA: on_my_data,
    commands.FORGET_ME: on_forget,
}


def member_router(
    desk: MemberDesk,
    *,
    answers: Mapping[commands.MemberCommand, Answer] | None = None,
    presses: Mapping[type[CallbackData], Answer] | None = None,
) -> Router:
    """Build the router; it is asked by `FirstLook`, not included in the host's dispatcher.

    Args:
        answers, presses: Those of further rooms, beside what is asked here.
    """
    router = Router(name="engagement-member")
    own, own_press = OwnMessage(), OwnPress()
    for command, answer in {**_ANSWERS, **(answers or {})}.items():
        router.message.register(answer, Command(desk.prefix + command.name), own)
    router.message.register(on_location, AwaitedLocation(desk), own)
    for button, answer in {**_presses(), **(presses or {})}.items():
        router.callback_query.register(answer, button.filter(), own_press)
    ours = F.data.startswith(MEMBER_PREFIX)
    router.callback_query.register(_on_stale, ours, own_press)
    router.callback_query.register(_on_foreign, ours)
    manners = Manners(desk)
    router.message.middleware(manners)
    router.callback_query.middleware(manners)
    return router


def _presses() -> dict[type[CallbackData], Answer]:
    return {
        PageButton: on_milestones,
        PlaceButton: _on_place,
        KindButton: on_kind,
        OutreachButton: on_outreach,
        QuietButton: on_quiet,
        UsualQuietButton: on_quiet,
        QuietFromButton: on_from,
        RegionButton: on_region,
        ZoneButton: on_zone,
        ClockButton: on_clock,
        LanguageButton: on_language,
        PrivacyButton: on_privacy,
        ConsentButton: on_consent,
        ForgetButton: on_forget,
        EraseButton: on_erase,
        WelcomeButton: on_welcome,
    }


async def _on_place(
    press: CallbackQuery,
    callback_data: PlaceButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    chosen: Preferences | None,
    t: Translator,
) -> None:
    if chosen is not None and callback_data.place is Place.LOCATION:
        await ask_location(bot, desk, person, t)
        return
    await show(_screen(callback_data.place, chosen, desk, t), press, bot)


def _screen(place: Place, chosen: Preferences | None, desk: MemberDesk, t: Translator) -> Screen:
    if chosen is None:
        return start_screen(chosen, desk, t)
    screens: dict[Place, Callable[[], Screen]] = {
        Place.QUIET: lambda: quiet_screen(chosen, desk, t),
        Place.FROM: lambda: from_screen(t),
        Place.ZONE: lambda: zone_screen(chosen, desk, t),
        Place.CLOCK: lambda: clock_screen(t, now=desk.now()),
        Place.LANGUAGE: lambda: language_screen(t),
        Place.START: lambda: start_screen(chosen, desk, t),
    }
    return screens[place]()


async def _on_stale(press: CallbackQuery, desk: MemberDesk, t: Translator) -> str:
    return t.gettext("That button is too old. See {command}.").format(
        command=f"/{desk.prefix}{commands.ENGAGEMENT.name}"
    )


async def _on_foreign(press: CallbackQuery, t: Translator) -> str:
    return t.gettext("That button is not for you. Ask me in private.")
