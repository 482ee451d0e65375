"""Rows as JSON files, each whole by itself and small enough for Telegram."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any, Final, TextIO

import msgspec

# Under Telegram's 50 MB, with room for what counts as a megabyte.
PART_BYTES: Final = 45_000_000


class Parts:
    """Writes rows one after the other into files in a folder.

    Args:
        about: Stands at the head of each file.
        most: Bytes a file may have; a row longer than that has a file of its own.
    """

    def __init__(self, folder: Path, about: Mapping[str, Any], *, most: int = PART_BYTES) -> None:
        self.files: list[Path] = []
        self._folder = folder
        self._about = about
        self._most = most
        self._file: TextIO | None = None
        self._size = 0

    async def write(self, rows: AsyncIterator[tuple[str, Mapping[str, Any]]]) -> list[Path]:
        """Write all of them; gives the files."""
        try:
            async for table, row in rows:
                self._add(_json({"table": table, **row}))
        finally:
            self._end()
        if not self.files:
            self._file = self._begin()
            self._end()
        return self.files

    def _add(self, line: str) -> None:
        size = len(line.encode("utf-8", "replace")) + 2
        if self._file is None or self._size + size > self._most:
            self._end()
            self._file, between = self._begin(), "\n"
        else:
            between = ",\n"
        self._file.write(between + line)
        self._size += size

    def _begin(self) -> TextIO:
        number = len(self.files) + 1
        path = self._folder / f"my_data_{number}.json"
        head = _json({**self._about, "part": number})
        file = path.open("w", encoding="utf-8", errors="replace")
        file.write(f'{head[:-1]}, "rows": [')
        self._size = len(head)
        self.files.append(path)
        return file

    def _end(self) -> None:
        if self._file is not None:
            self._file.write("\n]}\n")
            self._file.close()
            self._file = None


def _json(value: Mapping[str, Any]) -> str:
    # Times and enums as text, and null for what is no number.
    return msgspec.json.encode(value).decode()
