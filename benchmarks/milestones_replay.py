"""A real community's year, played through the plugin: how many would have reached what."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final

from pydantic import SecretStr

from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.capture.scoring import worth
from engagement_plugin.domain import ChatKind, Interaction, InteractionType, PersonKey
from engagement_plugin.jobs.catalogue import CHECK_EVERY
from engagement_plugin.jobs.check_milestones import CheckMilestones
from engagement_plugin.jobs.job import Finished, Job
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.settings import Settings, StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import MeritDay, Person
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.servers import fresh_database

from .report import Table
from .shared_data import lines

_BOT: Final = 42
_BATCH: Final = 1_000
_BEFORE: Final = datetime(2014, 1, 1, tzinfo=UTC)


async def replay(server: str, *, most: int | None) -> tuple[Table, int]:
    """Write the messages of people, look at all of them, and count; gives how many were written.

    Args:
        most: Only so many of the first messages.

    Raises:
        NotPossibleError: The data are not there.
    """
    async with fresh_database(server) as url:
        storage = StorageSettings(url=SecretStr(url))
        await migrations.prepare(storage)
        database, clock = Database(storage), FrozenClock(_BEFORE)
        await database.start()
        try:
            milestones = Milestones(database, settings=Settings(storage=storage), clock=clock)
            await milestones.seed()
            written = await _write(database, clock, most)
            clock.forward(days=1)
            await _look(database, clock)
            return await _table(database, milestones, written), written
        finally:
            await database.stop()


async def _write(database: Database, clock: FrozenClock, most: int | None) -> int:
    writer = BulkWriter(database, clock=clock, judge=worth)
    deeds, written = islice(_deeds(), most), 0
    while batch := list(islice(deeds, _BATCH)):
        await writer.write(batch)
        written += len(batch)
        clock.now = batch[-1].occurred_at
    return written


def _deeds() -> Iterator[Interaction]:
    analyzer = SentimentAnalyzer()
    for number, line in enumerate(lines("events/gitter_2015_messages.jsonl.gz")):
        said = json.loads(line)
        if said["is_bot"]:
            continue
        text = said["text"]
        yield Interaction(
            bot_id=_BOT,
            source_key=f"r:{number}",
            type=InteractionType.MESSAGE,
            content_type="text",
            occurred_at=datetime.fromisoformat(said["ts_utc"]).astimezone(UTC),
            chat_kind=ChatKind.SUPERGROUP,
            chat_id=-1,
            person=PersonKey(_BOT, int(said["user"]) + 1),
            length=len(text),
            is_reply=text.startswith("@"),
            sentiment=analyzer.analyze(text) if text else None,
        )


async def _look(database: Database, clock: FrozenClock) -> None:
    job = Job(
        name="check_milestones", every=CHECK_EVERY, run=CheckMilestones(database, zone="UTC")
    )
    jobs = Jobs(database, [job], clock=clock, worker="replay", lease=timedelta(hours=1))
    assert isinstance(await jobs.run(job.name), Finished)


async def _table(database: Database, milestones: Milestones, written: int) -> Table:
    async def count() -> tuple[int, int]:
        rows = await MeritDay.all().values_list("messages", flat=True)
        return await Person.all().count(), sum(int(str(each)) for each in rows)

    people, fair = await database.run(count())
    found = await milestones.audience(_BOT)
    return Table(
        title=f"gitter_2015: {people} people, {written} messages, {fair} of them counted",
        head=("milestone", "reached", "share of people", "median days"),
        rows=[
            [each.milestone.code, each.reached, each.reached / people, each.median_days]
            for each in found
        ],
    )
