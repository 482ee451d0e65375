"""The worker inside the bot's process does what is due, and loses nothing when it is killed."""

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from engagement_plugin import Engagement, Settings
from engagement_plugin.clock import system_clock
from engagement_plugin.domain import PersonKey
from engagement_plugin.errors import DatabaseUnreachableError
from engagement_plugin.jobs.job import Job, JobRun, Queue
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.settings import JobSettings, StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import EngagementDay
from engagement_plugin.storage.models import JobRun as Row
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone
from engagement_plugin.worker.embedded import EmbeddedWorker

ROOT = Path(__file__).resolve().parents[2]
HOURLY = timedelta(hours=1)


async def at_once() -> None:
    """A database that is fit."""


class Site:
    """Jobs that stay at work until they are let go."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database = database
        self.clock = clock
        self.begun: list[str] = []
        self.may_end = asyncio.Event()
        self._changed = asyncio.Condition()

    def job(self, name: str, *, queue: Queue = "work", is_long: bool = False) -> Job:
        async def work(run: JobRun) -> dict[str, Any]:
            async with self._changed:
                self.begun.append(name)
                self._changed.notify_all()
            await self.may_end.wait()
            return {}

        return Job(name=name, every=HOURLY, run=work, queue=queue, is_long=is_long)

    def worker(
        self,
        jobs: Sequence[Job],
        *,
        ready: Callable[[], Awaitable[object]] = at_once,
        tick_seconds: float = 3600,
    ) -> tuple[EmbeddedWorker, Jobs]:
        runner = Jobs(self.database, jobs, clock=self.clock, worker="test")
        worker = EmbeddedWorker(runner, ready=ready, tick_seconds=tick_seconds)
        runner.on_request = worker.wake
        return worker, runner

    async def wait_for(self, *names: str) -> None:
        """Wait until these have begun, however often."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: sorted(self.begun) == sorted(names))

    async def states(self) -> dict[str, str]:
        async def read() -> dict[str, str]:
            return {row.job: row.state.value for row in await Row.all()}

        return await self.database.run(read())


@pytest.fixture
def site(database: Database, clock: FrozenClock) -> Site:
    return Site(database, clock)


async def test_what_is_due_begins_with_the_start(site: Site) -> None:
    """And what is asked for begins at once, without waiting for a tick."""
    worker, jobs = site.worker([site.job("one")])
    site.may_end.set()

    worker.start()
    await site.wait_for("one")
    await jobs.request("one", by=7)
    await site.wait_for("one", "one")
    await worker.stop()

    assert ["one", "one"] == site.begun


async def test_a_tick_finds_the_next_period(site: Site) -> None:
    """Nobody has to wake it."""
    worker, _ = site.worker([site.job("one")], tick_seconds=0.02)
    site.may_end.set()
    worker.start()
    await site.wait_for("one")

    site.clock.forward(hours=1)

    await site.wait_for("one", "one")
    await worker.stop()


async def test_long_jobs_take_turns_and_leave_room_for_a_short_one(site: Site) -> None:
    """Training has a place of its own; whoever found no room comes next."""
    worker, _ = site.worker(
        [
            site.job("long", is_long=True),
            site.job("longer", is_long=True),
            site.job("short"),
            site.job("shorter"),
            site.job("train", queue="train", is_long=True),
            site.job("train more", queue="train"),
        ]
    )

    worker.start()
    await site.wait_for("long", "short", "train")
    at_first = list(site.begun)
    site.may_end.set()
    await site.wait_for("long", "longer", "short", "shorter", "train", "train more")
    await worker.stop()

    assert 3 == len(at_first)


async def test_a_stop_leaves_what_is_under_way_to_others(site: Site) -> None:
    """At once, not when the lease ends."""
    worker, _ = site.worker([site.job("one")])
    worker.start()
    await site.wait_for("one")

    await worker.stop()
    before = await site.states()
    site.may_end.set()
    other, _ = site.worker([site.job("one")])
    other.start()
    await site.wait_for("one", "one")
    await other.stop()

    assert {"one": "running"} == before


