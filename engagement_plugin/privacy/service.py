"""What anybody may ask for: everything about them, or nothing any more."""

import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from engagement_plugin.clock import Clock
from engagement_plugin.domain import PersonKey
from engagement_plugin.privacy.writing import Parts
from engagement_plugin.storage import erasure, export
from engagement_plugin.storage.database import Database


class Privacy:
    """Exports, erases, and lets people be known again.

    Args:
        flush: Waits until everything recorded so far is in the database.
    """

    def __init__(
        self, database: Database, *, clock: Clock, flush: Callable[[], Awaitable[object]]
    ) -> None:
        self._database = database
        self._clock = clock
        self._flush = flush

    @asynccontextmanager
    async def export(self, bot_id: int, telegram_id: int) -> AsyncIterator[list[Path]]:
        """Write everything about somebody into JSON files, which are gone at the end of the block.

        Each file is whole by itself and under 45 MB. Of a stranger there is one without rows.
        """
        await self._flush()
        person = PersonKey(bot_id, telegram_id)
        with tempfile.TemporaryDirectory(prefix="engagement-export-") as folder:
            about = {"bot_id": bot_id, "telegram_id": telegram_id, "written_at": self._clock()}
            parts = Parts(Path(folder), about)
            yield await self._database.run(parts.write(export.tables(person)))

    async def erase(self, bot_id: int, telegram_id: int) -> bool:
        """Erase everything about somebody, and keep them unknown until they ask otherwise.

        What is on its way, in memory or in a journal, is dropped where it would be written. False
        where nothing was kept.
        """
        person = PersonKey(bot_id, telegram_id)
        was_known = await self._database.run(
            erasure.erase(person, now=self._clock(), dialect=self._database.dialect)
        )
        # The journal's records of them meet the hash and are dropped; then they are nowhere.
        await self._flush()
        return was_known

    async def is_unknown(self, bot_id: int, telegram_id: int) -> bool:
        """Say whether somebody asked to stay unknown."""
        person = PersonKey(bot_id, telegram_id)
        return await self._database.run(erasure.is_suppressed(person, now=self._clock()))

    async def welcome_back(self, bot_id: int, telegram_id: int) -> bool:
        """Let somebody be known again, who asked for it themselves; what was before stays gone."""
        person = PersonKey(bot_id, telegram_id)
        return await self._database.run(erasure.lift(person, now=self._clock()))
