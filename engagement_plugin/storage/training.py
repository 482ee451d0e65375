"""What models may learn from: rows of people who agreed to that, and of nobody else."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q

from engagement_plugin.domain import OutreachStatus
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.models import Outreach, Person
from engagement_plugin.storage.wording import among, ids_value

DAY_COLUMNS: Final = ("person_id", "day", "bins", "sentiment_sum", "sentiment_n")
# Where nobody can say whether a message arrived, it counts as sent.
_REACHED: Final = (OutreachStatus.SENT, OutreachStatus.UNKNOWN)


async def consenting(
    bot_id: int, *, training_by_default: bool, analytics_by_default: bool
) -> list[int]:
    """Name the people by `Person.id` who agreed to both: to be analysed, and to be learned from.

    Args:
        training_by_default, analytics_by_default: What holds for those who never said anything.
    """
    rows = await (
        Person.filter(
            _agreed("consent_training", by_default=training_by_default),
            _agreed("consent_analytics", by_default=analytics_by_default),
            bot_id=bot_id,
        )
        .order_by("id")
        .values("id")
    )
    return [row["id"] for row in rows]


def _agreed(column: str, *, by_default: bool) -> Q:
    words: list[dict[str, Any]] = [{column: True}]
    if by_default:
        words.append({f"{column}__isnull": True})
    return Q(*(Q(**word) for word in words), join_type=Q.OR)


async def days(
    client: BaseDBAsyncClient, ids: Sequence[int], *, dialect: Dialect
) -> list[tuple[Any, ...]]:
    """Read the days of people by `Person.id`, values of `DAY_COLUMNS`: JSON still as text."""
    _, rows = await client.execute_query(
        f"SELECT {', '.join(DAY_COLUMNS)} FROM engagement_days"  # noqa: S608 -- constants
        f" WHERE person_id {among(1, dialect)} ORDER BY person_id, day",
        [ids_value(ids, dialect)],
    )
    return [tuple(each) for each in rows]


async def messages(bot_id: int, *, since: datetime) -> list[tuple[int, datetime]]:
    """List to whom the bot wrote of its own accord, and when."""
    rows = await Outreach.filter(
        bot_id=bot_id, status__in=_REACHED, sent_at__gte=since, is_test=False
    ).values("person_id", "sent_at")
    return [(row["person_id"], row["sent_at"]) for row in rows]
