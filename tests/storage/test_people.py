"""A person's rows hang on the person."""

from typing import Any

from engagement_plugin.domain import PersonKey
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import EngagementDay, Person, UserEngagement
from engagement_plugin.testing.clock import FrozenClock
from tests.storage.test_bulk import interaction


async def test_erasing_a_person_erases_all_of_theirs(
    database: Database, clock: FrozenClock
) -> None:
    """And nothing of anybody else's, nor what belongs to nobody."""
    await BulkWriter(database, clock=clock).write(
        [
            interaction(1),
            interaction(2, telegram_id=8),
            interaction(3, telegram_id=None),
        ]
    )

    async def erase() -> tuple[int, list[str], int]:
        person = await Person.get(bot_id=42, telegram_id=7)
        await EngagementDay.create(
            person=person, bot_id=42, day=clock().date(), rolled_up_at=clock(), bins=[0] * 48,
            types={}, features={}, contents={}, **NOTHING,
        )  # fmt: skip
        await person.delete()
        rows = await UserEngagement.all().order_by("id")
        return (
            await Person.all().count(),
            [row.source_key for row in rows],
            (await EngagementDay.all().count()),
        )

    assert await database.run(erase()) == (1, ["u:2", "u:3"], 0)
    assert PersonKey(42, 7) < PersonKey(42, 8)


NOTHING: dict[str, Any] = dict.fromkeys(
    (
        "interactions", "sessions", "sentiment_n", "positives", "negatives", "quality_n",
        "thoughtful", "reply_latency_sum_ms", "reply_latency_n", "handler_sum_ms", "handler_n",
        "sentiment_sum", "sentiment_square_sum", "quality_sum",
    ),
    0,
)  # fmt: skip
