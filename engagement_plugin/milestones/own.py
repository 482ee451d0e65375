"""A host's own milestones, as they stand in the settings."""

import difflib
from collections.abc import Sequence

from engagement_plugin.domain import MilestoneCategory
from engagement_plugin.errors import ConfigError
from engagement_plugin.milestones.catalogue import SHIPPED
from engagement_plugin.milestones.specs import MilestoneSpec, Words, require_distinct
from engagement_plugin.settings import OwnMilestoneSettings


def offered(
    settings: Sequence[OwnMilestoneSettings], own: Sequence[MilestoneSpec] = ()
) -> tuple[MilestoneSpec, ...]:
    """List what a deployment offers: ours, then the settings', then those made in Python.

    Raises:
        ConfigError: One of them cannot be, or two have one code.
    """
    specs = (*SHIPPED, *(_spec(each) for each in settings), *own)
    require_distinct(specs)
    return specs


def _spec(each: OwnMilestoneSettings) -> MilestoneSpec:
    return MilestoneSpec(
        code=each.code,
        category=_category(each),
        metric=each.metric,
        target=each.target,
        icon=each.icon,
        difficulty=each.difficulty,
        points=each.points,
        is_repeatable=each.repeatable,
        words={
            language: Words(title=words.title, text=words.text, celebration=words.celebration)
            for language, words in each.texts.items()
        },
    )


def _category(each: OwnMilestoneSettings) -> MilestoneCategory:
    known = [category.value for category in MilestoneCategory]
    if each.category in known:
        return MilestoneCategory(each.category)
    near = difflib.get_close_matches(each.category, known, n=1)
    raise ConfigError(
        key=f"milestones.own.{each.code}.category",
        reason=f"there is no category {each.category!r}",
        mend=f"Did you mean {near[0]}?" if near else f"Write one of: {', '.join(known)}.",
    )
