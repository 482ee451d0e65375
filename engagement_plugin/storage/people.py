"""Questions about single people."""

from collections.abc import Collection

from engagement_plugin.domain.card import PersonCard
from engagement_plugin.storage.models import Person


async def find(bot_id: int, telegram_id: int) -> PersonCard | None:
    """Give a person's card, or None where the bot has never met them."""
    row = await Person.get_or_none(bot_id=bot_id, telegram_id=telegram_id)
    return None if row is None else _to_domain(row)


async def bots() -> list[int]:
    """Name the bots that have people."""
    rows = await Person.all().distinct().order_by("bot_id").values("bot_id")
    return [row["bot_id"] for row in rows]


async def bot_of(person_id: int) -> int | None:
    """Say whose person somebody is, by `Person.id`; None of the erased."""
    row = await Person.get_or_none(id=person_id)
    return None if row is None else row.bot_id


async def cards(ids: Collection[int]) -> dict[int, PersonCard]:
    """Give the cards of several people by `Person.id`."""
    return {row.id: _to_domain(row) for row in await Person.filter(id__in=list(ids))}


def _to_domain(row: Person) -> PersonCard:
    return PersonCard(
        id=row.id,
        telegram_id=row.telegram_id,
        language=row.language,
        zone=row.zone,
        reachability=row.reachability,
        source=row.source,
        first_seen_at=row.first_seen_at,
        last_seen_at=row.last_seen_at,
        distress_at=row.distress_at,
    )
