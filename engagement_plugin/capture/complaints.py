"""A defect of ours on every update is one line a minute in the host's log, not a flood."""

import time
from typing import Final

import structlog

INTERVAL_SECONDS: Final = 60.0


class Complaints:
    """Counts errors that must not reach the host, and logs the first of each minute.

    Attributes:
        count: Errors so far.
    """

    def __init__(self, log: structlog.stdlib.BoundLogger, event: str) -> None:
        self.count = 0
        self._log = log
        self._event = event
        self._last_at = float("-inf")

    def add(self, error: Exception) -> None:
        """Count one; never raises."""
        self.count += 1
        now = time.monotonic()
        if now - self._last_at >= INTERVAL_SECONDS:
            self._last_at = now
            self._log.error(self._event, failures=self.count, exc_info=error)
