"""The member's buttons; they act for whoever presses, and carry nobody's name."""

from enum import StrEnum
from typing import Annotated, Final

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from engagement_plugin.domain import ConsentPurpose, OutreachType

# Before the data of every button of this room, those of its neighbours in the folder too.
MEMBER_PREFIX: Final = "eng_my_"

Hour = Annotated[int, Field(ge=0, le=23)]
Minute = Annotated[int, Field(ge=0, le=1439)]
# No page of ours has a number this high; a forged one is bounded here.
Page = Annotated[int, Field(ge=0, le=9_999)]


class Place(StrEnum):
    """A screen of `/engagement`."""

    START = "start"
    QUIET = "quiet"
    FROM = "from"
    ZONE = "zone"
    CLOCK = "clock"
    LOCATION = "location"
    LANGUAGE = "language"


class PlaceButton(CallbackData, prefix="eng_my_see"):
    """Show another screen."""

    place: Place


class KindButton(CallbackData, prefix="eng_my_kind"):
    """Want a kind of messages, or not."""

    kind: OutreachType
    wanted: bool


class OutreachButton(CallbackData, prefix="eng_my_all"):
    """Stop all messages, or start them again."""

    wanted: bool


class QuietButton(CallbackData, prefix="eng_my_quiet"):
    """Set quiet hours in minutes of the day."""

    begins: Minute
    ends: Minute


class UsualQuietButton(CallbackData, prefix="eng_my_usual"):
    """Set the bot's usual quiet hours."""


class QuietFromButton(CallbackData, prefix="eng_my_from"):
    """Ask until when it is quiet."""

    hour: Hour


class RegionButton(CallbackData, prefix="eng_my_land"):
    """Show a page of a region's cities."""

    region: str
    page: Page = 0


class ZoneButton(CallbackData, prefix="eng_my_zone"):
    """Set a time zone."""

    zone: str


class ClockButton(CallbackData, prefix="eng_my_clock"):
    """Tell what time it is here.

    Attributes:
        offset: Minutes from UTC.
        asked: Minute since 1970 in which the times were shown; later they are wrong.
    """

    offset: Annotated[int, Field(ge=-840, le=900)]
    asked: int


class LanguageButton(CallbackData, prefix="eng_my_lang"):
    """Set a language; an empty one is that of Telegram."""

    language: str | None = None


class PageButton(CallbackData, prefix="eng_my_page"):
    """Show a page of milestones."""

    page: Page


class PrivacyButton(CallbackData, prefix="eng_my_priv"):
    """Show what is kept."""


class ConsentButton(CallbackData, prefix="eng_my_cons"):
    """Agree to something, or not any more."""

    purpose: ConsentPurpose
    given: bool


class ForgetButton(CallbackData, prefix="eng_my_forget"):
    """Ask whether everything is to be erased."""


class EraseButton(CallbackData, prefix="eng_my_erase"):
    """Erase everything."""


class WelcomeButton(CallbackData, prefix="eng_my_hello"):
    """Be known again."""
