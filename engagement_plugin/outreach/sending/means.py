"""What sending works with, handed in once; it knows neither settings nor a host."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, Protocol

from aiogram import Bot
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.clock import Clock
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Usual
from engagement_plugin.outreach.guards import Switches
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.writing.writer import Writer
from engagement_plugin.storage.database import Database
from engagement_plugin.telegram.sender import Sender

LEASE: Final = timedelta(seconds=60)


class Point(StrEnum):
    """Moments at which a process may die, named so that a test can let it."""

    CLAIMED = "claimed"
    SENDING = "sending"
    ANSWERED = "answered"
    SETTLING = "settling"


class Knowledge(Protocol):
    """Reads what the guards are asked about; both run inside the caller's transaction."""

    def candidate(
        self, client: BaseDBAsyncClient, person_id: int, *, now: datetime
    ) -> Coroutine[Any, Any, Candidate | None]:
        """Give a person as they are now; None of the erased."""
        ...

    def switches(self, client: BaseDBAsyncClient, bot_id: int) -> Coroutine[Any, Any, Switches]:
        """Give what is paused at this moment."""
        ...

    async def usual(self, bot_id: int) -> Usual:
        """Give what is usual among a bot's people; may be remembered for a while."""
        ...


async def nowhere(_point: Point) -> None:
    """Die at no point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Everything one process sends with.

    Attributes:
        bots: By their ids; messages of other bots are left to other processes.
        on_refused: Told of a bot whose token Telegram refuses.
        retries_unknown: A message of which nobody knows whether it arrived is sent once more.
        reach: Awaited at each named point.
    """

    database: Database
    sender: Sender
    writer: Writer
    knowledge: Knowledge
    policy: Policy
    bots: Mapping[int, Bot]
    clock: Clock
    on_refused: Callable[[int], Awaitable[object]]
    worker: Callable[[], str]
    retries_unknown: bool = False
    lease: timedelta = LEASE
    reach: Callable[[Point], Awaitable[None]] = nowhere
