"""`check_milestones` looks at those with news, a batch at a time, and at nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from engagement_plugin.domain import ChatKind, Interaction, InteractionType, PersonKey
from engagement_plugin.jobs.check_milestones import CheckMilestones
from engagement_plugin.jobs.job import Failed, Finished, Job, JobRun
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.settings import Settings
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Result
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.conftest import Shop

TEN_MINUTES = timedelta(minutes=10)


class PowerCutError(Exception):
    """What ends a run in its middle."""


@pytest.fixture
async def milestones(database: Database, settings: Settings, clock: FrozenClock) -> Milestones:
    found = Milestones(database, settings=settings, clock=clock)
    await found.seed()
    return found


async def write(shop: Shop, bot_id: int, *people: int, update: int = 0) -> None:
    """Let each of them say something."""
    await BulkWriter(shop.database, clock=shop.clock).write(
        [
            Interaction(
                bot_id=bot_id,
                source_key=f"u:{person}:{update}",
                type=InteractionType.MESSAGE,
                content_type="text",
                occurred_at=shop.clock(),
                chat_kind=ChatKind.PRIVATE,
                chat_id=person,
                person=PersonKey(bot_id, person),
                length=9,
            )
            for person in people
        ]
    )


def job(shop: Shop, *, batch: int = 300) -> Job:
    work = CheckMilestones(shop.database, zone="UTC", batch=batch)
    return Job(name="check_milestones", every=TEN_MINUTES, run=work)


async def test_a_run_rolls_up_and_looks_at_everybody_with_news(
    shop: Shop, milestones: Milestones
) -> None:
    """Of every bot, in batches; whoever wrote has their first milestone."""
    await write(shop, 42, 1, 2, 3, 4, 5)
    await write(shop, 43, 1, 2)

    done = await shop.runner([job(shop, batch=2)]).run("check_milestones")

    assert isinstance(done, Finished)
    assert {"people": 7, "reached": 7, "silent": 0, "broken": 0} == done.result
    assert 5 == len(await milestones.due_celebrations(42, most=100))
    assert 2 == len(await milestones.due_celebrations(43, most=100))


async def test_the_next_run_looks_only_at_who_came_since(
    shop: Shop, milestones: Milestones
) -> None:
    """What it costs is the news, not the people."""
    runner = shop.runner([job(shop)])
    await write(shop, 42, *range(1, 20))
    await runner.run("check_milestones")
    await write(shop, 42, 7, update=1)
    shop.clock.forward(seconds=600)

    done = await runner.run("check_milestones")

    assert isinstance(done, Finished)
    assert {"people": 1, "reached": 0, "silent": 0, "broken": 0} == done.result


async def test_a_run_that_breaks_off_is_finished_by_the_next(
    shop: Shop, milestones: Milestones
) -> None:
    """Batches that were done stay done; nothing is reached twice."""
    work, told = CheckMilestones(shop.database, zone="UTC", batch=2), list[int]()

    async def cut(run: JobRun) -> Result:
        async def report(done: int, total: int) -> None:
            told.append(done)

        async def guard() -> None:
            # After two of three batches; the roll-up counts all six at once.
            if 4 in told:
                raise PowerCutError
            await run.guard()

        return await work(replace(run, guard=guard, report=report))

    await write(shop, 42, 1, 2, 3, 4, 5, 6)
    broken = shop.runner([Job(name="check_milestones", every=TEN_MINUTES, run=cut)])
    first = await broken.run("check_milestones")
    between = len(await milestones.due_celebrations(42, most=100))
    shop.clock.forward(seconds=600)

    done = await shop.runner([job(shop)]).run("check_milestones")

    assert isinstance(first, Failed)
    assert isinstance(done, Finished)
    assert (4, 2) == (between, done.result["people"])
    assert 6 == len(await milestones.due_celebrations(42, most=100))
