"""A tick asks what is due, a run does one thing; any broker of taskiq's will do."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import Any, cast

import pytest
from redis.asyncio import Redis
from taskiq import AsyncBroker, InMemoryBroker
from taskiq.schedule_sources import LabelScheduleSource

from engagement_plugin import Engagement, Settings
from engagement_plugin.errors import ConfigError
from engagement_plugin.jobs.job import DueJob, Job, JobRun
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models.job_run import JobRun as Row
from engagement_plugin.storage.models.job_run import JobState
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.worker.broker import EngagementBroker
from engagement_plugin.worker.tasks import RUN, TICK, Shift, register_tasks


class Workshop:
    """Jobs over a real database, and how often it was opened and closed."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database = database
        self.done: list[str] = []
        self.opened = 0
        self.closed = 0
        self.is_away = False
        self.began = asyncio.Event()
        self.may_end = asyncio.Event()
        self.may_end.set()
        self._clock = clock

    @asynccontextmanager
    async def working(self) -> AsyncIterator[Jobs]:
        self.opened += 1
        names: Mapping[str, Any] = {"count": "work", "write": "send", "learn": "train"}
        jobs = [
            Job(name=name, every=timedelta(hours=1), run=self._work, queue=queue)
            for name, queue in names.items()
        ]
        yield Unsteady(self, jobs, clock=self._clock)
        self.closed += 1

    async def rows(self) -> list[Row]:
        async def read() -> list[Row]:
            return await Row.all().order_by("job")

        return await self.database.run(read())

    async def _work(self, run: JobRun) -> dict[str, Any]:
        self.began.set()
        await self.may_end.wait()
        self.done.append(run.job)
        return {}


class Unsteady(Jobs):
    """Jobs whose database is away whenever its workshop says so."""

    def __init__(self, workshop: Workshop, jobs: Sequence[Job], *, clock: FrozenClock) -> None:
        super().__init__(workshop.database, jobs, clock=clock, worker="here")
        self._workshop = workshop

    async def due(self) -> list[DueJob]:
        """List what is due, if the database answers."""
        if self._workshop.is_away:
            raise ConnectionRefusedError("nobody there")
        return await super().due()


@pytest.fixture
def workshop(database: Database, clock: FrozenClock) -> Workshop:
    return Workshop(database, clock)


async def kick(broker: AsyncBroker, name: str, *arguments: str) -> None:
    """Send one of the two."""
    task = broker.find_task(name)
    assert task is not None
    await task.kiq(*arguments)


async def test_a_hosts_own_broker_does_what_is_due(workshop: Workshop) -> None:
    """Once, however often it ticks; opened and closed with the host's worker."""
    broker = InMemoryBroker(await_inplace=True)
    shift = register_tasks(broker, workshop.working)
    shift.same_tick_s = 0
    await broker.startup()

    await kick(broker, TICK)
    await kick(broker, TICK)
    await broker.shutdown()

    assert sorted(workshop.done) == ["count", "learn", "write"]
    assert {each.state for each in await workshop.rows()} == {JobState.SUCCEEDED}
    assert (shift.counters.ticks, shift.counters.sent, shift.counters.runs) == (2, 3, 3)
    assert (workshop.opened, workshop.closed) == (1, 1)


async def test_an_engagement_registers_itself(settings: Settings) -> None:
    """With its own jobs; the host's broker opens and closes it."""
    broker = InMemoryBroker(await_inplace=True)
    Engagement(settings).register_tasks(broker)

    await broker.startup()
    await kick(broker, TICK)
    await broker.shutdown()

    assert {TICK, RUN} <= set(broker.get_all_tasks())


async def test_the_schedule_is_a_tick_each_minute_under_one_name(workshop: Workshop) -> None:
    """UTC, and the same id after each start."""
    broker = InMemoryBroker()
    register_tasks(broker, workshop.working)
    source = LabelScheduleSource(broker)

    await source.startup()
    (scheduled,) = await source.get_schedules()

    assert (scheduled.task_name, scheduled.cron, scheduled.cron_offset, scheduled.schedule_id) == (
        TICK, "* * * * *", None, TICK,
    )  # fmt: skip


