"""The gaps in a text, and which kind of message knows what to fill them with."""

from collections.abc import Mapping
from enum import StrEnum
from string import Formatter
from types import MappingProxyType
from typing import Final

from engagement_plugin.domain import OutreachType


class Slot(StrEnum):
    """A gap in a text, by the name it has between its braces."""

    NAME = "name"
    DAYS = "days"
    STREAK = "streak"
    FEATURE = "feature"
    NEW_FEATURE = "new_feature"
    MILESTONE = "milestone"
    ICON = "icon"
    CELEBRATION = "celebration"
    MORE = "more"
    SILENT_DAYS = "silent_days"


# The least figure worth saying: "together for 0 days" is not.
COUNTS: Final[Mapping[Slot, int]] = MappingProxyType(
    {Slot.DAYS: 2, Slot.STREAK: 2, Slot.MORE: 1, Slot.SILENT_DAYS: 2}
)
# No figure of ours comes near; with it a text's greatest length is known.
GREATEST: Final = 999_999_999

_COMMON: Final = frozenset({Slot.NAME, Slot.DAYS, Slot.STREAK, Slot.FEATURE})
SLOTS: Final[Mapping[OutreachType, frozenset[Slot]]] = MappingProxyType(
    {
        OutreachType.MILESTONE_CELEBRATION: _COMMON
        | {Slot.MILESTONE, Slot.ICON, Slot.CELEBRATION, Slot.MORE},
        OutreachType.RE_ENGAGEMENT: _COMMON | {Slot.SILENT_DAYS},
        OutreachType.CHURN_PREVENTION: _COMMON,
        OutreachType.MOOD_SUPPORT: _COMMON,
        OutreachType.CHECK_IN: _COMMON,
        OutreachType.FEATURE_DISCOVERY: _COMMON | {Slot.NEW_FEATURE},
    }
)
# In UTF-16 units, of what fills it: names and titles may be all emoji, a name is set apart by two
# marks, and a language may write a figure with marks between its digits.
LONGEST: Final[Mapping[Slot, int]] = MappingProxyType(
    {
        Slot.NAME: 130,
        Slot.FEATURE: 80,
        Slot.NEW_FEATURE: 80,
        Slot.MILESTONE: 510,
        Slot.ICON: 32,
        Slot.CELEBRATION: 2048,
        **dict.fromkeys(COUNTS, 20),
    }
)


def gaps(text: str) -> list[str]:
    """List the names between a text's braces, in their order.

    Raises:
        ValueError: A brace has no partner, or there is more than a name between two.

    Examples:
        >>> gaps("Hi {name}, {days} days!")
        ['name', 'days']
    """
    found = []
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise ValueError(f"there is more than a name in {{{name}}}")
        found.append(name)
    return found
