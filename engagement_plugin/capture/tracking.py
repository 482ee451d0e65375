"""What a host tells of its own: a feature used, a goal met, anything that is no update."""

import math
import uuid
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

import msgspec
from aiogram.types import User

from engagement_plugin.domain import Interaction, InteractionType, PersonKey
from engagement_plugin.errors import TrackingError

NAME_LENGTH: Final = 64
KEY_LENGTH: Final = 90
# Properties are for a glance and a filter, not a store of documents.
PROPERTIES_BYTES: Final = 1_024

Property = str | int | float | bool | None


def whose(person: User | PersonKey | int, bot_ids: Collection[int]) -> PersonKey:
    """Say who of which bot is meant.

    Args:
        bot_ids: Of the bots this process runs; a bare id means a person of the only one.

    Raises:
        TrackingError: It is a bot, or cannot be told whose person it is.
    """
    if isinstance(person, PersonKey):
        return person
    if isinstance(person, User):
        if person.is_bot:
            raise TrackingError(reason="a bot is no person", mend="Give whoever used it.")
        if person.bot is not None:
            return PersonKey(person.bot.id, person.id)
    if len(bot_ids) != 1:
        raise TrackingError(
            reason=f"this process runs {len(bot_ids)} bots, and one is meant",
            mend="Give a PersonKey(bot_id, telegram_id), or the user of an update.",
        )
    (bot_id,) = bot_ids
    return PersonKey(bot_id, person.id if isinstance(person, User) else person)


def tracked(
    person: PersonKey,
    feature: str,
    *,
    at: datetime,
    value: float | None,
    key: str | None,
    properties: Mapping[str, Property],
) -> Interaction:
    """Build the interaction of a tracked event.

    Args:
        at: Aware UTC.
        key: What tells a repetition from a second event; without one, every call is an event.

    Raises:
        TrackingError: A name is empty or too long, the value is no number, or the properties
            are too many or of kinds that cannot be kept.
    """
    if not isinstance(feature, str) or not 0 < len(feature.strip()) <= NAME_LENGTH:
        raise TrackingError(
            reason=f"the feature {feature!r} is no name",
            mend=f"Give it 1 to {NAME_LENGTH} letters.",
        )
    if key is not None and not 0 < len(key) <= KEY_LENGTH:
        raise TrackingError(
            reason="the key cannot be kept", mend=f"Give it 1 to {KEY_LENGTH} letters."
        )
    return Interaction(
        bot_id=person.bot_id,
        source_key=f"t:{key or uuid.uuid4().hex}",
        type=InteractionType.EVENT,
        content_type="event",
        occurred_at=at,
        person=person,
        feature=feature.strip(),
        meta=_meta(value, properties),
    )


def _meta(value: float | None, properties: Mapping[str, Property]) -> dict[str, object] | None:
    meta: dict[str, object] = {}
    if value is not None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not _is_sound(value):
            raise TrackingError(
                reason=f"the value {value!r} is no number", mend="Give a finite int or float."
            )
        meta["value"] = value
    for name, each in properties.items():
        if not isinstance(each, Property) or (isinstance(each, float) and not _is_sound(each)):
            raise TrackingError(
                reason=f"the property {name} is a {type(each).__name__}",
                mend="Properties are text, finite numbers, true, false or None.",
            )
    if properties:
        meta["properties"] = dict(properties)
    if len(msgspec.json.encode(meta)) > PROPERTIES_BYTES:
        raise TrackingError(
            reason=f"the properties are longer than {PROPERTIES_BYTES} bytes",
            mend="Keep what is long in a table of your own, and track its id.",
        )
    return meta or None


def _is_sound(number: float) -> bool:
    return math.isfinite(number) and abs(number) < 2**63
