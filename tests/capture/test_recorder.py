"""What was taken is written once, whatever the database does meanwhile."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from engagement_plugin.capture import mover as module
from engagement_plugin.capture import recorder as recorder_module
from engagement_plugin.capture.journal import Journal
from engagement_plugin.capture.mover import Mover
from engagement_plugin.capture.recorder import Recorder
from engagement_plugin.domain import Interaction, InteractionType, Outcome
from engagement_plugin.errors import DatabaseUnreachableError
from engagement_plugin.settings import CaptureSettings
from tests.conftest import NOON


def taken(n: int) -> Interaction:
    return Interaction(
        bot_id=42,
        source_key=f"u:{n}",
        type=InteractionType.MESSAGE,
        content_type="text",
        occurred_at=NOON,
    )


class Shelf:
    """A writer that keeps what it gets, or is away, or refuses single rows."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.outcomes: list[str] = []
        self.batches: list[int] = []
        self.away: Exception | None = None
        self.poison: set[str] = set()
        self.tried = asyncio.Event()
        self.hold: asyncio.Event | None = None
        self._arrived = asyncio.Event()

    async def has(self, count: int) -> None:
        """Wait until so many rows are here."""
        while len(self.rows) < count:
            self._arrived.clear()
            await self._arrived.wait()

    async def write(
        self, interactions: Sequence[Interaction], outcomes: Sequence[Outcome] = ()
    ) -> None:
        """Write all or nothing."""
        self.tried.set()
        if self.hold is not None:
            await self.hold.wait()
        if self.away is not None:
            raise self.away
        if self.poison & {each.source_key for each in interactions}:
            raise IntegrityError("no")
        self.batches.append(len(interactions) + len(outcomes))
        self._arrived.set()
        self.rows += [each.source_key for each in interactions if each.source_key not in self.rows]
        self.outcomes += [each.source_key for each in outcomes]


async def ready() -> None:
    """Be ready at once."""


def die(recorder: Recorder) -> None:
    """End as a killed process ends: nothing is written any more, and its lock is gone."""
    task, lock = recorder._mover._task, recorder._mover.journal._lock
    assert task is not None
    assert lock is not None
    task.cancel()
    lock.release(force=True)


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_RETRY_SECONDS", 0.001)
    monkeypatch.setattr(module, "LAST_RETRY_SECONDS", 0.01)
    monkeypatch.setattr(recorder_module, "DRAIN_SECONDS", 0.3)


class Make:
    """Builds recorders over one folder, as the processes of one machine do."""

    def __init__(self, folder: Path, shelf: Shelf) -> None:
        self.folder = folder
        self.shelf = shelf
        self.made: list[Recorder] = []

    def __call__(
        self,
        *,
        ready: Callable[[], Awaitable[object]] = ready,
        journal_bytes: int = 2**30,
        segment_bytes: int = 4096,
        **settings: Any,
    ) -> Recorder:
        journal = Journal(self.folder, most_bytes=journal_bytes, segment_bytes=segment_bytes)
        chosen = CaptureSettings(
            **{"batch_size": 10, "flush_seconds": 0.01, "buffer_size": 100} | settings
        )
        mover = Mover(self.shelf, journal=journal, settings=chosen, ready=ready)
        self.made.append(Recorder(mover, batch_size=chosen.batch_size))
        return self.made[-1]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
async def make(tmp_path: Path, shelf: Shelf) -> AsyncIterator[Make]:
    builder = Make(tmp_path / "journal", shelf)
    yield builder
    shelf.away = None
    for each in builder.made:
        await each.stop()


@pytest.fixture
async def recorder(make: Make) -> Recorder:
    made = make()
    await made.start()
    return made


async def test_what_was_taken_is_written_in_batches(recorder: Recorder, shelf: Shelf) -> None:
    """In order, and no batch larger than configured."""
    for n in range(35):
        recorder.record(taken(n))

    assert await recorder.flush()
    assert [f"u:{n}" for n in range(35)] == shelf.rows
    assert max(shelf.batches) <= 10
    assert recorder.backlog == 0


async def test_an_outcome_follows_its_interaction(recorder: Recorder, shelf: Shelf) -> None:
    """What is known afterwards is written too."""
    recorder.record(taken(1))
    recorder.note(Outcome(bot_id=42, source_key="u:1", handled=True, failed=False, handler_ms=3))

    assert await recorder.flush()
    assert shelf.outcomes == ["u:1"]


async def test_nothing_is_lost_while_the_database_is_away(
    recorder: Recorder, shelf: Shelf
) -> None:
    """The batch waits, and everything is there afterwards, once."""
    shelf.away = OperationalError("database is locked")
    for n in range(25):
        recorder.record(taken(n))
    assert not await recorder.flush(within_s=0.05)

    shelf.away = None

    assert await recorder.flush()
    assert [f"u:{n}" for n in range(25)] == shelf.rows
    assert recorder._mover.counters.retries > 0


