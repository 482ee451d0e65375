"""Made-up people of whom it is known where they live: they sleep, have habits, and keep odd hours.

How their days are made knows nothing of how zones are inferred: awake hours are a plain window with
a few habits in it, not the curve by which `insight.zones` judges.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
from numpy.random import Generator

NOW: Final = datetime(2026, 4, 20, 12, tzinfo=UTC)
# Zones and the languages of those who live there, with chances. "" is none told.
HOMES: Final = {
    "America/Los_Angeles": {"en": 0.7, "es": 0.2, "": 0.1},
    "America/New_York": {"en": 0.8, "es": 0.1, "": 0.1},
    "America/Sao_Paulo": {"pt-br": 0.8, "en": 0.1, "": 0.1},
    "America/St_Johns": {"en": 0.9, "": 0.1},
    "Europe/London": {"en": 0.85, "pl": 0.05, "": 0.1},
    "Europe/Berlin": {"de": 0.6, "en": 0.15, "ru": 0.1, "tr": 0.05, "": 0.1},
    "Europe/Kyiv": {"uk": 0.5, "ru": 0.3, "en": 0.1, "": 0.1},
    "Europe/Moscow": {"ru": 0.8, "en": 0.1, "": 0.1},
    "Asia/Yekaterinburg": {"ru": 0.85, "": 0.15},
    "Asia/Vladivostok": {"ru": 0.85, "": 0.15},
    "Asia/Tehran": {"fa": 0.7, "en": 0.2, "": 0.1},
    "Asia/Kabul": {"fa": 0.7, "en": 0.2, "": 0.1},
    "Asia/Kolkata": {"en": 0.6, "hi": 0.3, "": 0.1},
    "Asia/Kathmandu": {"ne": 0.4, "en": 0.5, "": 0.1},
    "Asia/Yangon": {"my": 0.5, "en": 0.4, "": 0.1},
    "Asia/Jakarta": {"id": 0.8, "en": 0.1, "": 0.1},
    "Asia/Tokyo": {"ja": 0.8, "en": 0.1, "": 0.1},
    "Australia/Adelaide": {"en": 0.9, "": 0.1},
    "Australia/Sydney": {"en": 0.85, "zh": 0.05, "": 0.1},
    "Pacific/Auckland": {"en": 0.9, "": 0.1},
}
_OWLS: Final = 0.12
_AT_ANY_HOUR: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleeper:
    """One made-up person.

    Attributes:
        slots: Active half hours since 1970, UTC.
    """

    zone: str
    language: str | None
    is_owl: bool
    slots: tuple[int, ...]


def sleepers(number: int, *, active_days: int, chance: Generator) -> list[Sleeper]:
    """Make people, as many of each zone, each active on so many of the days before `NOW`."""
    homes = list(HOMES)
    return [
        _sleeper(homes[place % len(homes)], active_days=active_days, chance=chance)
        for place in range(number)
    ]


def _sleeper(zone: str, *, active_days: int, chance: Generator) -> Sleeper:
    languages = HOMES[zone]
    language = str(chance.choice(list(languages), p=list(languages.values())))
    is_owl = bool(chance.random() < _OWLS)
    asleep = chance.normal(7.5, 0.8)
    wakes = chance.normal(7.8 if is_owl else 3.4, 1.1) + asleep / 2
    awake = 24 - asleep
    habits = chance.uniform(0, awake, size=chance.integers(1, 5))
    back = chance.choice(np.arange(1, 2 * active_days + 1), size=active_days, replace=False)
    slots = {
        _slot(zone, days=int(days), hour=float(hour))
        for days in back
        for hour in _hours(habits, wakes=wakes, awake=awake, chance=chance)
    }
    return Sleeper(zone=zone, language=language or None, is_owl=is_owl, slots=tuple(sorted(slots)))


def _hours(
    habits: npt.NDArray[np.float64], *, wakes: float, awake: float, chance: Generator
) -> list[float]:
    """Choose when, in hours of the own clock; past 24 is the night after."""
    found = []
    for _ in range(1 + int(chance.poisson(1.5))):
        kind = chance.random()
        if kind < _AT_ANY_HOUR:
            found.append(float(chance.uniform(0, 24)))
            continue
        habit = chance.choice(habits) + chance.normal(0, 0.8)
        hour = habit if kind < 0.6 else chance.uniform(0, awake)
        found.append(wakes + float(np.clip(hour, 0, awake)))
    return found


def _slot(zone: str, *, days: int, hour: float) -> int:
    midnight = datetime.combine((NOW - timedelta(days=days + 1)).date(), datetime.min.time())
    local = midnight.replace(tzinfo=ZoneInfo(zone)) + timedelta(hours=hour)
    return int(local.timestamp() // 1_800)
