"""Next week's mood on real texts: what serves beside persistence, the mean and the shrunk mean."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

from engagement_plugin.prediction.mood import train_mood, weeks

from .events import Events
from .report import Cell, NotPossibleError, Table

_DAY_SECONDS: Final = 86_400
_SEED: Final = 0


class Felt(NamedTuple):
    """What came of one history."""

    table: Table
    figures: Mapping[str, Cell]


def measure_mood(events: Events) -> Felt:
    """Compare mean absolute errors over people, on the newer weeks.

    Raises:
        NotPossibleError: There are too few weeks with messages.
    """
    judged = np.isfinite(events.mood)
    found = weeks(
        events.person[judged],
        np.asarray(events.at[judged] // _DAY_SECONDS, dtype=np.int64),
        events.mood[judged],
        np.ones(int(judged.sum())),
    )
    _, report = train_mood(found, seed=_SEED)
    if "errors" not in report:
        raise NotPossibleError(f"{events.name}: too few weeks with messages")
    errors = report["errors"]
    return Felt(
        table=Table(
            title=f"{events.name}, mood of the next week: {report['weeks_judged']} weeks of"
            f" {report['people']} people; serves: {report['serves']}",
            head=("foretold by", "mean error"),
            rows=list(errors.items()),
        ),
        figures={
            "mood_error": errors[report["serves"]],
            "mood_best_baseline": min(
                errors[name] for name in ("persistence", "mean", "shrunk_mean")
            ),
        },
    )
