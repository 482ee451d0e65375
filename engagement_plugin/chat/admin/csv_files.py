"""CSV files for spreadsheets: nothing in them is a formula, and none is too large to send."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO, Final

# Telegram takes 50 MB from a bot.
MOST_BYTES: Final = 45_000_000
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


class CsvFiles:
    """Writes rows into a file, and goes on in another before one grows too large.

    Each file begins with a mark by which spreadsheets know UTF-8, and with the names of the columns.
    """

    def __init__(
        self, folder: Path, name: str, columns: Sequence[str], *, most: int = MOST_BYTES
    ) -> None:
        self.paths: list[Path] = []
        self._folder = folder
        self._name = name
        self._columns = columns
        self._most = most
        self._file: BinaryIO | None = None

    def write(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows."""
        for row in rows:
            if self._file is None or self._file.tell() >= self._most:
                self._file = self._begun()
            self._file.write(_line(row))

    def close(self) -> list[Path]:
        """End the last file, and give all that there are."""
        if self._file is not None:
            self._file.close()
        return self.paths

    def _begun(self) -> BinaryIO:
        self.close()
        part = f"-{len(self.paths) + 1}" if self.paths else ""
        self.paths.append(self._folder / f"{self._name}{part}.csv")
        file = self.paths[-1].open("wb")
        file.write(BOM_UTF8 + _line(self._columns))
        return file


def _line(row: Sequence[Any]) -> bytes:
    line = StringIO(newline="")
    csv.writer(line).writerow([cell(value) for value in row])
    return line.getvalue().encode()


def cell(value: Any) -> Any:
    """Write a value so that no spreadsheet runs it; numbers are no formulas, below nothing too.

    >>> cell("=1+1"), cell(-0.5), cell(None)
    ("'=1+1", -0.5, '')
    """
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
