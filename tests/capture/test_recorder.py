"""What was taken is written once, whatever the database does meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from engagement_plugin.capture import recorder as module
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
        self.rows += [each.source_key for each in interactions if each.source_key not in self.rows]
        self.outcomes += [each.source_key for each in outcomes]


async def ready() -> None:
    """Be ready at once."""


@pytest.fixture(autouse=True)
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_RETRY_SECONDS", 0.001)
    monkeypatch.setattr(module, "LAST_RETRY_SECONDS", 0.01)
    monkeypatch.setattr(module, "DRAIN_SECONDS", 0.3)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
async def recorder(shelf: Shelf) -> AsyncIterator[Recorder]:
    settings = CaptureSettings(batch_size=10, flush_seconds=0.01, buffer_size=100)
    made = Recorder(shelf, settings=settings, ready=ready)
    await made.start()
    yield made
    await made.stop()


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
    assert recorder.counters.retries > 0


async def test_a_full_buffer_drops_the_oldest_and_counts_them(
    recorder: Recorder, shelf: Shelf
) -> None:
    """Memory is bounded; the newest are worth most."""
    shelf.away = ConnectionError("away")
    recorder.record(taken(-1))
    await shelf.tried.wait()
    for n in range(250):
        recorder.record(taken(n))

    shelf.away = None

    assert await recorder.flush()
    assert ["u:-1", *(f"u:{n}" for n in range(150, 250))] == shelf.rows
    assert recorder.counters.dropped == 150
    assert recorder.backlog == 0


async def test_one_bad_row_does_not_hold_back_the_others(recorder: Recorder, shelf: Shelf) -> None:
    """The batch is halved until the bad row stands alone."""
    shelf.poison = {"u:3", "u:8"}
    for n in range(10):
        recorder.record(taken(n))

    assert await recorder.flush()
    assert {f"u:{n}" for n in range(10)} - shelf.poison == set(shelf.rows)
    assert recorder.counters.refused == 2


async def test_an_unreachable_database_is_waited_for(shelf: Shelf) -> None:
    """The first write waits until the schema could be prepared."""
    tries = 0

    async def third_time_lucky() -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise DatabaseUnreachableError(address="x", reason="y")

    recorder = Recorder(shelf, settings=CaptureSettings(), ready=third_time_lucky)
    recorder.record(taken(1))
    await recorder.start()

    assert await recorder.flush()
    assert (tries, shelf.rows) == (3, ["u:1"])
    await recorder.stop()


async def test_stopping_writes_what_there_is(shelf: Shelf) -> None:
    """Without waiting for company."""
    settings = CaptureSettings(flush_seconds=60)
    recorder = Recorder(shelf, settings=settings, ready=ready)
    await recorder.start()
    recorder.record(taken(1))

    await recorder.stop()

    assert shelf.rows == ["u:1"]


async def test_stopping_in_the_middle_of_a_write_loses_nothing(shelf: Shelf) -> None:
    """The batch in hand is written again, and counts once."""
    recorder = Recorder(shelf, settings=CaptureSettings(), ready=ready)
    await recorder.start()
    shelf.hold = asyncio.Event()
    recorder.record(taken(1))
    await shelf.tried.wait()

    shelf.hold.set()
    await recorder.stop()

    assert shelf.rows == ["u:1"]


async def test_stopping_ends_although_the_database_is_away(shelf: Shelf) -> None:
    """A bot that is told to stop stops."""
    shelf.away = ConnectionError("away")
    recorder = Recorder(shelf, settings=CaptureSettings(), ready=ready)
    await recorder.start()
    recorder.record(taken(1))

    async with asyncio.timeout(2):
        await recorder.stop()

    assert recorder.backlog == 1
