"""Predictions on real histories, each beside what a sensible person would write in an afternoon."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from . import events as histories
from .churn import measure
from .events import Events
from .report import Cell, Result

_TIMES: Final = 500
_QUICK_TIMES: Final = 50
_NOTE: Final = (
    "Intervals are of draws of whole people. Minus best: AUC minus that of the best of recency,"
    " active days, logistic on 3 and 7, forest; 5 %: the lower bound of that."
)


def run(*, quick: bool, events: Path | None = None, horizon: int | None = None) -> Result:
    """Measure on the public histories, or on one of your own."""
    tasks = (
        _public(quick=quick) if events is None else [(histories.of_file(events), horizon or 14)]
    )
    measured = {
        f"{history.name}_{days}": measure(
            history, horizon=days, times=_QUICK_TIMES if quick else _TIMES
        )
        for history, days in tasks
    }
    figures: dict[str, dict[str, Cell]] = {}
    for name, each in measured.items():
        for key, value in each.figures.items():
            figures.setdefault(key, {})[name] = value
    return Result(
        tables=[each.table for each in measured.values()],
        notes=(_NOTE,),
        figures={**figures, "n": {"histories": len(measured)}},
    )


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what this benchmark can be told."""
    parser.add_argument("--events", type=Path, help="a CSV file with the columns user, ts_utc")
    parser.add_argument("--horizon", type=int, help="days of silence that count as leaving")


def _public(*, quick: bool) -> Sequence[tuple[Events, int]]:
    gitter = histories.gitter(with_mood=False)
    if quick:
        return [(gitter, 14)]
    college, cdnow = histories.college(), histories.cdnow()
    return [(gitter, 14), (gitter, 30), (college, 14), (cdnow, 90)]
