"""Where people may live before anything is known of them, and what their language adds.

Rough shares of the people who use a messenger: they decide only where the rhythm does not.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats

WORLD: Final[Mapping[str, float]] = MappingProxyType(
    {
        "Pacific/Honolulu": 0.1,
        "America/Anchorage": 0.1,
        "America/Los_Angeles": 2.0,
        "America/Phoenix": 0.3,
        "America/Denver": 0.5,
        "America/Mexico_City": 2.5,
        "America/Chicago": 2.0,
        "America/Bogota": 2.0,
        "America/New_York": 4.0,
        "America/Caracas": 1.0,
        "America/Halifax": 0.2,
        "America/Santiago": 0.7,
        "America/St_Johns": 0.1,
        "America/Argentina/Buenos_Aires": 1.5,
        "America/Sao_Paulo": 6.0,
        "Atlantic/Azores": 0.1,
        "Europe/London": 2.0,
        "Europe/Lisbon": 0.4,
        "Africa/Abidjan": 1.0,
        "Africa/Lagos": 3.0,
        "Europe/Madrid": 2.0,
        "Europe/Paris": 1.5,
        "Europe/Rome": 3.0,
        "Europe/Berlin": 3.0,
        "Europe/Amsterdam": 0.7,
        "Europe/Stockholm": 0.7,
        "Europe/Warsaw": 1.2,
        "Europe/Prague": 0.7,
        "Europe/Athens": 0.4,
        "Europe/Bucharest": 0.6,
        "Europe/Helsinki": 0.3,
        "Europe/Kyiv": 4.0,
        "Asia/Jerusalem": 0.8,
        "Africa/Cairo": 2.5,
        "Africa/Johannesburg": 1.2,
        "Europe/Istanbul": 4.0,
        "Europe/Minsk": 1.0,
        "Europe/Moscow": 11.0,
        "Asia/Riyadh": 2.0,
        "Asia/Baghdad": 1.5,
        "Africa/Nairobi": 2.0,
        "Asia/Tehran": 5.0,
        "Asia/Dubai": 0.8,
        "Asia/Baku": 0.7,
        "Asia/Tbilisi": 0.5,
        "Europe/Samara": 0.8,
        "Asia/Kabul": 0.5,
        "Asia/Yekaterinburg": 2.0,
        "Asia/Tashkent": 3.5,
        "Asia/Almaty": 1.5,
        "Asia/Karachi": 1.5,
        "Asia/Kolkata": 10.0,
        "Asia/Kathmandu": 0.4,
        "Asia/Dhaka": 1.5,
        "Asia/Bishkek": 0.5,
        "Asia/Yangon": 0.8,
        "Asia/Krasnoyarsk": 1.2,
        "Asia/Jakarta": 5.0,
        "Asia/Bangkok": 1.0,
        "Asia/Ho_Chi_Minh": 1.5,
        "Asia/Irkutsk": 0.5,
        "Asia/Shanghai": 1.5,
        "Asia/Singapore": 1.0,
        "Asia/Kuala_Lumpur": 1.5,
        "Asia/Manila": 1.5,
        "Australia/Perth": 0.2,
        "Asia/Tokyo": 0.6,
        "Asia/Seoul": 0.5,
        "Australia/Adelaide": 0.15,
        "Asia/Vladivostok": 0.4,
        "Australia/Brisbane": 0.3,
        "Australia/Sydney": 0.6,
        "Asia/Kamchatka": 0.1,
        "Pacific/Auckland": 0.2,
    }
)

_RUSSIAN: Final[Mapping[str, float]] = MappingProxyType({
    "Europe/Moscow": 58.0,
    "Europe/Samara": 4.0,
    "Asia/Yekaterinburg": 9.0,
    "Asia/Krasnoyarsk": 6.0,
    "Asia/Irkutsk": 2.0,
    "Asia/Vladivostok": 2.0,
    "Europe/Kyiv": 6.0,
    "Europe/Minsk": 4.0,
    "Asia/Almaty": 4.0,
    "Asia/Tashkent": 3.0,
    "Europe/Berlin": 2.0,
})  # fmt: skip
_ARABIC: Final[Mapping[str, float]] = MappingProxyType(
    {
        "Africa/Cairo": 35.0,
        "Asia/Riyadh": 25.0,
        "Asia/Baghdad": 20.0,
        "Asia/Dubai": 5.0,
        "Africa/Lagos": 15.0,
    }
)
_SPANISH: Final[Mapping[str, float]] = MappingProxyType(
    {
        "Europe/Madrid": 25.0,
        "America/Mexico_City": 27.0,
        "America/Bogota": 20.0,
        "America/Argentina/Buenos_Aires": 13.0,
        "America/Caracas": 8.0,
        "America/Santiago": 7.0,
    }
)
# English is also what people keep who never chose: little follows from it.
_ENGLISH: Final[Mapping[str, float]] = MappingProxyType(
    {
        "Asia/Kolkata": 22.0,
        "America/New_York": 16.0,
        "America/Chicago": 8.0,
        "America/Los_Angeles": 8.0,
        "Europe/London": 9.0,
        "Africa/Lagos": 9.0,
        "Africa/Johannesburg": 4.0,
        "Asia/Singapore": 3.0,
        "Asia/Manila": 5.0,
        "Australia/Sydney": 3.0,
        "Pacific/Auckland": 1.0,
    }
)

_LANGUAGES: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {
        "ar": _ARABIC,
        "az": {"Asia/Baku": 1.0},
        "be": {"Europe/Minsk": 1.0},
        "bn": {"Asia/Dhaka": 0.7, "Asia/Kolkata": 0.3},
        "cs": {"Europe/Prague": 1.0},
        "da": {"Europe/Stockholm": 1.0},
        "de": {"Europe/Berlin": 1.0},
        "el": {"Europe/Athens": 1.0},
        "en": _ENGLISH,
        "es": _SPANISH,
        "fa": {"Asia/Tehran": 0.93, "Asia/Kabul": 0.07},
        "fi": {"Europe/Helsinki": 1.0},
        "fr": {"Europe/Paris": 0.8, "Africa/Abidjan": 0.1, "Africa/Lagos": 0.1},
        "he": {"Asia/Jerusalem": 1.0},
        "hi": {"Asia/Kolkata": 1.0},
        "hu": {"Europe/Prague": 1.0},
        "id": {"Asia/Jakarta": 0.85, "Asia/Singapore": 0.15},
        "it": {"Europe/Rome": 1.0},
        "ja": {"Asia/Tokyo": 1.0},
        "ka": {"Asia/Tbilisi": 1.0},
        "kk": {"Asia/Almaty": 1.0},
        "ko": {"Asia/Seoul": 1.0},
        "ky": {"Asia/Bishkek": 1.0},
        "ms": {"Asia/Kuala_Lumpur": 1.0},
        "my": {"Asia/Yangon": 1.0},
        "nb": {"Europe/Stockholm": 1.0},
        "ne": {"Asia/Kathmandu": 1.0},
        "nl": {"Europe/Amsterdam": 1.0},
        "pl": {"Europe/Warsaw": 1.0},
        "pt": {"America/Sao_Paulo": 0.7, "Europe/Lisbon": 0.25, "Africa/Lagos": 0.05},
        "pt-br": {"America/Sao_Paulo": 1.0},
        "ro": {"Europe/Bucharest": 1.0},
        "ru": _RUSSIAN,
        "sv": {"Europe/Stockholm": 1.0},
        "th": {"Asia/Bangkok": 1.0},
        "tr": {"Europe/Istanbul": 1.0},
        "uk": {"Europe/Kyiv": 0.85, "Europe/Warsaw": 0.08, "Europe/Berlin": 0.07},
        "ur": {"Asia/Karachi": 1.0},
        "uz": {"Asia/Tashkent": 1.0},
        "vi": {"Asia/Ho_Chi_Minh": 1.0},
        "zh": {"Asia/Shanghai": 0.8, "Asia/Singapore": 0.2},
    }
)
# People live abroad, and some choose a language they like.
_TRUST: Final = 0.85
_TRUST_IN_ENGLISH: Final = 0.6
# The bot's people are mostly guesses themselves: however many they are, they never speak alone, or
# guesses would confirm one another.
_MOST_TRUST: Final = 0.3
_STRANGERS: Final = 20.0


def priors(
    languages: Sequence[str | None], zones: Sequence[str], neighbours: Floats | None = None
) -> Floats:
    """Give each person's chances of the zones, adding up to 1, before their rhythm is heard.

    Args:
        languages: `language_code` such as `pt-br`; an unknown one or None says nothing.
        neighbours: How many of the bot's people live in each zone.
    """
    tables = {language: _prior(language, zones) for language in set(languages)}
    found = np.array([tables[language] for language in languages], dtype=np.float64)
    chances = found.reshape(len(languages), len(zones)) * _here(zones, neighbours)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def _here(zones: Sequence[str], neighbours: Floats | None) -> Floats:
    """Say how much likelier than in the world each zone is among the bot's people."""
    world = np.array([WORLD.get(zone, 0.0) for zone in zones])
    world /= world.sum()
    if neighbours is None:
        return np.ones(len(zones))
    number = neighbours.sum()
    trust = _MOST_TRUST * number / (number + _STRANGERS)
    shares = neighbours / number if number else world
    return np.asarray(((1 - trust) * world + trust * shares) / world)


def speaks(language: str | None) -> Mapping[str, float]:
    """Give the zones of a language, or nothing."""
    code = (language or "").strip().lower().replace("_", "-")
    return _LANGUAGES.get(code) or _LANGUAGES.get(code.partition("-")[0]) or {}


def _prior(language: str | None, zones: Sequence[str]) -> list[float]:
    world = [WORLD.get(zone, 0.0) for zone in zones]
    places = speaks(language)
    own = [places.get(zone, 0.0) for zone in zones]
    if not sum(own):
        return [everywhere / sum(world) for everywhere in world]
    trust = _TRUST_IN_ENGLISH if places is _ENGLISH else _TRUST
    return [
        (1 - trust) * everywhere / sum(world) + trust * here / sum(own)
        for everywhere, here in zip(world, own, strict=True)
    ]
