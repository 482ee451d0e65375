"""Predictions on real histories, each beside what a sensible person would write in an afternoon."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from . import events as histories
from .churn import measure
from .events import Events
from .mood import measure_mood
from .report import Cell, Result, Table
from .timing import measure_timing

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
    times = _QUICK_TIMES if quick else _TIMES
    tables: list[Table] = []
    figures: dict[str, dict[str, Cell]] = {}
    for history, days in tasks:
        measured = measure(history, horizon=days, times=times)
        tables.append(measured.table)
        _add(figures, f"{history.name}_{days}", measured.figures)
    for history in {each.name: each for each, _ in tasks if each.has_hours}.values():
        timed = measure_timing(history, times=times)
        if timed is not None:
            tables.append(timed.table)
            _add(figures, history.name, timed.figures)
    if not quick and events is None:
        felt = measure_mood(histories.gitter(with_mood=True))
        tables.append(felt.table)
        _add(figures, "gitter_2015", felt.figures)
    return Result(
        tables=tables, notes=(_NOTE,), figures={**figures, "n": {"histories": len(tasks)}}
    )


def _add(figures: dict[str, dict[str, Cell]], name: str, found: Mapping[str, Cell]) -> None:
    for key, value in found.items():
        figures.setdefault(key, {})[name] = value


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
