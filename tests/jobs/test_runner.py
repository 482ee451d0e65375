"""Each period is done once: whoever asks, whatever crashes, whichever way a clock steps."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from engagement_plugin.jobs.job import Failed, Finished, Job, JobRun, LeaseLostError, NotDue
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.models import JobState, PluginState
from engagement_plugin.testing.clock import FrozenClock

from .conftest import HOURLY, LEASE, Shop

NOON = "2026-03-18T12:00Z"


class Stalled:
    """A job that waits where a test wants it to."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.may_end = asyncio.Event()
        self.runs: list[JobRun] = []

    async def __call__(self, run: JobRun) -> dict[str, Any]:
        self.runs.append(run)
        self.begun.set()
        await self.may_end.wait()
        return {"rows": len(self.runs)}


@asynccontextmanager
async def databases(storage: StorageSettings, count: int) -> AsyncIterator[list[Database]]:
    """Connections of their own each, as processes have them."""
    opened = [Database(storage) for _ in range(count)]
    for each in opened:
        await each.start()
    try:
        yield opened
    finally:
        for each in opened:
            await each.stop()


async def until_begun(stalled: Stalled) -> None:
    async with asyncio.timeout(10):
        await stalled.begun.wait()


async def test_a_period_is_due_once(shop: Shop) -> None:
    """From its beginning until it is done, and not again."""
    jobs = shop.jobs()

    due = await jobs.due()
    first, second = await jobs.run("count"), await jobs.run("count")

    assert [NOON] == [each.period for each in due]
    assert isinstance(first, Finished)
    assert (NotDue(job="count"), []) == (second, await jobs.due())
    assert [(NOON, "succeeded", 1)] == await shop.rows()


async def test_periods_missed_are_caught_up_once(shop: Shop) -> None:
    """Two days away: the newest period is done, the others are not."""
    jobs = shop.jobs()
    await jobs.run("count")

    shop.clock.forward(days=2, hours=0.75)
    while await jobs.due():
        await jobs.run("count")

    assert [NOON, "2026-03-20T12:00Z"] == shop.done


async def test_what_does_not_catch_up_waits_for_its_next_hour(shop: Shop) -> None:
    """It runs when its time comes, within some minutes, or not at all."""
    jobs = shop.jobs(catch_up=False)
    shop.clock.forward(hours=0.5)

    late = await jobs.due()
    shop.clock.forward(hours=0.55)

    assert ([], ["2026-03-18T13:00Z"]) == (late, [each.period for each in await jobs.due()])


@pytest.mark.parametrize("count", [2, 8])
async def test_runners_that_race_do_each_period_once(
    shop: Shop, storage: StorageSettings, count: int
) -> None:
    """Twenty periods, every runner with its own connections asks for every one of them."""
    async with databases(storage, count) as opened:
        job = Job(name="count", every=HOURLY, run=shop.note)
        runners = [
            Jobs(each, [job], clock=shop.clock, worker=f"test:{n}", lease=LEASE)
            for n, each in enumerate(opened)
        ]
        for _ in range(20):
            ended = await asyncio.gather(*(each.run("count") for each in runners))
            assert 1 == sum(isinstance(each, Finished) for each in ended)
            assert count - 1 == sum(isinstance(each, NotDue) for each in ended)
            shop.clock.forward(hours=1)

    assert 20 == len(shop.done) == len(set(shop.done))
    assert {("succeeded", 1)} == {(state, n) for _, state, n in await shop.rows()}


async def test_runners_whose_clocks_differ_do_each_period_once(
    shop: Shop, storage: StorageSettings
) -> None:
    """One is an hour ahead: whoever is behind begins nothing that lies before."""
    ahead = FrozenClock(shop.clock())
    ahead.forward(hours=1)
    async with databases(storage, 2) as opened:
        job = Job(name="count", every=HOURLY, run=shop.note)
        runners = [
            Jobs(opened[0], [job], clock=shop.clock, worker="test:0", lease=LEASE),
            Jobs(opened[1], [job], clock=ahead, worker="test:1", lease=LEASE),
        ]
        for _ in range(10):
            await asyncio.gather(*(each.run("count") for each in runners))
            shop.clock.forward(hours=0.5)
            ahead.forward(hours=0.5)

    assert sorted(set(shop.done)) == shop.done


