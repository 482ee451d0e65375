"""A person of one bot, as every room names them."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct


class PersonKey(NamedTuple):
    """Who, across everything: the same human is another person to another bot."""

    bot_id: int
    telegram_id: int


class Reachability(StrEnum):
    """Whether the bot may write to a person in private."""

    UNKNOWN = "unknown"
    REACHABLE = "reachable"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"


class ZoneSource(StrEnum):
    """Where a person's time zone comes from; a later one never yields to an earlier one."""

    LANGUAGE = "language"
    RHYTHM = "rhythm"
    PERSON = "person"


class Sighting(Struct, frozen=True, kw_only=True):
    """What a batch of interactions says of one person.

    Attributes:
        reachability: As of `reach_at` and `reach_update_id`. Updates of different kinds arrive
            out of order, so these two decide which of two changes is the later one.
        is_told: Telegram itself told the reachability; it was not read from a message.
        source: Payload of the deep link that brought the person; the first one stays.
        sent_at: When the bot wrote to them.
        distress_at: When they last showed signs of acute distress.
    """

    person: PersonKey
    first_seen_at: datetime
    last_seen_at: datetime
    language: str | None = None
    source: str | None = None
    reachability: Reachability | None = None
    reach_at: datetime | None = None
    reach_update_id: int | None = None
    is_told: bool = False
    sent_at: datetime | None = None
    distress_at: datetime | None = None
