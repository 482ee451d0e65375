"""What happened is taken without waiting, and is on disk when the taking returns."""

from collections.abc import Callable
from typing import Final

from engagement_plugin.capture.journal.frames import Record
from engagement_plugin.capture.mover import Mover
from engagement_plugin.domain import Interaction, Outcome
from engagement_plugin.logs import get_logger

DRAIN_SECONDS: Final = 5.0
COMPLAIN_EVERY: Final = 1_000

log = get_logger(__name__)


class Recorder:
    """The host's side of recording: puts records into the journal, for the mover to take on.

    Where no disk takes a record it waits in memory, bounded.
    """

    def __init__(self, mover: Mover, *, batch_size: int) -> None:
        self._mover = mover
        self._journal = mover.journal
        self._memory = mover.memory
        self._batch_size = batch_size
        self.recorded = 0
        self.unjournaled = 0
        self._waiting = 0

    def record(self, interaction: Interaction) -> None:
        """Take an interaction; never waits."""
        self.recorded += 1
        self._put(interaction, self._journal.append)

    def note(self, outcome: Outcome) -> None:
        """Take what became known of an interaction afterwards."""
        self._put(outcome, self._journal.append_later)

    @property
    def backlog(self) -> int:
        """How many of this process's records wait to be written."""
        return self._mover.backlog

    async def start(self) -> None:
        """Begin to move what is taken; until then it waits in memory."""
        self._mover.start()

    async def flush(self, *, within_s: float = DRAIN_SECONDS) -> bool:
        """Wait until everything taken so far is settled; False if that takes too long."""
        return await self._mover.settled(within_s=within_s)

    async def committed(self, *, within_s: float) -> bool:
        """Wait until everything taken so far is in the database, and nothing of it was dropped."""
        lost = self._mover.lost
        return await self.flush(within_s=within_s) and self._mover.lost == lost

    async def stop(self) -> None:
        """Write what there is, for at most five seconds; what is left stays in the journal."""
        await self._mover.stop(within_s=DRAIN_SECONDS)
        if self.backlog:
            log.error(
                "stopped before everything was written",
                in_journal=self._journal.taken - self._journal.settled,
                lost=self._memory.taken - self._memory.settled,
            )

    def _put(self, record: Record, journal: Callable[[Record], None]) -> None:
        try:
            journal(record)
        except OSError as error:
            self._put_in_memory(record, error)
        self._waiting += 1
        self._mover.wake(hurry=self._waiting >= self._batch_size)
        if self._waiting >= self._batch_size:
            self._waiting = 0

    def _put_in_memory(self, record: Record, error: OSError) -> None:
        # Before the start the journal is not open yet, which is no reason to complain.
        if self._mover.is_running and self.unjournaled % COMPLAIN_EVERY == 0:
            log.error("the journal takes nothing", reason=error.strerror or str(error))
        self.unjournaled += 1
        self._memory.append(record)
