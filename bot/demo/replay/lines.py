"""A file's rows as mappings, each with the number of its line; CSV or JSON lines, packed or not."""

import csv
import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeAlias, cast

Numbered: TypeAlias = Iterator[tuple[int, Mapping[str, Any]]]


class LogError(ValueError):
    """A log cannot be replayed; nothing of it has been.

    Attributes:
        line: The first one that is wrong; 0 is the file as a whole.
    """

    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path = path
        self.line = line
        self.reason = reason
        place = f"{path.name}, line {line}" if line else path.name
        super().__init__(f"{place}: {reason}. docs/replay.md shows what a log looks like.")


def rows(path: Path) -> Numbered:
    """Read a file row by row.

    Raises:
        LogError: A line is not of its format, or the file cannot be read.
    """
    name = path.name.lower().removesuffix(".gz")
    reader = _READERS.get(Path(name).suffix)
    if reader is None:
        known = ", ".join(_READERS)
        raise LogError(path, 0, f"the name should end in one of {known}, with or without .gz")
    yield from reader(path, _lines(path))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        with _opened(path) as file:
            for number, line in enumerate(file, 1):
                yield number, line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        raise LogError(path, number, "this is no UTF-8") from None
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise LogError(path, number + 1, "the packed file is broken or cut off here") from None
    except OSError as error:
        raise LogError(path, 0, f"the file cannot be read ({error.strerror})") from None


def _opened(path: Path) -> BinaryIO:
    if path.name.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")


def _json(path: Path, lines: Iterable[tuple[int, str]]) -> Numbered:
    for number, line in lines:
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            raise LogError(path, number, "this is no JSON") from None
        if not isinstance(row, dict):
            raise LogError(path, number, "this is no JSON object, {…}")
        yield number, row


def _csv(path: Path, lines: Iterable[tuple[int, str]]) -> Numbered:
    reader = csv.reader((line for _, line in lines), strict=True)
    header: list[str] | None = None
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise LogError(path, begins, f"this is no CSV ({error})") from None
        if cells is None:
            return
        if header is None:
            header = _header(path, cells)
        elif cells:
            if len(cells) != len(header):
                reason = f"{len(cells)} cells, and the first line names {len(header)}"
                raise LogError(path, begins, reason)
            yield begins, dict(zip(header, cells, strict=True))


def _header(path: Path, cells: list[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    if missing := [name for name in ("user", "ts_utc") if name not in names]:
        raise LogError(path, 1, f"no column is called {' or '.join(missing)}")
    if len(set(names)) < len(names):
        raise LogError(path, 1, "two columns have the same name")
    return names


_READERS: Final[Mapping[str, Callable[[Path, Iterable[tuple[int, str]]], Numbered]]] = {
    ".csv": _csv,
    ".jsonl": _json,
    ".ndjson": _json,
}