async def test_a_database_that_is_away_is_waited_for(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    """One line in the log, not one a tick; afterwards everything is done."""
    away = 5

    async def ready() -> None:
        nonlocal away
        away -= 1
        if away >= 0:
            raise DatabaseUnreachableError(address="x", reason="y")

    worker, _ = site.worker([site.job("one")], ready=ready, tick_seconds=0.01)
    site.may_end.set()
    worker.start()
    await site.wait_for("one")
    await worker.stop()

    assert 1 == caplog.text.count("periodic work waits for the database")


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        is_true = await condition()
        while not is_true:
            await asyncio.sleep(0.02)
            is_true = await condition()


async def test_a_bot_rolls_up_by_itself(storage: StorageSettings) -> None:
    """No configuration, no other process: what people did becomes days."""
    engagement = Engagement(Settings(storage=storage))

    async def is_rolled_up() -> bool:
        async def count() -> int:
            return await EngagementDay.all().count()

        return await engagement._database.run(count()) == 1

    async with engagement:
        engagement._bot_ids.add(42)
        await engagement.track(Someone(7).id, "lesson")
        await engagement.flush()
        # The start found nothing to count; its period is done.
        await engagement.jobs.request("roll_up", by=None)
        await until(is_rolled_up)

    assert not engagement._life.is_running


async def test_a_bot_whose_workers_are_elsewhere_does_nothing_itself(
    storage: StorageSettings,
) -> None:
    """It still tells how things stand, and takes wishes."""
    engagement = Engagement(Settings(storage=storage, jobs=JobSettings(embedded=False)))

    async with engagement:
        await engagement.jobs.request("roll_up", by=None)
        status = await engagement.jobs.status()
    async with engagement.working() as jobs:
        due = await jobs.due()

    assert {None} == {each.last for each in status}
    assert [each.job.name for each in status] == [each.name for each in due]


VICTIM = """
import asyncio, sys
from datetime import timedelta
from pydantic import SecretStr
from engagement_plugin.clock import system_clock
from engagement_plugin.jobs.job import Job
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage.database import Database
from engagement_plugin.worker.embedded import EmbeddedWorker

async def stall(run):
    print("begun", flush=True)
    await asyncio.Event().wait()

async def ready():
    pass

async def main():
    database = Database(StorageSettings(url=SecretStr(sys.argv[1])))
    await database.start()
    job = Job(name="one", every=timedelta(days=7), run=stall)
    jobs = Jobs(database, [job], clock=system_clock, worker="victim", lease=timedelta(seconds=1))
    EmbeddedWorker(jobs, ready=ready).start()
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_what_a_killed_process_had_begun_another_one_does(
    storage: StorageSettings, site: Site, tmp_path: Path
) -> None:
    """Killed in the middle of a job: the row is there, and its lease ends."""
    await migrations.prepare(storage)
    script = tmp_path / "victim.py"
    script.write_text(VICTIM, "utf-8")
    victim = await asyncio.create_subprocess_exec(
        sys.executable, str(script), storage.url.get_secret_value(),
        env={"PYTHONPATH": str(ROOT)}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert victim.stdout is not None
    async with asyncio.timeout(30):
        await victim.stdout.readline()

    victim.send_signal(signal.SIGKILL)
    await victim.wait()
    job = Job(name="one", every=timedelta(days=7), run=site.job("one").run)
    jobs = Jobs(site.database, [job], clock=system_clock, worker="heir")
    site.may_end.set()
    worker = EmbeddedWorker(jobs, ready=at_once, tick_seconds=0.1)
    worker.start()
    await site.wait_for("one")
    await until(lambda: _is(site, "succeeded"))
    await worker.stop()

    assert 1 == jobs.counters.taken_over


async def _is(site: Site, state: str) -> bool:
    return await site.states() == {"one": state}


async def test_work_inside_a_running_bot_does_not_end_it(storage: StorageSettings) -> None:
    """A host's own broker lives in the bot's process, and leaves before the bot does."""
    engagement = Engagement(Settings(storage=storage, jobs=JobSettings(embedded=False)))

    async with engagement:
        async with engagement.working() as jobs:
            await jobs.due()
        await engagement.track(PersonKey(42, 7), "lesson")

        assert await engagement.flush()
