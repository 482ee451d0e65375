"""Everything the admin's handlers work with, built once."""

import hmac
import secrets
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Protocol
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Text

from engagement_plugin.chat.admin.versions import versions
from engagement_plugin.clock import Clock
from engagement_plugin.domain import PersonKey
from engagement_plugin.domain.audit import Deed
from engagement_plugin.errors import ConfigError
from engagement_plugin.i18n import Translator
from engagement_plugin.insight.queries import Insight
from engagement_plugin.jobs.job import Depth, Queue
from engagement_plugin.jobs.pulse import Pulses
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.privacy.ledger import Ledger
from engagement_plugin.settings import Settings
from engagement_plugin.storage import audit, people, state
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.pulses import Pulse

CODE_BYTES: Final = 10
WRONG_TRIES: Final = 5


class Section(Protocol):
    """What a room of its own has to say of one person; a block of `/insights`."""

    async def __call__(self, person: PersonKey, t: Translator) -> Text | None:
        """Write the block, or nothing where there is nothing to say."""
        ...


@dataclass(slots=True, kw_only=True)
class Claims:
    """The one-time code by which a bot without admins gets its first."""

    code: str = field(default_factory=lambda: secrets.token_urlsafe(CODE_BYTES), repr=False)
    wrong: dict[int, int] = field(default_factory=dict)

    def accepts(self, telegram_id: int, code: str) -> bool:
        """Check a code; whoever was wrong five times is not asked any more."""
        if self.wrong.get(telegram_id, 0) >= WRONG_TRIES:
            return False
        if hmac.compare_digest(code.encode(), self.code.encode()):
            return True
        self.wrong[telegram_id] = self.wrong.get(telegram_id, 0) + 1
        return False


class AdminDesk:
    """Who is an admin, what they asked, and where the answers come from.

    Args:
        catch_up: Waits a moment for what has just happened to be written.
        keep: Takes care of work that outlasts an answer.
        depths: Tells how Redis's queues stand; None without Redis.
        sections: Blocks of `/insights`, in their order.
    """

    def __init__(  # noqa: PLR0913 -- one for each that it asks
        self,
        *,
        settings: Settings,
        database: Database,
        insight: Insight,
        clock: Clock,
        catch_up: Callable[[], Awaitable[object]],
        jobs: Jobs,
        beats: Pulses,
        keep: Callable[[Coroutine[Any, Any, None]], object],
        milestones: Milestones,
        ledger: Ledger,
        depths: Callable[[], Awaitable[Mapping[Queue, Depth]]] | None = None,
        sections: Sequence[Section] = (),
    ) -> None:
        self.settings = settings
        self.insight = insight
        self.claims = Claims()
        self.catch_up = catch_up
        self.jobs = jobs
        self.keep = keep
        self.milestones = milestones
        self.ledger = ledger
        self.versions = versions(settings)
        self.sections = tuple(sections)
        self._beats = beats
        self._depths = depths
        self._database = database
        self._clock = clock
        self._claimed: dict[int, int] = {}

    @property
    def prefix(self) -> str:
        """Give what the deployment puts before each command."""
        return self.settings.chat.command_prefix

    @property
    def zone(self) -> ZoneInfo:
        """Give the zone in which times are shown."""
        return ZoneInfo(self.settings.statistics.zone)

    def now(self) -> datetime:
        """Tell the present time, aware."""
        return self._clock()

    async def queues(self) -> Mapping[Queue, Depth] | None:
        """Tell how the queues stand: nothing without Redis, None where it does not answer."""
        if self._depths is None:
            return {}
        try:
            return await self._depths()
        except ConfigError:
            return None

    async def pulses(self) -> list[Pulse]:
        """List the processes that live, this one as it is now."""
        await self._beats.beat()
        return await self._beats.recent()

    async def is_admin(self, bot_id: int, telegram_id: int) -> bool:
        """Say whether somebody may ask; whoever is not known to be an admin is none."""
        if telegram_id in self.settings.admins.ids:
            return True
        return await self.first_admin(bot_id) == telegram_id

    async def first_admin(self, bot_id: int) -> int | None:
        """Give whoever claimed the bot."""
        if bot_id not in self._claimed:
            found = await self._database.run(state.first_admin(bot_id))
            if found is None:
                return None
            self._claimed[bot_id] = found
        return self._claimed[bot_id]

    async def admins(self, bot_id: int) -> frozenset[int]:
        """List everybody who may ask."""
        claimed = await self.first_admin(bot_id)
        return frozenset({*self.settings.admins.ids, *(() if claimed is None else (claimed,))})

    async def needs_claim(self, bot_id: int) -> bool:
        """Say whether the bot has no admin at all."""
        return not self.settings.admins.ids and await self.first_admin(bot_id) is None

    async def claim(self, bot_id: int, telegram_id: int, code: str) -> bool:
        """Make somebody the first admin, if the code is right and there is none yet."""
        if not await self.needs_claim(bot_id) or not self.claims.accepts(telegram_id, code):
            return False
        return await self._database.run(state.claim(bot_id, telegram_id, now=self._clock()))

    async def write_down(
        self,
        bot_id: int,
        admin_id: int,
        action: str,
        *,
        result: str,
        target: int | None = None,
        arguments: str | None = None,
    ) -> None:
        """Add to the log of admins' actions."""
        deed = Deed(
            bot_id=bot_id,
            admin_id=admin_id,
            action=action,
            target=target,
            arguments=arguments,
            result=result,
            acted_at=self._clock(),
        )
        await self._database.run(audit.write(deed))

    async def telegram_ids(self, ids: Collection[int]) -> dict[int, int]:
        """Give the Telegram ids of people by `Person.id`; the erased have none any more."""
        cards = await self._database.run(people.cards(ids))
        return {each: card.telegram_id for each, card in cards.items()}

    async def deeds(self, bot_id: int, *, limit: int) -> list[Deed]:
        """List what admins did, newest first."""
        return await self._database.run(audit.newest(bot_id, limit=limit))
