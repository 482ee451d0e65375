"""What is old goes, and what it added up to stays."""

from datetime import timedelta

import pytest

from engagement_plugin.jobs.clean_up import CleanUp
from engagement_plugin.jobs.roll_up import RollUp
from engagement_plugin.settings import RetentionSettings
from engagement_plugin.storage import days, retention
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import EngagementDay, NewsReader, PeopleNews, UserEngagement
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import Town
from tests.storage.test_bulk import interaction


async def free() -> None:
    """Nobody has taken over."""


async def kept() -> tuple[int, int]:
    rows = await UserEngagement.all().count()
    return rows, sum([each.interactions for each in await EngagementDay.all()])


async def read_milestones() -> None:
    await PeopleNews.filter(reader=NewsReader.MILESTONES).delete()


async def test_old_interactions_go_once_they_are_counted(
    database: Database, clock: FrozenClock
) -> None:
    """Not before their day was rolled up and milestones have seen it; the sums stay."""
    dialect = database.dialect
    old, new = clock() - timedelta(days=100), clock()
    await BulkWriter(database, clock=clock).write(
        [interaction(1, occurred_at=old), interaction(2, occurred_at=new)]
    )
    before = clock() - timedelta(days=90)

    uncounted = await database.run(
        retention.drop_interactions(free, 42, before=before, dialect=dialect)
    )
    await database.run(days.roll_up(free, most=100, now=clock(), dialect=dialect))
    unseen = await database.run(
        retention.drop_interactions(free, 42, before=before, dialect=dialect)
    )
    await database.run(read_milestones())
    gone = await database.run(
        retention.drop_interactions(free, 42, before=before, dialect=dialect)
    )

    assert (uncounted, unseen, gone) == (0, 0, 1)
    assert await database.run(kept()) == (1, 2)


async def test_a_late_deed_of_an_expired_day_takes_nothing_away(
    database: Database, clock: FrozenClock
) -> None:
    """Fewer raw rows than were counted before change no sum."""
    dialect = database.dialect
    old = clock() - timedelta(days=100)
    writer = BulkWriter(database, clock=clock)
    await writer.write([interaction(n, occurred_at=old) for n in range(3)])
    await database.run(days.roll_up(free, most=100, now=clock(), dialect=dialect))
    await database.run(read_milestones())
    await database.run(
        retention.drop_interactions(free, 42, before=clock() - timedelta(days=90), dialect=dialect)
    )

    await writer.write([interaction(9, occurred_at=old)])
    await database.run(days.roll_up(free, most=100, now=clock(), dialect=dialect))

    assert await database.run(kept()) == (1, 3)


async def test_the_job_goes_on_until_nothing_is_too_old(
    database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Batch by batch, of every bot; what is young enough stays."""
    monkeypatch.setattr(retention, "BATCH", 3)
    town = Town(database, clock)
    for bot_id in (42, 43):
        await town.live(7, *(town.back(100 + n) for n in range(7)), bot_id=bot_id)
        await town.live(7, town.back(1), bot_id=bot_id)
    await RollUp(database)(town.run())
    await database.run(read_milestones())

    gone = await CleanUp(database, settings=RetentionSettings())(town.run())

    assert {"interactions": 14, "days": 0, "decisions": 0} == gone
    assert await database.run(kept()) == (2, 16)
