"""Who is to be congratulated, and how milestones fare with everybody."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from engagement_plugin.milestones.showing import reached, shown
from engagement_plugin.milestones.values import Celebration, MilestoneStanding, Reached
from engagement_plugin.storage import milestones
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.milestones import Achievement

# A celebration later than this is none.
CELEBRATED_WITHIN: Final = timedelta(hours=48)


async def due(bot_id: int, *, now: datetime, most: int, dialect: Dialect) -> list[Celebration]:
    """List whom to congratulate, those first who wait longest; each person once."""
    names = {each.id: shown(each) for each in await milestones.catalogue()}
    since = now - CELEBRATED_WITHIN
    by_person: dict[int, list[Achievement]] = {}
    for each in await milestones.due(bot_id, since=since, most=most, dialect=dialect):
        by_person.setdefault(each.person_id, []).append(each)
    return [
        Celebration(
            bot_id=bot_id,
            telegram_id=found[0].telegram_id,
            person_id=person,
            reached=tuple(sorted((reached(names, each) for each in found), key=_hardest_first)),
            marks=tuple((each.progress_id, each.times) for each in found),
        )
        for person, found in by_person.items()
    ]


async def audience(bot_id: int, *, dialect: Dialect) -> list[MilestoneStanding]:
    """Tell how many reached what; what is offered no longer, where anybody did."""
    days = await milestones.days_to_reach(bot_id, dialect=dialect)
    return [
        MilestoneStanding(
            milestone=shown(each),
            reached=sum(days.get(each.id, {}).values()),
            median_days=_median(days.get(each.id, {})),
        )
        for each in await milestones.catalogue()
        if each.is_active or each.id in days
    ]


def _hardest_first(each: Reached) -> tuple[int, str]:
    return -each.milestone.difficulty, each.milestone.code


def _median(counts: Mapping[float, int]) -> float | None:
    """Give the middle one of values that are counted.

    >>> _median({1.0: 2, 5.0: 1}), _median({})
    (1.0, None)
    """
    half, so_far = sum(counts.values()) / 2, 0
    for value in sorted(counts):
        so_far += counts[value]
        if so_far >= half:
            return value
    return None
