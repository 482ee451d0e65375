"""What one part of the sending benchmark gives."""

from collections.abc import Mapping
from dataclasses import dataclass

from .report import Cell, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Figures by the names of the design, the sizes they were got with, and a table to read."""

    figures: Mapping[str, Cell]
    sizes: Mapping[str, Cell]
    table: Table
