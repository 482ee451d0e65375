"""Everything the member's handlers work with, built once."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final

from aiogram.enums import ChatType
from aiogram.types import Message

from engagement_plugin.chat.member.pace import Pace
from engagement_plugin.clock import Clock
from engagement_plugin.domain import PersonKey
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.privacy.ledger import Ledger
from engagement_plugin.privacy.service import Privacy
from engagement_plugin.settings import Settings
from engagement_plugin.storage import preferences
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.preferences import Preferences

LOCATION_WAIT: Final = timedelta(minutes=10)
MOST_AWAITED: Final = 10_000


class MemberDesk:
    """Whoever asks, and where the answers come from.

    Args:
        catch_up: Waits a moment for what has just happened to be written.
    """

    def __init__(
        self,
        *,
        settings: Settings,
        database: Database,
        milestones: Milestones,
        ledger: Ledger,
        privacy: Privacy,
        clock: Clock,
        catch_up: Callable[[], Awaitable[object]],
    ) -> None:
        self.settings = settings
        self.database = database
        self.milestones = milestones
        self.ledger = ledger
        self.privacy = privacy
        self.pace = Pace()
        self._clock = clock
        self._catch_up = catch_up
        self._awaited: dict[PersonKey, datetime] = {}

    @property
    def prefix(self) -> str:
        """Give what the deployment puts before each command."""
        return self.settings.chat.command_prefix

    def now(self) -> datetime:
        """Tell the present time, aware."""
        return self._clock()

    async def preferences(self, person: PersonKey) -> Preferences | None:
        """Give what somebody chose; None of a stranger, who may have written just now."""
        found = await self.database.run(preferences.find(person))
        if found is None:
            await self._catch_up()
            found = await self.database.run(preferences.find(person))
        return found

    def await_location(self, person: PersonKey) -> None:
        """Take the next location of somebody for an answer; of few people at a time."""
        self._awaited.pop(person, None)
        self._awaited[person] = self._clock() + LOCATION_WAIT
        while len(self._awaited) > MOST_AWAITED:
            del self._awaited[next(iter(self._awaited))]

    def awaits(self, message: Message) -> bool:
        """Say whether a message is the location somebody was asked for."""
        if message.location is None or message.from_user is None or message.bot is None:
            return False
        if message.chat.type != ChatType.PRIVATE:
            return False
        until = self._awaited.get(PersonKey(message.bot.id, message.from_user.id))
        return until is not None and self._clock() <= until

    def location_came(self, person: PersonKey) -> None:
        """Leave further locations to the host."""
        self._awaited.pop(person, None)
