"""What is usual among a bot's people: kept between the runs, and whom it is learned from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.functions import Count, Sum

from engagement_plugin.domain import ZoneSource
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.models import Person, PluginState
from engagement_plugin.storage.wording import param

_KEY: Final = "cohort"


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned last.

    Attributes:
        figures: By the names of whoever learned them.
        people: How many people the bot had then.
    """

    figures: Mapping[str, Any]
    people: int
    learned_at: datetime


async def find(bot_id: int) -> Learned | None:
    """Give what was learned of a bot's people last."""
    row = await PluginState.get_or_none(bot_id=bot_id, key=_KEY)
    if row is None:
        return None
    return Learned(
        figures=row.value["figures"], people=row.value["people"], learned_at=row.changed_at
    )


async def keep(bot_id: int, learned: Learned) -> None:
    """Keep what was learned, over what was."""
    row = PluginState(
        bot_id=bot_id,
        key=_KEY,
        value={"figures": dict(learned.figures), "people": learned.people},
        changed_at=learned.learned_at,
    )
    await PluginState.bulk_create(
        [row], on_conflict=("bot_id", "key"), update_fields=("value", "changed_at")
    )


async def size(bot_id: int) -> int:
    """Count a bot's people."""
    return await Person.filter(bot_id=bot_id).count()


async def sample(
    client: BaseDBAsyncClient, bot_id: int, *, step: int, dialect: Dialect
) -> list[int]:
    """Name about every `step`th person by `Person.id`, the same ones each time."""
    rows = await client.execute_query_dict(
        f"SELECT id FROM engagement_person WHERE bot_id = {param(1, 'bigint', dialect)}"  # noqa: S608 -- words of ours
        # Mixed up: ids that were given out by turns to two bots would be all odd.
        f" AND id % 1000000007 * 2654435761 / 65536 % {int(step)} = 0 ORDER BY id",
        [bot_id],
    )
    return [row["id"] for row in rows]


async def zones(bot_id: int) -> dict[str, float]:
    """Count how many people live in which zone, those whose zone is a guess by its confidence.

    What only a language says is left out: it says nothing that is not known anyway.
    """
    rows = (
        await Person.filter(bot_id=bot_id, zone__not_isnull=True)
        .exclude(zone_source=ZoneSource.LANGUAGE)
        .annotate(n=Count("id"), known=Count("zone_confidence"), sure=Sum("zone_confidence"))
        .group_by("zone")
        .values_list("zone", "n", "known", "sure")
    )
    return {zone: (n - known) + float(sure or 0) for zone, n, known, sure in rows}
