"""A bot's queue of updates: served again until a higher offset confirms them."""

import asyncio
from bisect import bisect_left
from typing import Final

from .refusals import RefusedError
from .shapes import Json

# Kinds an empty `allowed_updates` leaves out (Bot API, getUpdates).
UNASKED_KINDS: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_OTHER_POLLER: Final = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


def kind_of(update: Json) -> str:
    """Name the one optional field an update has.

    Raises:
        ValueError: It has none.
    """
    for key in update:
        if key != "update_id":
            return key
    raise ValueError("an update without content; build it with engagement_plugin.testing.updates")


class Backlog:
    """Updates of one bot, in order of id, with at most one poller waiting.

    Attributes:
        allowed: Kinds asked for; empty means all but `UNASKED_KINDS`.
        withheld: Updates that were never queued, because their kind was not asked for.
    """

    def __init__(self) -> None:
        self.allowed: tuple[str, ...] = ()
        self.withheld: list[Json] = []
        self._pending: list[Json] = []
        self._last_id = 0
        self._poller: asyncio.Future[None] | None = None
        self._drained: list[asyncio.Future[None]] = []

    def __len__(self) -> int:
        return len(self._pending)

    def allows(self, kind: str) -> bool:
        """Tell whether updates of a kind are queued and delivered now."""
        return kind in self.allowed if self.allowed else kind not in UNASKED_KINDS

    def number(self, update: Json) -> Json:
        """Give an update the next id, unless it brings its own."""
        numbered = update if "update_id" in update else {"update_id": self._last_id + 1, **update}
        self._last_id = max(self._last_id, numbered["update_id"])
        return numbered

    def put(self, update: Json) -> int:
        """Queue an update for the poller, and return its id."""
        numbered = self.number(update)
        if not self.allows(kind_of(numbered)):
            self.withheld.append(numbered)
            return int(numbered["update_id"])
        if self._pending and self._pending[-1]["update_id"] > numbered["update_id"]:
            self._pending.append(numbered)
            self._pending.sort(key=_update_id)
        else:
            self._pending.append(numbered)
        self._wake(None)
        return int(numbered["update_id"])

    async def take(self, *, offset: int, limit: int, seconds: float) -> list[Json]:
        """Confirm what lies below an offset and serve what comes next.

        Args:
            offset: Negative ones count from the end, and forget what lies before.
            seconds: To wait when nothing is there.

        Raises:
            RefusedError: 409, another poller came meanwhile.
        """
        self._wake(RefusedError(409, _OTHER_POLLER))
        self._confirm(offset)
        if not self._pending and seconds > 0:
            await self._arrival(seconds)
        return self._pending[:limit]

    async def drained(self) -> None:
        """Wait until every queued update was confirmed."""
        if not self._pending:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._drained.append(future)
        await future

    def clear(self) -> None:
        """Drop what is pending."""
        self._pending.clear()
        for future in self._drained:
            if not future.done():
                future.set_result(None)
        self._drained.clear()

    def release(self, error: RefusedError | None = None) -> None:
        """Let a waiting poller go, with nothing or with a refusal."""
        self._wake(error)

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            below = max(0, len(self._pending) + offset)
        else:
            below = bisect_left(self._pending, offset, key=_update_id)
        if below == len(self._pending):
            self.clear()
        else:
            del self._pending[:below]

    async def _arrival(self, seconds: float) -> None:
        poller = self._poller = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(seconds):
                await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None

    def _wake(self, error: RefusedError | None) -> None:
        poller, self._poller = self._poller, None
        if poller is None or poller.done():
            return
        if error is None:
            poller.set_result(None)
        else:
            poller.set_exception(error)


def _update_id(update: Json) -> int:
    return int(update["update_id"])
