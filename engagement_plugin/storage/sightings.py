"""What a batch says of its people, each told once."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    PersonKey,
    Reachability,
    Sighting,
)

# By these a person shows in a private chat that the bot may answer there.
_OPENING: Final = frozenset({
    InteractionType.MESSAGE,
    InteractionType.COMMAND,
    InteractionType.BUTTON,
    InteractionType.PAYMENT,
})  # fmt: skip


def sightings(interactions: Iterable[Interaction]) -> list[Sighting]:
    """Fold interactions into one sighting a person, sorted by person.

    Sorted, because rows locked in one order never deadlock.
    """
    found: dict[PersonKey, Sighting] = {}
    for each in interactions:
        if each.person is not None:
            seen = _sighting(each, each.person)
            before = found.get(each.person)
            found[each.person] = seen if before is None else merged(before, seen)
    return [found[key] for key in sorted(found)]


def merged(one: Sighting, other: Sighting) -> Sighting:
    """Join two sightings of a person; the order of the two does not matter."""
    early, late = sorted(
        (one, other), key=lambda each: (each.last_seen_at, each.reach_update_id or 0)
    )
    reach = max(one, other, key=_reach_order)
    return Sighting(
        person=one.person,
        first_seen_at=min(one.first_seen_at, other.first_seen_at),
        last_seen_at=late.last_seen_at,
        language=late.language or early.language,
        source=early.source or late.source,
        reachability=reach.reachability,
        reach_at=reach.reach_at,
        reach_update_id=reach.reach_update_id,
        is_told=one.is_told or other.is_told,
        distress_at=_latest(one.distress_at, other.distress_at),
    )


def _sighting(interaction: Interaction, person: PersonKey) -> Sighting:
    reach = interaction.reachability
    private = interaction.chat_kind is ChatKind.PRIVATE
    if reach is None and private and interaction.type in _OPENING:
        reach = Reachability.REACHABLE
    return Sighting(
        person=person,
        first_seen_at=interaction.occurred_at,
        last_seen_at=interaction.occurred_at,
        language=interaction.person_language,
        source=(interaction.meta or {}).get("source"),
        reachability=reach,
        reach_at=interaction.occurred_at if reach else None,
        reach_update_id=(interaction.update_id or 0) if reach else None,
        is_told=interaction.reachability is not None,
        distress_at=interaction.occurred_at if interaction.distress else None,
    )


def _latest(one: datetime | None, other: datetime | None) -> datetime | None:
    return max(filter(None, (one, other)), default=None)


def _reach_order(sighting: Sighting) -> tuple[bool, float, int]:
    moment = sighting.reach_at
    return (
        moment is not None,
        moment.timestamp() if moment else 0.0,
        sighting.reach_update_id or 0,
    )
