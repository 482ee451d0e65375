"""Where records wait when no disk takes them: in memory, bounded, gone with the process."""

from collections import deque

from engagement_plugin.capture.journal.frames import Record


class MemoryJournal:
    """The journal's stand-in while its disk is full or its folder cannot be written.

    Attributes:
        taken: Records ever appended. `settled`: those that need no more care.
        dropped: The oldest, thrown away at the bound.
    """

    def __init__(self, most: int) -> None:
        self.taken = 0
        self.settled = 0
        self.dropped = 0
        self._most = most
        self._records: deque[Record] = deque()

    def append(self, record: Record) -> None:
        """Take a record, if need be in the place of the oldest."""
        if len(self._records) >= self._most:
            self._records.popleft()
            self.settled += 1
            self.dropped += 1
        self._records.append(record)
        self.taken += 1

    def read(self, limit: int) -> "list[Record] | None":
        """Give the oldest records, which stay until they are settled."""
        size = min(limit, len(self._records))
        return [self._records[n] for n in range(size)] or None

    def settle(self, batch: list[Record]) -> None:
        """Forget a batch; what was dropped meanwhile is gone already."""
        for record in batch:
            if self._records and self._records[0] is record:
                self._records.popleft()
                self.settled += 1
