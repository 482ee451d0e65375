"""What an admin asks for, cancels and watches, and what is written down of it."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from engagement_plugin.jobs.hold import Hold
from engagement_plugin.jobs.job import Failed, Finished, JobRun, NotDue
from engagement_plugin.jobs.runner import UnknownJobError
from engagement_plugin.storage.models import JobState

from .conftest import Shop
from .test_runner import Stalled, until_begun

NOON = "2026-03-18T12:00Z"


async def test_an_admin_s_wish_is_done_beside_the_periods(shop: Shop) -> None:
    """At once, with its arguments, and the periods go on as they would have."""
    seen: list[Any] = []

    async def look(run: JobRun) -> dict[str, Any]:
        seen.append((run.period.text, dict(run.arguments)))
        return {}

    jobs = shop.jobs(look)
    woken: list[bool] = []
    jobs.on_request = lambda: woken.append(True)
    await jobs.run("count")
    run_id = await jobs.request("count", by=7, arguments={"days": 3})

    for each in await jobs.due():
        await jobs.run(each.name, each.period)

    run = await jobs.watch_run(run_id)
    assert run is not None
    assert (JobState.SUCCEEDED, 7, [True]) == (run.state, run.requested_by, woken)
    assert [(NOON, {}), (NOON, {"days": 3})] == seen
    assert [] == await jobs.due()


async def test_a_wish_that_was_begun_and_crashed_is_done_by_another(shop: Shop) -> None:
    """Also when a period came in between."""
    jobs = shop.jobs()
    await jobs.request("count", by=7)
    stalled = Stalled()
    (asked,) = await jobs.due()
    running = asyncio.create_task(shop.jobs(stalled).run("count", asked.period))
    await until_begun(stalled)
    shop.clock.forward(seconds=61)

    await jobs.run("count", NOON)
    while due := await jobs.due():
        await jobs.run(due[0].name, due[0].period)
    stalled.may_end.set()

    assert isinstance(await running, Failed)
    assert {"succeeded"} == {state for _, state, _ in await shop.rows()}


async def test_a_wish_can_be_withdrawn_before_it_is_begun(shop: Shop) -> None:
    """Nothing runs then."""
    jobs = shop.jobs()
    await jobs.run("count")
    run_id = await jobs.request("count", by=7)

    assert await jobs.cancel(run_id)

    assert ([NOON], []) == (shop.done, await jobs.due())


async def test_a_job_nobody_knows_is_refused_with_the_names_there_are(shop: Shop) -> None:
    """By whoever asks for it; a worker of an older version lets it lie."""
    jobs = shop.jobs()

    with pytest.raises(UnknownJobError, match="count"):
        await jobs.request("cuont", by=7)
    assert NotDue(job="cuont") == await jobs.run("cuont")


async def test_progress_can_be_watched(shop: Shop) -> None:
    """It is in the row when it is told, at most once a second."""
    told, may_end = asyncio.Event(), asyncio.Event()

    async def work(run: JobRun) -> dict[str, Any]:
        await run.report(1, 4)
        await run.report(2, 4)
        told.set()
        await may_end.wait()
        return {}

    jobs = shop.jobs(work)
    running = asyncio.create_task(jobs.run("count"))
    async with asyncio.timeout(10):
        await told.wait()
    (status,) = await jobs.status()
    may_end.set()
    await running

    assert status.last is not None
    assert status.last.progress is not None
    assert 0.25 == status.last.progress.share


async def test_a_lease_of_a_wrong_clock_blocks_nobody_for_long(shop: Shop) -> None:
    """A worker whose clock was a year ahead has died: its run is taken over all the same."""
    await shop.jobs().run("count")
    wrong = shop.clock() + timedelta(days=365)
    await shop.change(state=JobState.RUNNING, lease_until=wrong, finished_at=None)

    assert isinstance(await shop.jobs().run("count"), Finished)


async def test_old_runs_are_forgotten_the_newest_never(shop: Shop) -> None:
    """Thirty days of history are kept."""
    jobs = shop.jobs()
    await jobs.run("count")
    shop.clock.forward(days=31)
    await jobs.run("count")

    assert ["2026-04-18T12:00Z"] == [period for period, _, _ in await shop.rows()]


async def test_a_run_is_logged_with_its_job_period_and_id(
    shop: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever reads the log finds the row."""
    caplog.set_level("INFO")

    ended = await shop.jobs().run("count")

    assert isinstance(ended, Finished)
    line = next(each for each in caplog.messages if "a job is done" in each)
    assert f"job=count period={NOON} run={ended.run}" in line


async def test_an_end_that_cannot_be_written_down_is_counted(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database was away; the run is done again once its lease has ended."""

    async def away(*_: Any, **__: Any) -> bool:
        raise TimeoutError

    jobs = shop.jobs()
    monkeypatch.setattr(Hold, "finish", away)
    ended = await jobs.run("count")
    monkeypatch.undo()
    shop.clock.forward(seconds=61)

    assert isinstance(ended, Failed)
    assert 1 == jobs.counters.unrecorded
    assert isinstance(await jobs.run("count"), Finished)