async def test_a_crashed_run_is_taken_over_when_its_lease_ends(shop: Shop) -> None:
    """Not before; its fence grows, so that whoever comes back late is known."""
    await shop.jobs().run("count")
    await shop.change(state=JobState.RUNNING, lease_until=shop.clock() + LEASE, finished_at=None)
    jobs = shop.jobs()

    early = await jobs.run("count")
    shop.clock.forward(seconds=61)
    late = await jobs.run("count")

    assert NotDue(job="count") == early
    assert isinstance(late, Finished)
    assert [(NOON, "succeeded", 2)] == await shop.rows()
    assert 1 == jobs.counters.taken_over


async def test_whoever_was_taken_over_may_neither_write_nor_finish(shop: Shop) -> None:
    """Its guard raises inside its transaction, its result is dropped, and counted."""

    async def write(run: JobRun) -> None:
        async with in_transaction(connection_name(shop.database.dialect)):
            await PluginState.create(bot_id=0, key="late", value=1, changed_at=run.clock())
            await run.guard()

    async def count_written() -> int:
        return await PluginState.filter(key="late").count()

    stalled = Stalled()
    old = shop.jobs(stalled)
    running = asyncio.create_task(old.run("count"))
    await until_begun(stalled)
    shop.clock.forward(seconds=61)
    taken = await shop.jobs().run("count")

    with pytest.raises(LeaseLostError):
        await shop.database.run(write(stalled.runs[0]))
    stalled.may_end.set()
    lost = await running

    assert (isinstance(taken, Finished), isinstance(lost, Failed)) == (True, True)
    assert (0, 1) == (await shop.database.run(count_written()), old.counters.lost)
    assert [(NOON, "succeeded", 2)] == await shop.rows()


async def test_a_newer_period_shuts_out_whoever_fell_silent_over_an_older_one(
    shop: Shop,
) -> None:
    """Two periods of one job are never at work at once."""
    stalled = Stalled()
    running = asyncio.create_task(shop.jobs(stalled).run("count"))
    await until_begun(stalled)
    shop.clock.forward(hours=1)

    newer = await shop.jobs().run("count")
    stalled.may_end.set()

    assert isinstance(newer, Finished)
    assert isinstance(await running, Failed)
    assert ["failed", "succeeded"] == [state for _, state, _ in await shop.rows()]


async def test_a_guard_keeps_others_away_until_the_transaction_ends(
    shop: Shop, storage: StorageSettings
) -> None:
    """Nobody takes a run over between its guard and its commit."""
    stalled = Stalled()
    running = asyncio.create_task(shop.jobs(stalled).run("count"))
    await until_begun(stalled)
    guarded, commit = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with in_transaction(connection_name(shop.database.dialect)):
            await stalled.runs[0].guard()
            guarded.set()
            await commit.wait()
            await PluginState.create(bot_id=0, key="in time", value=1, changed_at=shop.clock())

    async with databases(storage, 1) as (other,):
        writing = asyncio.create_task(shop.database.run(write()))
        await guarded.wait()
        shop.clock.forward(seconds=61)
        job = Job(name="count", every=HOURLY, run=shop.note)
        thief = Jobs(other, [job], clock=shop.clock, worker="thief", lease=LEASE)
        taking = asyncio.create_task(thief.run("count"))
        _, waiting = await asyncio.wait({taking}, timeout=0.3)
        was_kept_away = bool(waiting)
        commit.set()
        await writing
        taken = await taking

    stalled.may_end.set()
    assert was_kept_away
    assert isinstance(taken, Finished)
    assert isinstance(await running, Failed)


