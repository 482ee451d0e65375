"""The catalogue as it was seeded, who reached what, and what is to be celebrated."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from tortoise import Tortoise

from engagement_plugin.domain import MilestoneCategory
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import Milestone, MilestoneProgress
from engagement_plugin.storage.wording import moment_value, param

# Days are counted in quarters, so that however many people there are, few rows come back.
_QUARTERS: Final = 4


class Definition(Struct, frozen=True, kw_only=True):
    """What a milestone is; the model says what each column means."""

    code: str
    category: MilestoneCategory
    metric: str
    target: float
    difficulty: int
    points: int
    icon: str
    title_id: str
    text_id: str
    celebration_id: str
    words: Mapping[str, Any]
    repeatable: bool
    position: int
    origin: str


class StoredMilestone(Struct, frozen=True, kw_only=True):
    """A milestone that was seeded."""

    id: int
    definition: Definition
    is_active: bool
    seeded_at: datetime


class Achievement(Struct, frozen=True, kw_only=True):
    """A person's milestone that was reached, `times` times, the last time at `at`."""

    progress_id: int
    person_id: int
    telegram_id: int
    milestone_id: int
    times: int
    at: datetime


_NAMES: Final = Definition.__struct_fields__


async def catalogue() -> list[StoredMilestone]:
    """List every milestone ever seeded, in the order in which they are shown."""
    return [
        StoredMilestone(
            id=row.id,
            definition=Definition(**{name: getattr(row, name) for name in _NAMES}),
            is_active=row.active,
            seeded_at=row.seeded_at,
        )
        for row in await Milestone.all().order_by("position", "id")
    ]


async def add(definitions: Sequence[Definition], *, now: datetime) -> None:
    """Seed milestones; another process may be doing the same."""
    rows = [
        Milestone(**{name: getattr(each, name) for name in _NAMES}, seeded_at=now, changed_at=now)
        for each in definitions
    ]
    await Milestone.bulk_create(rows, ignore_conflicts=True)


async def change(definition: Definition, *, now: datetime) -> None:
    """Write a definition over the one of its code, which is offered again."""
    values = {name: getattr(definition, name) for name in _NAMES if name != "code"}
    await Milestone.filter(code=definition.code).update(**values, active=True, changed_at=now)


async def retire(codes: Collection[str], *, now: datetime) -> None:
    """Offer milestones no longer; who reached them keeps them."""
    await Milestone.filter(code__in=list(codes)).update(active=False, changed_at=now)


async def due(bot_id: int, *, since: datetime, most: int, dialect: Dialect) -> list[Achievement]:
    """List what is to be celebrated, of so many people, those first who wait longest."""
    client = Tortoise.get_connection(connection_name(dialect))
    rows = await client.execute_query_dict(
        _DUE.format(
            bot=param(1, "bigint", dialect),
            since=param(2, "timestamptz", dialect),
            most=param(3, "bigint", dialect),
        ),
        [bot_id, moment_value(since, dialect), most],
    )
    found = await MilestoneProgress.filter(
        person_id__in=[row["person_id"] for row in rows],
        achieved_at__gte=since,
        celebrated_at__isnull=True,
        is_silent=False,
    ).values_list("id", "person_id", "person__telegram_id", "milestone_id", "times", "achieved_at")
    order = {row["person_id"]: place for place, row in enumerate(rows)}
    achievements = [Achievement(**dict(zip(_ACHIEVED, row, strict=True))) for row in found]
    return sorted(achievements, key=lambda each: (order[each.person_id], each.progress_id))


async def reached(person_id: int) -> list[Achievement]:
    """List what a person has reached, celebrated or not."""
    found = await MilestoneProgress.filter(
        person_id=person_id, achieved_at__not_isnull=True
    ).values_list("id", "person_id", "person__telegram_id", "milestone_id", "times", "achieved_at")
    return [Achievement(**dict(zip(_ACHIEVED, row, strict=True))) for row in found]


async def mark_celebrated(marks: Sequence[tuple[int, int]], *, at: datetime) -> int:
    """Mark achievements as celebrated; gives how many were not yet.

    Args:
        marks: Id of the progress, and how often it had been reached when it was read: what was
            reached once more since then is another achievement.
    """
    return sum(
        [
            await MilestoneProgress.filter(
                id=progress, times=times, achieved_at__not_isnull=True, celebrated_at__isnull=True
            ).update(celebrated_at=at)
            for progress, times in marks
        ]
    )


async def days_to_reach(bot_id: int, *, dialect: Dialect) -> dict[int, dict[float, int]]:
    """Count, for each milestone, after how many days people reached it, in quarters of a day."""
    client = Tortoise.get_connection(connection_name(dialect))
    statement = _DAYS_SQLITE if dialect == "sqlite" else _DAYS_POSTGRES
    found: dict[int, dict[float, int]] = {}
    for row in await client.execute_query_dict(statement, [bot_id]):
        quarters = max(int(row["quarters"]), 0) / _QUARTERS
        counts = found.setdefault(row["milestone_id"], {})
        counts[quarters] = counts.get(quarters, 0) + int(row["n"])
    return found


_ACHIEVED: Final = Achievement.__struct_fields__
_DUE: Final = (
    "SELECT person_id FROM user_milestone_progress"
    " WHERE bot_id = {bot} AND achieved_at >= {since} AND celebrated_at IS NULL"
    " AND NOT is_silent GROUP BY person_id ORDER BY MIN(achieved_at), person_id LIMIT {most}"
)


def _days(quarters: str, bot: str) -> str:
    return (
        f"SELECT r.milestone_id, {quarters} AS quarters, COUNT(*) AS n"  # noqa: S608 -- constants
        " FROM user_milestone_progress AS r JOIN engagement_person AS p ON p.id = r.person_id"
        f" WHERE r.bot_id = {bot} AND r.achieved_at IS NOT NULL GROUP BY 1, 2"
    )


_DAYS_SQLITE: Final = _days(
    f"CAST((julianday(r.achieved_at) - julianday(p.first_seen_at)) * {_QUARTERS} AS INTEGER)",
    "?",
)
_DAYS_POSTGRES: Final = _days(
    f"trunc(extract(epoch FROM r.achieved_at - p.first_seen_at) / 86400 * {_QUARTERS})",
    "$1::bigint",
)
