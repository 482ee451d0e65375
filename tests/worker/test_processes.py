"""Whatever happens to workers, schedulers and Redis: each period is finished exactly once."""

import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from pydantic import SecretStr

from engagement_plugin.settings import JobSettings, Settings, StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.models.job_run import JobState
from engagement_plugin.testing.servers import fresh_database
from tests.worker.redis_on_port import RestartableRedis
from tests.worker.village import Nursery, Village, until

WORKER = ("engagement", "--app", "tests.worker.counting:build", "worker")


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    warm = Nursery()
    yield warm
    warm.close()


@pytest.fixture
async def village(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    nursery: Nursery,
    mortal_redis: RestartableRedis,
) -> AsyncIterator[Village]:
    """Over an empty, migrated database, SQLite by default, and a Redis of its own."""
    async with AsyncExitStack() as stack:
        url = f"sqlite://{tmp_path / 'village.sqlite3'}"
        if getattr(request, "param", "sqlite") == "postgres":
            server = request.getfixturevalue("postgres")
            url = await stack.enter_async_context(fresh_database(server))
        settings = Settings(
            storage=StorageSettings(url=SecretStr(url)),
            jobs=JobSettings(redis=SecretStr(mortal_redis.url)),
        )
        await migrations.migrate(settings.storage)
        made = Village(tmp_path, nursery, settings)
        stack.callback(made.kill_all)
        yield made


@pytest.mark.parametrize("village", ["sqlite", "postgres"], indirect=True)
async def test_two_schedulers_and_three_workers_do_each_period_once(
    village: Village, mortal_redis: RestartableRedis
) -> None:
    """Though Redis is killed in the middle and comes back with nothing in it."""
    # A minute's period lasts a second, and is asked for twice a second.
    village.environment |= {"COUNTING_SPEED": "60", "COUNTING_MINUTES": "1"}
    village.let_end()
    for _ in range(3):
        village.start("hurried worker")
    for _ in range(2):
        village.start("hurried scheduler")

    await village.until_finished(2)
    mortal_redis.stop()
    mortal_redis.start()
    await village.until_finished(4)
    village.kill_all()

    began = [period for period, _ in village.began()]
    finished = [each.period for each in await village.runs() if each.finished_at is not None]
    assert sorted(set(began)) == sorted(began)
    assert set(finished) <= set(began)
    assert all(each.attempts == 1 for each in await village.runs())


@pytest.mark.parametrize(
    ("command", "listeners"),
    [
        pytest.param(WORKER, 1, id="one worker"),
        pytest.param((*WORKER, "--workers", "2"), 2, id="a crew"),
        pytest.param(
            ("taskiq", "worker", "engagement_plugin.tasks:broker", "--workers", "1"),
            1,
            id="taskiq's own command line",
        ),
    ],
)
async def test_an_idle_worker_that_is_asked_to_stop_ends(
    village: Village, command: tuple[str, ...], listeners: int
) -> None:
    """At once, without a message having to wake it, and without leaving a name in the group."""
    worker = village.start(*command)
    await village.listeners(listeners)

    worker.signal(signal.SIGTERM)

    assert await worker.ended() == 0
    await village.listeners(0)
    assert "Traceback" not in village.log()
    assert "is killed" not in village.log()


@pytest.mark.parametrize("command", ["engagement", "taskiq"])
async def test_a_worker_that_is_asked_to_stop_ends_its_run_first(
    village: Village, command: str
) -> None:
    """Nobody has to do it again. The commands of both kinds find each other."""
    if command == "engagement":
        worker = village.start(*WORKER)
        scheduler = village.start("engagement", *WORKER[1:3], "scheduler")
    else:
        worker = village.start("taskiq", "worker", "engagement_plugin.tasks:broker")
        scheduler = village.start("taskiq", "scheduler", "engagement_plugin.tasks:scheduler")
    await village.begun(1)

    worker.signal(signal.SIGTERM)
    village.let_end()

    assert await worker.ended() == 0
    if command == "engagement":
        # How fast taskiq's own one ends is not ours to promise; it is killed with the village.
        scheduler.signal(signal.SIGINT)
        await scheduler.ended()
    (run,) = await village.runs()
    assert (run.state, run.attempts, len(village.began())) == (JobState.SUCCEEDED, 1, 1)


async def test_a_run_that_outlasts_the_grace_is_taken_over_at_once(village: Village) -> None:
    """Long before its lease of ten minutes ends."""
    first = village.start("hurried worker", "0.1")
    village.start("hurried scheduler")
    await village.begun(1)

    first.signal(signal.SIGTERM)
    code = await first.ended()
    village.start("hurried worker")
    await village.begun(2)
    village.let_end()
    (run,) = await village.until_finished(1)

    assert code == 0
    assert run.state == JobState.SUCCEEDED
    assert village.began()[0][1] == first.pid


async def test_a_killed_workers_period_is_taken_over(village: Village) -> None:
    """When its lease ends; the crew meanwhile has hired another one."""
    village.environment |= {"COUNTING_LEASE_S": "2"}
    crew = village.start(*WORKER, "--workers", "2")
    village.start("hurried scheduler")
    await village.begun(1)
    (_, victim) = village.began()[0]

    os.kill(victim, signal.SIGKILL)
    await until(lambda: victim not in crew.children() and len(crew.children()) == 2)
    await village.begun(2)
    village.let_end()
    (run,) = await village.until_finished(1)
    crew.signal(signal.SIGTERM)

    assert await crew.ended() == 0
    assert "is killed" not in village.log()
    assert victim != village.began()[1][1]
    assert (run.state, run.fence) == (JobState.SUCCEEDED, 2)


async def test_a_crew_that_cannot_work_gives_up(village: Village) -> None:
    """With one sentence a worker, instead of dying and being replaced for ever."""
    village.environment |= {"ENGAGEMENT__TELEGRAM__TOKEN": "no token"}
    crew = village.start(*WORKER, "--workers", "2")

    assert await crew.ended() == 1
    assert "✗ telegram.token: this is no bot token" in village.log()
    assert "Traceback" not in village.log()
