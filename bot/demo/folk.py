"""Who lives in the town: names, tongues, zones, and when in a day each of them has a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.testing.updates import Someone

FIRST_ID: Final = 10_001


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where people come from.

    Attributes:
        weight: How many of them there are, compared to the others.
    """

    language: str
    zones: Sequence[str]
    names: Sequence[str]
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronotype:
    """When in a day somebody has a moment.

    Attributes:
        hours: Of their own clock, with fractions; 24 and more is after midnight.
        weekend_delay: Hours they are later on Saturdays and Sundays.
    """

    hours: Sequence[float]
    weekend_delay: float
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """One of the people.

    Attributes:
        talkative: Chance that a visit has words of their own in it.
        playful: Chance of a sticker, a reaction, a photo.
    """

    who: Someone
    zone: ZoneInfo
    chronotype: Chronotype
    talkative: float
    playful: float


ORIGINS: Final = (
    Origin(
        language="en",
        zones=("Europe/London", "America/New_York", "America/Chicago", "Europe/Dublin"),
        names=("Alice", "Ben", "Chloe", "Daniel", "Emma", "Finn", "Grace", "Harry", "Isla",
               "Jack", "Kate", "Liam", "Mia", "Noah", "Olive", "Ruth", "Sam", "Tess"),
        weight=46,
    ),
    Origin(
        language="ru",
        zones=("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Almaty"),
        names=("Аня", "Борис", "Вера", "Глеб", "Даша", "Егор", "Женя", "Зоя", "Илья", "Катя",
               "Лена", "Миша", "Настя", "Олег", "Полина", "Рома", "Соня", "Тимур"),
        weight=34,
    ),
    Origin(
        language="de",
        zones=("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"),
        names=("Anke", "Bernd", "Greta", "Jonas", "Lena", "Moritz"),
        weight=8,
    ),
    Origin(
        language="es",
        zones=("Europe/Madrid", "America/Mexico_City", "America/Bogota"),
        names=("Carmen", "Diego", "Elena", "Javier", "Lucía", "Pablo"),
        weight=7,
    ),
    Origin(
        language="pt-br",
        zones=("America/Sao_Paulo",),
        names=("Ana", "Bruno", "Camila", "João", "Marina", "Tiago"),
        weight=5,
    ),
)  # fmt: skip

CHRONOTYPES: Final = (
    Chronotype(hours=(6.7, 7.1, 7.5), weekend_delay=1.5, weight=24),
    Chronotype(hours=(8.2, 8.4, 17.9, 18.3), weekend_delay=2.0, weight=26),
    Chronotype(hours=(12.4, 12.8, 13.1), weekend_delay=0.5, weight=14),
    Chronotype(hours=(19.8, 20.6, 21.2), weekend_delay=0.3, weight=20),
    Chronotype(hours=(22.9, 23.6, 24.4), weekend_delay=1.0, weight=11),
    Chronotype(hours=(8.0, 11.0, 15.0, 18.0, 21.0), weekend_delay=0.0, weight=5),
)


def residents(count: int, rng: Random) -> tuple[Resident, ...]:
    """Let so many people move in."""
    return tuple(_resident(FIRST_ID + n, rng) for n in range(count))


def _resident(telegram_id: int, rng: Random) -> Resident:
    origin = rng.choices(ORIGINS, [each.weight for each in ORIGINS])[0]
    return Resident(
        who=Someone(telegram_id, first_name=rng.choice(origin.names), language=origin.language),
        zone=ZoneInfo(rng.choice(origin.zones)),
        chronotype=rng.choices(CHRONOTYPES, [each.weight for each in CHRONOTYPES])[0],
        talkative=rng.choice((0.1, 0.2, 0.3, 0.4, 0.7)),
        playful=rng.choice((0.02, 0.06, 0.1, 0.25)),
    )
