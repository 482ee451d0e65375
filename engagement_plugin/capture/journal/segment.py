"""One file of the journal: appended to by its process, read from by the mover."""

import os
from collections import deque
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from engagement_plugin.capture.journal.frames import Record, unpack

# Read at once; some hundreds of records.
READ_BYTES: Final = 64 * 1024
# Records of one segment that stay in memory; a mover that is further behind reads the file.
MOST_KEPT: Final = 2_000
DAMAGED: Final = ".damaged"


class Segment:
    """An append-only file of frames.

    Attributes:
        size: Bytes of whole frames written.
        moved: Bytes whose records need no more care.
        waiting: Records this process appended that still do; of an adopted file nobody knows.
        skipped: Places where something was found that is no record.
        is_closed: Nothing can be read any more.
    """

    def __init__(self, path: Path, *, adopted: bool = False) -> None:
        self.path = path
        self.is_adopted = adopted
        self.moved = 0
        self.waiting = 0
        self.skipped = 0
        self.is_closed = False
        self._kept: deque[tuple[Record, int]] | None = None if adopted else deque()
        flags = os.O_RDWR if adopted else os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND
        self._file = os.open(path, flags, 0o600)
        self.size = os.fstat(self._file).st_size

    def append(self, frames: Sequence[bytes], records: Sequence[Record]) -> None:
        """Write frames whole, or leave the file as it was.

        The records stay in memory too, for a mover that keeps up: reading it back would cost
        more than writing it did.

        Raises:
            OSError: The disk is full, or gone.
        """
        content = frames[0] if len(frames) == 1 else b"".join(frames)
        try:
            written = os.write(self._file, content)
        except OSError:
            os.ftruncate(self._file, self.size)
            raise
        if written != len(content):
            os.ftruncate(self._file, self.size)
            raise OSError(28, "no space left for a whole record")
        for frame, record in zip(frames, records, strict=True):
            self.size += len(frame)
            self.waiting += 1
            if self._kept is not None:
                if len(self._kept) < MOST_KEPT:
                    self._kept.append((record, self.size))
                else:
                    self._kept = None

    @property
    def is_moved(self) -> bool:
        """Say whether everything in it is settled."""
        return self.moved >= self.size

    def read(self, limit: int) -> tuple[list[Record], int]:
        """Read what comes next, and the offset to settle when it is in the database.

        Bytes that are no records are passed over and counted in `skipped`. What is left behind
        the last frame of a file nobody writes to any more is a torn write, and settles too; so
        does all the rest of a file that the disk does not give back.
        """
        if self._kept:
            chosen = list(islice(self._kept, limit))
            return [record for record, _ in chosen], chosen[-1][1]
        wanted = READ_BYTES
        while True:
            try:
                buffer = os.pread(self._file, min(wanted, self.size - self.moved), self.moved)
            except OSError:
                self.skipped += 1
                return [], self.size
            records, end, damages = _records(buffer, limit)
            is_last = self.moved + len(buffer) >= self.size or not buffer
            if records or is_last:
                break
            wanted *= 2
        self.skipped += damages
        if is_last and len(records) < limit and end < len(buffer):
            self.skipped += 1
            return records, self.size
        return records, self.size if not buffer else self.moved + end

    def settle(self, offset: int, *, records: int) -> None:
        """Note that everything before an offset is in the database, so many records of it."""
        self.moved = offset
        self.waiting = max(0, self.waiting - records)
        while self._kept and self._kept[0][1] <= offset:
            self._kept.popleft()

    def close(self, *, keep: bool) -> None:
        """Close the file; what was damaged is kept aside, anything else goes if it may."""
        os.close(self._file)
        self.is_closed = True
        if self.skipped:
            self.path.rename(self.path.with_name(self.path.name + DAMAGED))
        elif not keep:
            self.path.unlink(missing_ok=True)


def _records(buffer: bytes, limit: int) -> tuple[list[Record], int, int]:
    """Read at most so many records; gives them, where they end, and the damages between."""
    records: list[Record] = []
    end = damages = 0
    for frame in unpack(buffer):
        if frame.record is None:
            damages += 1
        else:
            records.append(frame.record)
        end = frame.end
        if len(records) >= limit:
            break
    return records, end, damages


def segments_in(folder: Path, *, suffix: str) -> Sequence[Path]:
    """List a folder's segments, oldest first."""
    return sorted(folder.glob(f"*{suffix}"))
