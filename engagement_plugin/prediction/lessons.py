"""Between what is kept and what learns: drawing people, packing a lesson, keeping its outcome."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.metadata import version as library_version
from typing import Final

import numpy as np

from engagement_plugin.insight.history import SLOT_SECONDS
from engagement_plugin.learning.sealing import Sealed
from engagement_plugin.prediction import features
from engagement_plugin.prediction.churn.training import Terms
from engagement_plugin.prediction.reading import Material, joined
from engagement_plugin.prediction.training import Lesson, Outcome
from engagement_plugin.settings import PredictionSettings
from engagement_plugin.storage.model_versions import Kept, NewVersion

_NOTHING: Final = b""


def draw(people: Sequence[int], *, most: int, seed: int) -> list[int]:
    """Draw people, the same ones each time; all of them where there are no more."""
    if len(people) <= most:
        return list(people)
    chosen = np.random.default_rng(seed).choice(len(people), most, replace=False)
    return [people[place] for place in sorted(chosen.tolist())]


def lesson(
    parts: Sequence[Material],
    *,
    places: Mapping[int, int],
    written: Sequence[tuple[int, datetime]],
    kept: Sequence[Kept],
    now: datetime,
    settings: PredictionSettings,
    least_rows: int,
) -> Lesson:
    """Put together what a training needs."""
    known = [(places[person], slot_of(at)) for person, at in written if person in places]
    person, slot = np.array(known or np.empty((0, 2)), dtype=np.int64).T
    return Lesson(
        people=len(places),
        material=joined(parts),
        written=(person, slot),
        kept=[sealed(each) for each in kept],
        terms=Terms(
            now=slot_of(now),
            seed=settings.seed,
            least_rows=least_rows,
            most_rows=settings.max_rows,
        ),
    )


def slot_of(moment: datetime) -> int:
    """Number the half hour since 1970."""
    return int(moment.timestamp() // SLOT_SECONDS)


def sealed(kept: Kept) -> Sealed:
    """Give a model as it was sealed."""
    return Sealed(body=kept.body, sha256=kept.sha256, schema=kept.features, library=kept.library)


def version(outcome: Outcome, *, trained_at: datetime) -> NewVersion:
    """Give what is to be kept of a training; without a body where nothing new is to serve."""
    found = outcome.sealed
    return NewVersion(
        purpose=outcome.purpose,
        name=outcome.name,
        body=_NOTHING if found is None else found.body,
        sha256="" if found is None else found.sha256,
        features=features.schema() if found is None else found.schema,
        library=library_version("scikit-learn") if found is None else found.library,
        horizon=outcome.horizon,
        rows=outcome.rows,
        report=outcome.report,
        passed=found is not None,
        trained_at=trained_at,
    )
