"""What an admin may take away, page by page: people are numbers, and nobody's words are in it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain import Patterns
from engagement_plugin.storage.models import BehaviorPatterns

_MAPS: Final = ("types", "features", "contents")
DAY_COLUMNS: Final = (
    "day", "person_id", "interactions", "sessions", *_MAPS, "bins", "sentiment_sum",
    "sentiment_square_sum", "sentiment_n", "positives", "negatives", "quality_sum", "quality_n",
    "thoughtful", "reply_latency_sum_ms", "reply_latency_n", "handler_sum_ms", "handler_n",
)  # fmt: skip
PEOPLE_COLUMNS: Final = (
    "person_id",
    *(name for name in Patterns.__struct_fields__ if name not in {"rhythm", "reasons"}),
)


async def days_page(
    client: BaseDBAsyncClient, bot_id: int, *, after: tuple[date, int], last: date, most: int
) -> list[list[Any]]:
    """Give the rollups that follow a day and a person, by day and person, up to the last day."""
    day, person = after
    rows = await client.execute_query_dict(
        f"SELECT {', '.join(DAY_COLUMNS)} FROM engagement_days"  # noqa: S608 -- names and numbers of ours
        f" WHERE bot_id = {int(bot_id)} AND day <= '{last.isoformat()}'"
        f" AND (day, person_id) > ('{day.isoformat()}', {int(person)})"
        f" ORDER BY day, person_id LIMIT {int(most)}"
    )
    return [[_plain(name, row[name]) for name in DAY_COLUMNS] for row in rows]


async def people_page(bot_id: int, *, after: int, most: int) -> list[list[Any]]:
    """Give what is known of the people who follow a person, by person."""
    rows = (
        await BehaviorPatterns.filter(bot_id=bot_id, person_id__gt=after)
        .order_by("person_id")
        .limit(most)
        .values(*PEOPLE_COLUMNS)
    )
    return [[_joined(row[name]) for name in PEOPLE_COLUMNS] for row in rows]


def _plain(name: str, value: Any) -> Any:
    """Write what the database keeps as JSON in one cell."""
    if name in _MAPS:
        counts = _decoded(value)
        return "; ".join(f"{each} {n}" for each, n in sorted(counts.items()))
    if name == "bins":
        return _joined(_decoded(value))
    return date.fromisoformat(value) if name == "day" and isinstance(value, str) else value


def _decoded(value: Any) -> Any:
    return msgspec.json.decode(value) if isinstance(value, str) else value


def _joined(value: Any) -> Any:
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return "; ".join(map(str, value)) if is_list else value
