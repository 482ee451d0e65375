"""Who asks to be forgotten is forgotten, also where they are still on their way."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tortoise.models import Model

from engagement_plugin.domain import ConsentPurpose, PersonKey
from engagement_plugin.privacy.ledger import Ledger
from engagement_plugin.privacy.service import Privacy
from engagement_plugin.privacy.writing import Parts
from engagement_plugin.settings import ConsentSettings
from engagement_plugin.storage import erasure, export
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.export import of_person
from engagement_plugin.storage.models import (
    AdminAction,
    JobRun,
    JobState,
    Person,
    Suppression,
    UserEngagement,
)
from engagement_plugin.testing.clock import FrozenClock
from tests.storage.test_bulk import interaction

T = TypeVar("T")
ANNA = PersonKey(42, 7)


async def _nothing() -> None:
    """Nothing is on its way."""


@pytest.fixture
def privacy(database: Database, clock: FrozenClock) -> Privacy:
    """Erases and exports, where nothing is on its way."""
    return Privacy(database, clock=clock, flush=_nothing)


async def counts() -> dict[str, int]:
    models: list[type[Model]] = [Person, *of_person()]
    return {model.__name__: await model.all().count() for model in models}


def asked(work: Callable[[], Awaitable[T]]) -> Any:
    async def inside() -> T:
        return await work()

    return inside()


async def test_nothing_of_them_is_left(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """In no table, and nobody else loses a row."""
    writer = BulkWriter(database, clock=clock)
    other = PersonKey(42, 8)
    await writer.write([interaction(1, person=ANNA), interaction(2, person=other)])

    was_known = await privacy.erase(*ANNA)

    left = await database.run(counts())
    assert was_known
    assert left["Person"] == 1
    assert left["UserEngagement"] == 1
    assert await database.run(asked(lambda: Person.all().count())) == 1


async def test_what_arrives_afterwards_is_dropped(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """By a writer that remembers them, and by one that never met them."""
    old, new = (BulkWriter(database, clock=clock) for _ in range(2))
    await old.write([interaction(1, person=ANNA)])

    await privacy.erase(*ANNA)
    await old.write([interaction(2, person=ANNA)])
    await new.write([interaction(3, person=ANNA)])

    assert await database.run(asked(lambda: UserEngagement.all().count())) == 0
    assert await database.run(asked(lambda: Person.all().count())) == 0


async def test_erasing_while_a_writer_writes_leaves_nothing(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """Whoever is first: their rows fall, or are never written."""
    writers = [BulkWriter(database, clock=clock) for _ in range(3)]
    batches = [
        writer.write([interaction(100 * at + n, person=ANNA) for n in range(20)])
        for at, writer in enumerate(writers)
    ]

    await asyncio.gather(*batches, privacy.erase(*ANNA))
    await writers[0].write([interaction(999, person=ANNA)])
    await privacy.erase(*ANNA)

    assert await database.run(asked(lambda: UserEngagement.all().count())) == 0
    assert await database.run(asked(lambda: Person.all().count())) == 0


async def test_who_asks_is_known_again_from_then_on(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """What was before stays gone, however late it arrives."""
    writer = BulkWriter(database, clock=clock)
    await writer.write([interaction(1, person=ANNA)])
    await privacy.erase(*ANNA)

    clock.forward(seconds=60)
    late = interaction(2, person=ANNA)
    await privacy.welcome_back(*ANNA)
    clock.forward(seconds=5)
    fresh = interaction(3, person=ANNA, occurred_at=clock())
    await writer.write([late, fresh])

    assert await database.run(_keys()) == ["u:3"]


async def _keys() -> list[str]:
    return [each.source_key for each in await UserEngagement.all()]


async def test_the_audit_keeps_a_pseudonym(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """What an erased admin did stays, without their Telegram id; so do runs they asked for."""
    await BulkWriter(database, clock=clock).write([interaction(1, person=ANNA)])
    await database.run(_deeds(clock))

    await privacy.erase(*ANNA)

    [deed], [run] = await database.run(_what_is_left())
    assert deed.admin_id < 0
    assert run.requested_by is None


async def _deeds(clock: FrozenClock) -> None:
    await AdminAction.create(bot_id=42, admin_id=7, action="stats", acted_at=clock())
    await JobRun.create(
        job="analyze_patterns",
        period="now",
        state=JobState.SUCCEEDED,
        requested_by=7,
    )


async def _what_is_left() -> tuple[list[AdminAction], list[JobRun]]:
    return await AdminAction.all(), await JobRun.all()


async def test_models_are_marked_once_somebody_is_gone(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """Until new ones are made, which know nobody who is gone."""
    await BulkWriter(database, clock=clock).write([interaction(1, person=ANNA)])
    before = await database.run(erasure.models_outdated(42))

    await privacy.erase(*ANNA)
    after = await database.run(erasure.models_outdated(42))
    await database.run(erasure.models_renewed(42))

    assert (before, after) == (False, True)
    assert not await database.run(erasure.models_outdated(42))


async def test_the_mark_says_nothing_of_who_it_is(database: Database, privacy: Privacy) -> None:
    """A keyed hash of a stranger too, one however often they ask."""
    await privacy.erase(*ANNA)
    await privacy.erase(*ANNA)

    [mark] = await database.run(_marks())
    assert "7" not in {mark.digest, str(mark.bot_id)}
    assert len(mark.digest) == 64


async def _marks() -> list[Suppression]:
    return await Suppression.all()


async def test_an_export_is_split_into_files_that_are_whole(
    privacy: Privacy, database: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    """Every row once, each file readable by itself and no longer than asked."""
    writer = BulkWriter(database, clock=clock)
    await writer.write([interaction(n, person=ANNA) for n in range(2_500)])
    parts = Parts(tmp_path, {"about": "=1+1"}, most=200_000)
    files = await database.run(parts.write(export.tables(ANNA)))

    contents = [json.loads(each.read_text("utf-8")) for each in files]
    rows = [row for each in contents for row in each["rows"]]
    keys = [row["source_key"] for row in rows if row["table"] == "user_engagements"]
    assert len(files) > 3
    assert all(each.stat().st_size <= 200_500 for each in files)
    assert len(keys) == len(set(keys)) == 2_500


async def test_a_stranger_gets_a_file_without_rows(privacy: Privacy) -> None:
    """There is nothing, and that is the answer."""
    async with privacy.export(*ANNA) as files:
        [content] = [json.loads(each.read_text("utf-8")) for each in files]
        [path] = files

    assert content["rows"] == []
    assert content["telegram_id"] == 7
    assert not path.exists()


async def test_words_are_kept_of_those_alone_who_agreed(
    database: Database, clock: FrozenClock
) -> None:
    """Whoever never said anything is treated as the deployment chose."""
    yes, no, silent = (PersonKey(42, n) for n in (1, 2, 3))
    careful = BulkWriter(database, clock=clock, keeps_words=False)
    await careful.write([interaction(n.telegram_id, person=n) for n in (yes, no, silent)])
    await database.run(_agree(yes, no))

    said = [interaction(10 + n.telegram_id, person=n, text="hello") for n in (yes, no, silent)]
    await careful.write(said)

    words = await database.run(_words())
    assert words == {1: "hello"}


async def _agree(yes: PersonKey, no: PersonKey) -> None:
    await Person.filter(telegram_id=yes.telegram_id).update(consent_text_storage=True)
    await Person.filter(telegram_id=no.telegram_id).update(consent_text_storage=False)


async def _words() -> dict[int, str]:
    rows = await UserEngagement.filter(text__isnull=False).values("person__telegram_id", "text")
    return {row["person__telegram_id"]: row["text"] for row in rows}


async def test_who_refuses_notes_is_erased_whoever_writes_it_down(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """The ledger itself does it, so that no other place can forget to."""
    ledger = Ledger(database, settings=ConsentSettings(), clock=clock, erase=privacy.erase)
    await BulkWriter(database, clock=clock).write([interaction(1, person=ANNA)])

    await ledger.change(
        ANNA, ConsentPurpose.ANALYTICS, given=False, place="test", wording="test-1"
    )

    assert await ledger.state(ANNA) is None
    assert await privacy.is_unknown(*ANNA)


async def test_words_are_gone_once_somebody_wants_none_kept(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """What was kept before goes with the consent; everything else stays."""
    ledger = Ledger(database, settings=ConsentSettings(), clock=clock, erase=privacy.erase)
    await BulkWriter(database, clock=clock).write(
        [interaction(1, person=ANNA, text="hello"), interaction(2, 8, text="there")]
    )

    await ledger.change(
        ANNA, ConsentPurpose.TEXT_STORAGE, given=False, place="test", wording="test-1"
    )

    assert await database.run(_words()) == {8: "there"}
    assert len(await database.run(_keys())) == 2


async def test_nobody_is_made_anew_while_they_are_erased(
    database: Database, privacy: Privacy, clock: FrozenClock
) -> None:
    """A writer that has asked who is unknown is waited for; what it wrote falls with the rest."""
    # The key of the marks is there: it is made once, and would have one wait for the other.
    await privacy.erase(42, 99)
    writer = BulkWriter(database, clock=clock)
    met, go_on = asyncio.Event(), asyncio.Event()
    upsert = writer._statements.upsert_people

    async def slowly(*given: Any) -> Any:
        met.set()
        await go_on.wait()
        return await upsert(*given)

    writer._statements.upsert_people = slowly  # type: ignore[assignment] # the moment between
    writing = asyncio.create_task(writer.write([interaction(1, person=ANNA)]))
    await met.wait()
    erasing = asyncio.create_task(privacy.erase(*ANNA))
    await asyncio.sleep(0.2)
    go_on.set()
    await asyncio.gather(writing, erasing)

    assert await database.run(asked(lambda: Person.all().count())) == 0
