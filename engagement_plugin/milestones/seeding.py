"""Brings what a deployment offers into the database; twice changes nothing."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from engagement_plugin.milestones.specs import MilestoneSpec
from engagement_plugin.milestones.values import Seeded
from engagement_plugin.storage import milestones
from engagement_plugin.storage.milestones import Definition


async def seed(specs: Sequence[MilestoneSpec], *, overwrite: bool, now: datetime) -> Seeded:
    """Add what is new; with `overwrite`, also change what differs and retire what is gone."""
    wanted = {spec.code: _definition(spec, place) for place, spec in enumerate(specs)}
    stored = {each.definition.code: each for each in await milestones.catalogue()}
    added = [each for code, each in wanted.items() if code not in stored]
    differing = [
        each
        for code, each in wanted.items()
        if code in stored and not (stored[code].is_active and stored[code].definition == each)
    ]
    gone = [code for code, each in stored.items() if each.is_active and code not in wanted]
    if added:
        await milestones.add(added, now=now)
    if overwrite:
        for definition in differing:
            await milestones.change(definition, now=now)
        if gone:
            await milestones.retire(gone, now=now)
    codes = tuple(each.code for each in differing)
    touched = {*codes, *gone, *(each.code for each in added)}
    same = tuple(code for code, each in stored.items() if each.is_active and code not in touched)
    return Seeded(
        added=tuple(each.code for each in added),
        changed=codes if overwrite else (),
        kept=same if overwrite else (*same, *codes, *gone),
        differing=() if overwrite else (*codes, *gone),
        retired=tuple(gone) if overwrite else (),
    )


def _definition(spec: MilestoneSpec, place: int) -> Definition:
    words = spec.first_words
    return Definition(
        code=spec.code,
        category=spec.category,
        metric=spec.metric,
        target=float(spec.target),
        difficulty=spec.difficulty,
        points=spec.points,
        icon=spec.icon,
        title_id=words.title,
        text_id=words.text,
        celebration_id=words.celebration,
        words=(
            {language: msgspec.to_builtins(each) for language, each in spec.words.items()}
            if spec.origin == "host"
            else {}
        ),
        repeatable=spec.is_repeatable,
        position=place,
        origin=spec.origin,
    )
