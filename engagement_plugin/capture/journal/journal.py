"""A process's journal: segments in a folder of its own, and those of the dead it adopts."""

import os
import uuid
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from engagement_plugin.capture.journal.frames import Record, pack
from engagement_plugin.capture.journal.segment import DAMAGED, Segment, segments_in
from engagement_plugin.logs import get_logger

SUFFIX: Final = ".journal"
LOCK: Final = "alive.lock"
SEGMENT_BYTES: Final = 4 * 1024 * 1024
OPENING_TRIES: Final = 5

log = get_logger(__name__)


@dataclass(slots=True)
class JournalCounters:
    """What the journal lost, and why."""

    dropped: int = 0
    damaged: int = 0
    adopted: int = 0


class Journal:
    """Everything seen and not yet in the database, safe from the death of the process.

    Records are written to the operating system before `append` returns: a killed process loses
    none. (A power cut may; the disk is not waited for.) Each process writes to a folder of its
    own under a lock, so that processes never fight over one, and the lock of a dead process
    tells the living that its folder may be adopted.

    Args:
        folder: Of all processes that write to one database.
        most_bytes: Beyond it the oldest segment is dropped and counted.

    Attributes:
        taken: Records this process appended. `settled`: those of them that need no more care.
    """

    def __init__(
        self, folder: Path, *, most_bytes: int, segment_bytes: int = SEGMENT_BYTES
    ) -> None:
        self.counters = JournalCounters()
        self.taken = 0
        self.settled = 0
        self._folder = folder
        self._most_bytes = most_bytes
        self._segment_bytes = min(segment_bytes, max(most_bytes // 4, 1))
        self._own: Path | None = None
        self._lock: FileLock | None = None
        self._number = 0
        self._active: Segment | None = None
        self._sealed: deque[Segment] = deque()
        self._later: list[Record] = []
        self._adopted_locks: list[tuple[Path, FileLock]] = []

    def open(self) -> None:
        """Make the process's own folder.

        Raises:
            OSError: The folder cannot be written.
        """
        if self._lock is not None:
            # The folder was taken away from under a running process.
            self._lock.release(force=True)
            self._own = self._lock = None
            if self._active is not None:
                self._sealed.append(self._active)
                self._active = None
        for _ in range(OPENING_TRIES):
            own = self._folder / f"{os.getpid()}-{uuid.uuid4().hex[:12]}"
            own.mkdir(parents=True, mode=0o700)
            lock = FileLock(own / LOCK)
            try:
                lock.acquire(blocking=False)
            except (Timeout, FileNotFoundError):
                continue
            if not (own / LOCK).is_file():
                # Somebody who adopts the dead took the empty folder for one of theirs.
                lock.release()
                continue
            self._own, self._lock = own, lock
            return
        raise OSError(11, "no folder of its own was left to the journal", str(self._folder))

    @property
    def is_open(self) -> bool:
        """Say whether there is a folder to write to, still."""
        return self._own is not None and self._own.is_dir()

    @property
    def bytes(self) -> int:
        """Count the bytes that wait."""
        return sum(each.size - each.moved for each in self._segments())

    def append_later(self, record: Record) -> None:
        """Write a record along with the next one, or when the mover comes for it.

        For what becomes known afterwards: a write of its own would cost more than it is worth.
        """
        if self._own is None:
            raise OSError(2, "the journal is not open")
        self._later.append(record)
        self.taken += 1

    def append(self, record: Record) -> None:
        """Write a record, and what was left for later.

        Raises:
            OSError: The disk is full or the folder gone; nothing was written.
        """
        self._write([*self._later, record])
        self._later.clear()
        self.taken += 1

    def read(self, limit: int) -> "Batch | None":
        """Give the oldest records that are not settled, or None when there are none."""
        self._write_later()
        for segment in self._segments():
            if not segment.is_moved:
                records, end = segment.read(limit)
                return Batch(segment, records, end)
        return None

    def settle(self, batch: "Batch") -> None:
        """Forget a batch: the database has it. Segments that are done are removed."""
        if batch.segment.is_closed:
            # Dropped while the database took the batch: counted already.
            return
        batch.segment.settle(batch.end, records=len(batch.records))
        if not batch.segment.is_adopted:
            self.settled += len(batch.records)
        while self._sealed and self._sealed[0].is_moved:
            self._discard(self._sealed.popleft())
        if not self._sealed:
            self._release_adopted()

    def adopt(self) -> int:
        """Take over the segments of dead processes; gives how many."""
        found = 0
        for folder in sorted(self._folder.iterdir()) if self._folder.is_dir() else ():
            if folder == self._own or not folder.is_dir():
                continue
            lock = FileLock(folder / LOCK)
            try:
                lock.acquire(blocking=False)
            except (Timeout, OSError):
                continue
            orphans = segments_in(folder, suffix=SUFFIX)
            for path in reversed(orphans):
                self._sealed.appendleft(Segment(path, adopted=True))
            found += len(orphans)
            self._adopted_locks.append((folder, lock))
        if found:
            self.counters.adopted += found
            log.warning("adopted the journal of a dead process", segments=found)
        elif not self._sealed:
            self._release_adopted()
        return found

    def close(self) -> None:
        """Close everything; what is not in the database stays for whoever comes next."""
        self._write_later()
        for segment in self._segments():
            self._discard(segment)
        self._active = None
        self._sealed.clear()
        self._release_adopted()
        if self._own is not None and self._lock is not None:
            _leave(self._own, self._lock)
            self._own = self._lock = None

    def _write(self, records: Sequence[Record]) -> None:
        frames = [pack(record) for record in records]
        active = self._active
        if active is None or active.size >= self._segment_bytes:
            active = self._rotate()
        active.append(frames, records)

    def _write_later(self) -> None:
        if not self._later:
            return
        try:
            self._write(self._later)
        except OSError as error:
            # Only how it went is lost, not what happened.
            self.settled += len(self._later)
            log.error("outcomes were lost", records=len(self._later), reason=str(error))
        self._later.clear()

    def _segments(self) -> list[Segment]:
        return [*self._sealed, *((self._active,) if self._active is not None else ())]

    def _rotate(self) -> Segment:
        if self._own is None:
            raise OSError(2, "the journal is not open")
        self._number += 1
        fresh = Segment(self._own / f"{self._number:08d}{SUFFIX}")
        if self._active is not None:
            self._sealed.append(self._active)
        self._active = fresh
        while self._sealed and self.bytes > self._most_bytes - self._segment_bytes:
            self._drop(self._sealed.popleft())
        while self._sealed and self._sealed[0].is_moved:
            self._discard(self._sealed.popleft())
        return fresh

    def _drop(self, segment: Segment) -> None:
        lost = segment.waiting
        self.settled += lost
        while segment.is_adopted and not segment.is_moved:
            records, end = segment.read(10_000)
            segment.settle(end, records=0)
            lost += len(records)
        self.counters.dropped += lost
        log.error("the journal is full: its oldest part was dropped", records=lost)
        segment.settle(segment.size, records=lost)
        self._discard(segment)

    def _discard(self, segment: Segment) -> None:
        if segment.skipped:
            self.counters.damaged += segment.skipped
            kept = segment.path.name + DAMAGED
            log.error("a damaged segment is kept aside", file=kept, damages=segment.skipped)
        segment.close(keep=not segment.is_moved)

    def _release_adopted(self) -> None:
        for folder, lock in self._adopted_locks:
            _leave(folder, lock)
        self._adopted_locks.clear()


@dataclass(frozen=True, slots=True)
class Batch:
    """Records of one segment, and where they end."""

    segment: Segment
    records: list[Record]
    end: int


def _leave(folder: Path, lock: FileLock) -> None:
    # The lock goes while it is held: nobody can take a folder that is about to vanish for theirs.
    if not any(folder.glob(f"*{SUFFIX}")):
        (folder / LOCK).unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()
    lock.release()