async def test_ticks_of_the_same_moment_ask_once(workshop: Workshop) -> None:
    """Two schedulers' ticks, or the heap that waits for a worker that was away."""
    broker = InMemoryBroker(await_inplace=True)
    shift = register_tasks(broker, workshop.working)
    await broker.startup()

    for _ in range(100):
        await kick(broker, TICK)
    await broker.shutdown()

    assert shift.counters.ticks == 1


async def test_each_job_goes_through_its_own_queue_and_ids_are_all_that_goes(
    workshop: Workshop, redis_url: str, redis: "Redis"
) -> None:
    """Whoever reads Redis learns which job begins when, and nothing of anybody."""
    brokers: dict[Any, EngagementBroker] = {
        queue: EngagementBroker(redis_url, queue) for queue in ("work", "send", "train")
    }
    shift = Shift(workshop.working)
    for broker in brokers.values():
        shift.register(broker, queues=brokers)

    async with shift:
        await shift._tick(brokers["work"], brokers)
    messages = {
        queue: [
            json.loads(fields[b"data"]) for _, fields in cast("Any", await redis.xrange(queue))
        ]
        for queue in brokers
    }
    for broker in brokers.values():
        await broker.shutdown()

    assert set(await redis.keys()) == {b"work", b"send", b"train"}
    assert {
        queue: [(each["task_name"], each["args"]) for each in found]
        for queue, found in messages.items()
    } == {
        "work": [(RUN, ["count", "2026-03-18T12:00Z"])],
        "send": [(RUN, ["write", "2026-03-18T12:00Z"])],
        "train": [(RUN, ["learn", "2026-03-18T12:00Z"])],
    }
    assert all(
        each["labels"] == each["kwargs"] == {} for found in messages.values() for each in found
    )


async def test_a_run_that_is_interrupted_is_free_at_once_and_sent_again(
    workshop: Workshop,
) -> None:
    """So that another worker begins without waiting for a tick or for the lease."""
    broker = InMemoryBroker()
    shift = register_tasks(broker, workshop.working)
    await broker.startup()
    workshop.may_end.clear()
    await kick(broker, RUN, "count")
    await workshop.began.wait()

    shift.cancel()
    workshop.may_end.set()
    await broker.wait_all()
    while broker._running_tasks:
        await broker.wait_all()
    await broker.shutdown()

    (row,) = await workshop.rows()
    assert workshop.done == ["count"]
    assert (row.state, row.attempts, row.fence) == (JobState.SUCCEEDED, 2, 2)
    assert shift.counters.sent == 1


async def test_a_worker_that_closes_leaves_its_runs_to_others(workshop: Workshop) -> None:
    """It does not wait for them, and closes what it had opened."""
    broker = InMemoryBroker()
    register_tasks(broker, workshop.working)
    await broker.startup()
    workshop.may_end.clear()
    await kick(broker, RUN, "count")
    await workshop.began.wait()

    await broker.shutdown()

    (row,) = await workshop.rows()
    assert (workshop.closed, workshop.done) == (1, [])
    assert row.finished_at is None


async def test_a_database_that_is_away_is_told_in_one_line(
    workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    """The next tick asks again."""
    broker = InMemoryBroker(await_inplace=True)
    shift = register_tasks(broker, workshop.working)
    await broker.startup()

    workshop.is_away = True
    await kick(broker, TICK)
    workshop.is_away = False
    await kick(broker, TICK)
    await broker.shutdown()

    assert "a task did not happen" in caplog.text
    assert "Traceback" not in caplog.text
    assert (shift.counters.failed, shift.counters.ticks) == (1, 2)


async def test_a_broker_that_was_not_started_says_what_to_do(
    workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    """Tasks without a worker's start have nothing to work with."""
    broker = InMemoryBroker(await_inplace=True)
    register_tasks(broker, workshop.working)

    await kick(broker, TICK)

    assert "await broker.startup()" in caplog.text


async def test_opening_that_fails_is_an_error_of_the_workers_start() -> None:
    """It is not swallowed, and what was never opened is not closed."""

    def refused() -> AbstractAsyncContextManager[Jobs]:
        raise ConfigError(key="storage.url", reason="no", mend="Mend it.")

    broker = InMemoryBroker()
    register_tasks(broker, refused)

    with pytest.raises(ConfigError):
        await broker.startup()

    await broker.shutdown()
