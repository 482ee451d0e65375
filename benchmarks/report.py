"""What a benchmark gives back: tables to read, and one line for machines."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | int | float | None


class NotPossibleError(Exception):
    """Something the benchmark needs is not here; no figure is better than a made-up one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a title; figures are shown with three digits."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def lines(self) -> list[str]:
        """Give the table as lines of text, columns under one another."""
        cells = [list(self.head), *([_shown(cell) for cell in row] for row in self.rows)]
        widths = [max(len(row[column]) for row in cells) for column in range(len(self.head))]
        shown = [
            "  ".join(
                cell.rjust(width) if column else cell.ljust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in cells
        ]
        return ["", self.title, *shown]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run came to.

    Attributes:
        figures: The last line, by the names of the design; sizes stand under `n`.
    """

    tables: Sequence[Table]
    figures: Mapping[str, Cell | Mapping[str, Cell]]
    notes: Sequence[str] = field(default=())

    def print(self) -> None:
        """Print the tables, the notes and, last, one line of JSON."""
        for table in self.tables:
            print("\n".join(table.lines()))
        for note in self.notes:
            print(f"\n{note}")
        print(json.dumps(self.figures, ensure_ascii=False))


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
