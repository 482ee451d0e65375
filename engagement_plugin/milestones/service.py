"""Milestones as other rooms use them."""

from collections.abc import Sequence

from engagement_plugin.clock import Clock
from engagement_plugin.milestones import celebrating, seeding
from engagement_plugin.milestones.own import offered
from engagement_plugin.milestones.specs import MilestoneSpec
from engagement_plugin.milestones.values import (
    Celebration,
    MilestoneStanding,
    PersonMilestones,
    Seeded,
)
from engagement_plugin.settings import Settings
from engagement_plugin.storage import milestones
from engagement_plugin.storage.database import Database


class Milestones:
    """What can be reached, how far people are, and what is to be celebrated.

    Args:
        own: A host's own milestones, beside those of the settings.

    Raises:
        ConfigError: One of the host's own cannot be.
    """

    def __init__(
        self,
        database: Database,
        *,
        settings: Settings,
        clock: Clock,
        own: Sequence[MilestoneSpec] = (),
    ) -> None:
        self._database = database
        self._clock = clock
        self._zone = settings.statistics.zone
        self._specs = offered(settings.milestones.own, own)

    async def seed(self, *, overwrite: bool = False) -> Seeded:
        """Bring what is offered into the database; what is there stays, unless `overwrite`."""
        seed = seeding.seed(self._specs, overwrite=overwrite, now=self._clock())
        return await self._database.run(seed)

    async def of_person(self, bot_id: int, telegram_id: int) -> PersonMilestones | None:
        """Tell what a person has reached, and how far they are now; None of a stranger."""
        # NumPy loads with the first question: a process that only polls never has it.
        from engagement_plugin.milestones.person import of_person  # noqa: PLC0415

        return await self._database.run(
            of_person(
                bot_id,
                telegram_id,
                zone=self._zone,
                now=self._clock(),
                dialect=self._database.dialect,
            )
        )

    async def audience(self, bot_id: int) -> list[MilestoneStanding]:
        """Tell how many reached what, in the catalogue's order."""
        return await self._database.run(
            celebrating.audience(bot_id, dialect=self._database.dialect)
        )

    async def due_celebrations(self, bot_id: int, *, most: int) -> list[Celebration]:
        """List whom to congratulate, those first who wait longest; each person once."""
        due = celebrating.due(bot_id, now=self._clock(), most=most, dialect=self._database.dialect)
        return await self._database.run(due)

    async def mark_celebrated(self, celebration: Celebration) -> int:
        """Mark all of it as celebrated; gives how many were not yet."""
        return await self._database.run(
            milestones.mark_celebrated(celebration.marks, at=self._clock())
        )
