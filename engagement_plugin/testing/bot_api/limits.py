"""Rate limits that answer 429 by themselves, as Telegram's do."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .refusals import too_many

WINDOW_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimits:
    """How many messages a bot may send in any one second; None is no limit.

    Attributes:
        per_second: To everybody together.
        per_chat: To one chat.
    """

    per_second: int | None = None
    per_chat: int | None = None


class Meter:
    """Counts messages in sliding seconds of real time, whatever the server's clock says."""

    def __init__(
        self, limits: RateLimits, *, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._limits = limits
        self._seconds = seconds
        self._sent: dict[tuple[int, int | None], deque[float]] = {}

    def admit(self, bot_id: int, chat_id: int) -> None:
        """Count a message, or refuse it.

        Raises:
            RefusedError: 429; the message is not counted.
        """
        wanted = [
            (self._window(key), limit)
            for key, limit in (
                ((bot_id, None), self._limits.per_second),
                ((bot_id, chat_id), self._limits.per_chat),
            )
            if limit is not None
        ]
        if not wanted:
            return
        now = self._seconds()
        for window, limit in wanted:
            while window and window[0] <= now - WINDOW_SECONDS:
                window.popleft()
            if len(window) >= limit:
                oldest = window[0] if window else now
                raise too_many(max(1, math.ceil(WINDOW_SECONDS - (now - oldest))))
        for window, _ in wanted:
            window.append(now)

    def _window(self, key: tuple[int, int | None]) -> deque[float]:
        window = self._sent.get(key)
        if window is None:
            window = self._sent[key] = deque()
        return window
