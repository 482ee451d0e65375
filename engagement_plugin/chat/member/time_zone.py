"""Three ways to a time zone: its city, a location used once, or what time it is there."""

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import (
    CallbackQuery,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.buttons import rows
from engagement_plugin.chat.member import whereabouts
from engagement_plugin.chat.member.buttons import (
    ClockButton,
    Place,
    PlaceButton,
    RegionButton,
    ZoneButton,
)
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.engagement import back, back_to_start, zone_words
from engagement_plugin.chat.member.names import region_name
from engagement_plugin.chat.member.quiet_hours import table
from engagement_plugin.chat.member.screens import Screen, show
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator
from engagement_plugin.storage import preferences
from engagement_plugin.storage.preferences import Preferences

CITIES: Final = 24
FRESH_MINUTES: Final = 10
_MINUTE_S: Final = 60


async def on_region(
    press: CallbackQuery, callback_data: RegionButton, bot: Bot, t: Translator
) -> str | None:
    """Show a region's cities."""
    if callback_data.region not in whereabouts.REGIONS:
        return t.gettext("I do not know that place.")
    await show(region_screen(callback_data.region, callback_data.page, t), press, bot)
    return None


async def on_zone(
    press: CallbackQuery,
    callback_data: ZoneButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str | None:
    """Keep the zone of a city."""
    if callback_data.zone not in whereabouts.zones():
        return t.gettext("I do not know that place.")
    return await _keep(press, callback_data.zone, bot, desk, person, t)


async def on_clock(
    press: CallbackQuery,
    callback_data: ClockButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    chosen: Preferences | None,
    t: Translator,
) -> str | None:
    """Find the zone whose clock shows what the person's does."""
    now = desk.now()
    if not 0 <= _minute(now) - callback_data.asked <= FRESH_MINUTES:
        await show(clock_screen(t, now=now), press, bot)
        return t.gettext("Time has gone on. Please look again.")
    language = chosen.language if chosen else None
    zone = whereabouts.zone_by_clock(callback_data.offset, language=language, moment=now)
    if zone is None:
        return t.gettext("I do not know that place.")
    return await _keep(press, zone, bot, desk, person, t)


async def ask_location(bot: Bot, desk: MemberDesk, person: PersonKey, t: Translator) -> None:
    """Ask for a location by the one kind of button that can send it."""
    desk.await_location(person)
    button = KeyboardButton(text="📍 " + t.gettext("Send my location"), request_location=True)
    promise = t.gettext("I look up the time zone and forget the place at once: it is not stored.")
    await bot.send_message(
        person.telegram_id,
        **Text(promise).as_kwargs(),
        reply_markup=ReplyKeyboardMarkup(
            keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True
        ),
    )


async def on_location(
    message: Message, bot: Bot, desk: MemberDesk, person: PersonKey, t: Translator
) -> None:
    """Use a location once; neither it nor the message's text goes anywhere."""
    assert message.location is not None
    place = message.location
    desk.location_came(person)
    zone = whereabouts.zone_at(place.latitude, place.longitude, moment=desk.now())
    said = (
        t.gettext("I know no time zone there. Please pick a city instead.")
        if zone is None
        else t.gettext("Thank you! I take the time of {city}.").format(
            city=whereabouts.city(zone, t.locale)
        )
    )
    await message.answer(**Text(said).as_kwargs(), reply_markup=ReplyKeyboardRemove())
    if zone is not None:
        await _keep(message, zone, bot, desk, person, t)


def zone_screen(chosen: Preferences, desk: MemberDesk, t: Translator) -> Screen:
    """Offer the three ways."""
    text = as_list(
        Bold("🕰 ", t.gettext("Time zone")),
        Text(t.gettext("Now: {zone}").format(zone=zone_words(chosen, desk, t))),
        Text(t.gettext("Where are you? Pick a region, or let me find out:")),
    )
    regions = [(region_name(each, t), RegionButton(region=each)) for each in whereabouts.REGIONS]
    ways = [
        [("🕒 " + t.gettext("What time is it for you?"), PlaceButton(place=Place.CLOCK))],
        [("📍 " + t.gettext("By my location, once"), PlaceButton(place=Place.LOCATION))],
    ]
    return Screen(text=text, buttons=rows([*table(regions, 2), *ways, [back(t)]]))


def region_screen(region: str, page: int, t: Translator) -> Screen:
    """List cities; a page behind the last shows the last."""
    found = whereabouts.cities(region, t.locale)
    page = min(page, (len(found) - 1) // CITIES)
    shown = found[page * CITIES : (page + 1) * CITIES]
    turning = []
    if page:
        turning.append((f"‹ {page}", RegionButton(region=region, page=page - 1)))
    if (page + 1) * CITIES < len(found):
        turning.append((f"{page + 2} ›", RegionButton(region=region, page=page + 1)))
    cells = [(name, ZoneButton(zone=zone)) for name, zone in shown]
    zone_place = ("‹ " + t.gettext("Back"), PlaceButton(place=Place.ZONE))
    text = as_list(Bold(region_name(region, t)), Text(t.gettext("Which city is near you?")))
    return Screen(
        text=text,
        buttons=rows([*table(cells, 2), *([turning] if turning else []), [zone_place]]),
    )


def clock_screen(t: Translator, *, now: datetime) -> Screen:
    """Show every time it is anywhere now, with the day: on Monday it is Sunday elsewhere."""
    asked = _minute(now)
    cells = []
    for offset in whereabouts.offsets(now):
        there = now.astimezone(UTC) + timedelta(minutes=offset)
        label = f"{t.weekdays[there.weekday()]} {there:%H:%M}"
        cells.append((label, ClockButton(offset=offset, asked=asked)))
    return Screen(
        text=Text("🕒 ", t.gettext("What time is it for you?")),
        buttons=rows([*table(cells, 3), [back(t)]]),
    )


async def _keep(
    event: Message | CallbackQuery,
    zone: str,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str | None:
    is_kept = await desk.database.run(preferences.set_zone(person, ZoneInfo(zone).key))
    return await back_to_start(event, bot, desk, person, t, is_kept=is_kept)


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // _MINUTE_S