async def test_a_job_longer_than_its_lease_keeps_it(shop: Shop) -> None:
    """Its lease is moved on while it works, however long that is."""
    stalled = Stalled()
    lease = timedelta(seconds=0.06)
    running = asyncio.create_task(shop.jobs(stalled, lease=lease).run("count"))
    await until_begun(stalled)
    thief = shop.jobs(lease=lease)
    asked = []

    for _ in range(5):
        shop.clock.forward(seconds=0.04)
        await lease_moved(shop, shop.clock() + lease)
        asked.append(await thief.run("count"))
    stalled.may_end.set()

    assert [NotDue(job="count")] * 5 == asked
    assert isinstance(await running, Finished)
    assert [(NOON, "succeeded", 1)] == await shop.rows()


async def lease_moved(shop: Shop, until: datetime) -> None:
    """Wait until the one run's lease is as long as this."""
    async with asyncio.timeout(10):
        found = None
        while found != until:
            await asyncio.sleep(0.005)
            (run,) = (await shop.database.run(job_runs.relevant(["count"])))["count"]
            found = run.lease_until


async def test_a_run_is_cancelled_where_it_runs(shop: Shop) -> None:
    """By this process at once, by another one at the next sign of life; it is not tried again."""
    stalled = Stalled()
    jobs = shop.jobs(stalled)
    running = asyncio.create_task(jobs.run("count"))
    await until_begun(stalled)

    is_cancelled = await jobs.cancel(stalled.runs[0].id)

    assert is_cancelled
    assert isinstance(await running, Failed)
    assert ([(NOON, "cancelled", 1)], []) == (await shop.rows(), await jobs.due())
    assert not await jobs.cancel(stalled.runs[0].id)


async def test_another_process_s_wish_to_cancel_is_heard(shop: Shop) -> None:
    """With the next sign of life."""
    stalled = Stalled()
    jobs = shop.jobs(stalled, lease=timedelta(seconds=0.05))
    running = asyncio.create_task(jobs.run("count"))
    await until_begun(stalled)

    await shop.jobs().cancel(stalled.runs[0].id)

    async with asyncio.timeout(10):
        assert isinstance(await running, Failed)
    assert 1 == jobs.counters.cancelled


async def test_a_worker_that_stops_leaves_its_run_at_once(shop: Shop) -> None:
    """Whoever comes next need not wait for the lease."""
    stalled = Stalled()
    running = asyncio.create_task(shop.jobs(stalled).run("count"))
    await until_begun(stalled)

    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running

    assert isinstance(await shop.jobs().run("count"), Finished)


async def test_a_failure_is_tried_again_later_and_not_for_ever(shop: Shop) -> None:
    """After one, two, four and eight minutes; then the next period's turn comes."""

    async def fail(run: JobRun) -> dict[str, Any]:
        shop.done.append(f"{shop.clock():%H:%M}")
        raise RuntimeError("what Anna wrote")

    jobs = shop.jobs(fail)
    for _ in range(59):
        await jobs.run("count")
        shop.clock.forward(seconds=60)

    assert ["12:00", "12:01", "12:03", "12:07", "12:15"] == shop.done
    (status,) = await jobs.status()
    assert status.last is not None
    assert (5, "RuntimeError") == (status.last.attempts, status.last.error)
    shop.clock.forward(seconds=60)
    assert ["2026-03-18T13:00Z"] == [each.period for each in await jobs.due()]


async def test_a_run_that_crashes_again_and_again_is_given_up(shop: Shop) -> None:
    """Whatever kills its worker kills no more than five."""
    crashed = {"state": JobState.RUNNING, "lease_until": shop.clock(), "finished_at": None}
    jobs = shop.jobs()
    await jobs.run("count")
    await shop.change(**crashed, attempts=5)

    ended = await jobs.run("count")

    assert NotDue(job="count") == ended
    assert ([(NOON, "failed", 5)], []) == (await shop.rows(), await jobs.due())
