"""From what a person says of where they are to a time zone."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

REGIONS: Final = (
    "Europe", "Asia", "America", "Africa", "Australia",
    "Pacific", "Atlantic", "Indian", "Antarctica",
)  # fmt: skip
_MINUTE: Final = timedelta(minutes=1)


@cache
def zones() -> frozenset[str]:
    """Name the zones of inhabited places, each once, that this machine has clocks for."""
    places = {name for name in get_global("zone_territories") if _region(name) in REGIONS}
    return frozenset(places & available_timezones())


def cities(region: str, locale: Locale) -> list[tuple[str, str]]:
    """List a region's zones with the names of their cities, in the order of the alphabet."""
    named = [(city(zone, locale), zone) for zone in zones() if _region(zone) == region]
    return sorted(named, key=lambda pair: (pair[0].casefold(), pair[1]))


def city(zone: str, locale: Locale) -> str:
    """Name a zone's city as the language does, or as the zone's own name has it."""
    known = locale.time_zones
    for name in (zone, *_former_names().get(zone, ())):
        if name in known and "city" in known[name]:
            return str(known[name]["city"])
    return zone.rpartition("/")[2].replace("_", " ")


def offset_minutes(zone: str, moment: datetime) -> int:
    """Give a zone's distance from UTC."""
    offset = moment.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset // _MINUTE


def offsets(moment: datetime) -> list[int]:
    """List how far from UTC clocks are anywhere, in minutes, from west to east."""
    return sorted({offset_minutes(zone, moment) for zone in zones()})


def zone_by_clock(offset: int, *, language: str | None, moment: datetime) -> str | None:
    """Find the likeliest zone whose clock is that far from UTC; None where there is none.

    It is a place, not a fixed distance, so that summer time comes by itself.

    Args:
        language: What the person's Telegram speaks.
    """
    # NumPy comes with it: a process that only polls never has it.
    from engagement_plugin.insight.zone_priors import WORLD, speaks  # noqa: PLC0415

    spoken = speaks(language)
    found = _with_offset(zones(), offset, moment)
    return max(
        found, key=lambda zone: (spoken.get(zone, 0.0), WORLD.get(zone, 0.0), zone), default=None
    )


def zone_at(latitude: float, longitude: float, *, moment: datetime) -> str | None:
    """Find the zone of a place on land or near it; None far out at sea.

    Zones we have no name for are replaced by one whose clock shows the same.
    """
    # Its map of the world loads with the first location.
    from tzfpy import get_tzs  # noqa: PLC0415

    found = [name for name in get_tzs(longitude, latitude) if name in available_timezones()]
    known = [name for name in found if name in zones()]
    if known:
        return known[0]
    places = [name for name in found if not name.startswith("Etc/")]
    if not places:
        return None
    return zone_by_clock(offset_minutes(places[0], moment), language=None, moment=moment)


def _with_offset(names: Iterable[str], offset: int, moment: datetime) -> list[str]:
    return [zone for zone in names if offset_minutes(zone, moment) == offset]


def _region(zone: str) -> str:
    return zone.partition("/")[0]


@cache
def _former_names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for former, present in get_global("zone_aliases").items():
        names.setdefault(present, []).append(former)
    return names
