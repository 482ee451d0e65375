"""Stored milestones as others are shown them."""

from collections.abc import Mapping

import msgspec

from engagement_plugin.milestones.specs import Words
from engagement_plugin.milestones.values import Reached, Shown
from engagement_plugin.storage.milestones import Achievement, StoredMilestone


def shown(stored: StoredMilestone) -> Shown:
    """Give a milestone as it is shown."""
    found = stored.definition
    return Shown(
        code=found.code,
        category=found.category,
        icon=found.icon,
        difficulty=found.difficulty,
        points=found.points,
        metric=found.metric,
        target=found.target,
        is_repeatable=found.repeatable,
        title=found.title_id,
        text=found.text_id,
        celebration=found.celebration_id,
        texts={language: msgspec.convert(each, Words) for language, each in found.words.items()},
    )


def reached(milestones: Mapping[int, Shown], found: Achievement) -> Reached:
    """Give an achievement as it is shown.

    Args:
        milestones: By their id.
    """
    return Reached(milestone=milestones[found.milestone_id], at=found.at, times=found.times)
