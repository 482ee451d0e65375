"""What somebody does at a moment: the town's only language, still without Telegram in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from engagement_plugin.testing.updates import Group, Someone


class Doing(Enum):
    """Every way to meet the bot that the town knows."""

    SAY = auto()
    PRESS = auto()
    REACT = auto()
    STICKER = auto()
    PHOTO = auto()
    VOICE = auto()
    BLOCK = auto()
    COME_BACK = auto()
    INVITE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed.

    Attributes:
        words: What is said, what stands on the pressed button, or the emoji.
        group: Where; None is the private chat.
    """

    at: datetime
    who: Someone
    doing: Doing
    words: str = ""
    group: Group | None = None