async def test_a_full_journal_drops_the_oldest_and_counts_them(make: Make, shelf: Shelf) -> None:
    """The disk is bounded; the newest are worth most."""
    shelf.away = ConnectionError("away")
    recorder = make(journal_bytes=2**13, segment_bytes=2**11)
    await recorder.start()
    for n in range(500):
        recorder.record(taken(n))
    lost = recorder._mover.lost

    shelf.away = None

    assert await recorder.flush()
    assert lost > 0
    assert shelf.rows[-1] == "u:499"
    assert {f"u:{n}" for n in range(lost + 10, 500)} <= set(shelf.rows)
    assert recorder.backlog == 0


async def test_what_no_disk_takes_waits_in_memory_bounded(
    make: Make, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    """The folder is a file, say: the log tells, and the newest are kept."""
    make.folder.write_text("in the way")
    shelf.away = ConnectionError("away")
    recorder = make()
    await recorder.start()
    for n in range(250):
        recorder.record(taken(n))
    # The batch in hand was read before the oldest were dropped.
    lost = recorder._mover.lost

    shelf.away = None

    assert await recorder.flush()
    assert lost == 150
    assert {f"u:{n}" for n in range(150, 250)} <= set(shelf.rows)
    assert recorder.backlog == 0
    assert "there is no journal" in caplog.text


async def test_a_folder_that_vanishes_costs_nothing_and_is_complained_of_once(
    make: Make, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    """What the disk refuses goes to memory, and is written in the end."""
    recorder = make(segment_bytes=500)
    await recorder.start()
    shelf.away = ConnectionError("away")
    recorder.record(taken(0))
    shutil.rmtree(make.folder)
    for n in range(1, 60):
        recorder.record(taken(n))

    shelf.away = None

    assert await recorder.flush()
    assert {f"u:{n}" for n in range(60)} == set(shelf.rows)
    assert caplog.text.count("the journal takes nothing") == 1


async def test_what_a_dead_process_left_is_written_by_the_next(make: Make, shelf: Shelf) -> None:
    """Its lock is gone with it, so its journal is anybody's."""
    shelf.away = ConnectionError("away")
    dead = make()
    await dead.start()
    for n in range(20):
        dead.record(taken(n))
    die(dead)
    shelf.away = None

    await make().start()
    await asyncio.wait_for(shelf.has(20), 2)

    assert [f"u:{n}" for n in range(20)] == shelf.rows
    assert [] == list(make.folder.glob("*/*.journal"))[1:]


async def test_the_living_do_not_take_from_the_living(make: Make, shelf: Shelf) -> None:
    """Two processes over one folder: each moves its own, once."""
    shelf.away = ConnectionError("away")
    one, other = make(), make()
    await one.start()
    one.record(taken(1))
    await other.start()
    other.record(taken(2))

    assert other._mover.journal.counters.adopted == 0
    shelf.away = None
    assert await one.flush()
    assert await other.flush()
    assert ["u:1", "u:2"] == sorted(shelf.rows)


async def test_committed_means_in_the_database(make: Make, shelf: Shelf) -> None:
    """Not while it is away, and not when the record was dropped meanwhile."""
    shelf.away = ConnectionError("away")
    recorder = make()
    await recorder.start()
    recorder.record(taken(1))

    assert not await recorder.committed(within_s=0.05)
    shelf.away = None
    assert await recorder.committed(within_s=2)


async def test_one_bad_row_does_not_hold_back_the_others(recorder: Recorder, shelf: Shelf) -> None:
    """The batch is halved until the bad row stands alone."""
    shelf.poison = {"u:3", "u:8"}
    for n in range(10):
        recorder.record(taken(n))

    assert await recorder.flush()
    assert {f"u:{n}" for n in range(10)} - shelf.poison == set(shelf.rows)
    assert recorder._mover.counters.refused == 2


async def test_an_unreachable_database_is_waited_for(make: Make, shelf: Shelf) -> None:
    """The first write waits until the schema could be prepared."""
    tries = 0

    async def third_time_lucky() -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise DatabaseUnreachableError(address="x", reason="y")

    recorder = make(ready=third_time_lucky)
    recorder.record(taken(1))
    await recorder.start()

    assert await recorder.flush()
    assert (tries, shelf.rows) == (3, ["u:1"])


async def test_stopping_writes_what_there_is(make: Make, shelf: Shelf) -> None:
    """Without waiting for company."""
    recorder = make(flush_seconds=60)
    await recorder.start()
    recorder.record(taken(1))

    await recorder.stop()

    assert shelf.rows == ["u:1"]


async def test_stopping_in_the_middle_of_a_write_loses_nothing(make: Make, shelf: Shelf) -> None:
    """The batch in hand is written again, and counts once."""
    recorder = make()
    await recorder.start()
    shelf.hold = asyncio.Event()
    recorder.record(taken(1))
    await shelf.tried.wait()

    shelf.hold.set()
    await recorder.stop()

    assert shelf.rows == ["u:1"]


async def test_stopping_ends_although_the_database_is_away(make: Make, shelf: Shelf) -> None:
    """A bot that is told to stop stops."""
    shelf.away = ConnectionError("away")
    recorder = make()
    await recorder.start()
    recorder.record(taken(1))

    async with asyncio.timeout(2):
        await recorder.stop()

    assert recorder.backlog == 1
    assert len(list(make.folder.glob("*/*.journal"))) == 1
