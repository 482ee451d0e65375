"""Batches are written once, whole, and on both databases alike."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tortoise.exceptions import IntegrityError

from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
    PersonKey,
    Reachability,
    Sentiment,
    SentimentType,
    Sighting,
)
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import Person, UserEngagement
from engagement_plugin.storage.rows import slot_of
from engagement_plugin.storage.sightings import merged, sightings
from engagement_plugin.testing.clock import FrozenClock

NOON = datetime.fromisoformat("2026-03-18T12:00:00+00:00")


def interaction(n: int, telegram_id: int | None = 7, **changes: Any) -> Interaction:
    """Make an interaction; each number is another update."""
    fields: dict[str, Any] = {
        "bot_id": 42,
        "source_key": f"u:{n}",
        "update_id": n,
        "type": InteractionType.MESSAGE,
        "content_type": "text",
        "occurred_at": NOON + timedelta(seconds=n),
        "chat_kind": ChatKind.PRIVATE,
        "chat_id": telegram_id,
        "person": None if telegram_id is None else PersonKey(42, telegram_id),
        "person_language": "en",
    }
    return Interaction(**{**fields, **changes})


def membership(n: int, reach: Reachability, **changes: Any) -> Interaction:
    """Make a block or an unblock."""
    return interaction(n, type=InteractionType.MEMBERSHIP, reachability=reach, **changes)


async def rows(database: Database) -> list[dict[str, Any]]:
    async def read() -> list[dict[str, Any]]:
        return list(await UserEngagement.all().order_by("id").values())

    return await database.run(read())


async def person(database: Database, telegram_id: int = 7) -> Person:
    async def read() -> Person:
        return await Person.get(bot_id=42, telegram_id=telegram_id)

    return await database.run(read())


async def test_the_same_batch_twice_is_written_once(
    writer: BulkWriter, database: Database
) -> None:
    """A source key is recorded once, in this batch or another, by this writer or another."""
    batch = [interaction(n, telegram_id=n % 3) for n in range(10)]

    await writer.write([*batch, *batch[:3]])
    await writer.write(batch)

    assert [f"u:{n}" for n in range(10)] == [row["source_key"] for row in await rows(database)]


async def test_every_field_comes_back_as_it_went(database: Database, clock: FrozenClock) -> None:
    """Sentiment, outcome, metadata and times survive on both databases."""
    mood = Sentiment(
        score=-0.25, label=SentimentType.NEGATIVE, confidence=0.5, coverage=0.2, language="ru"
    )
    sent = interaction(
        1, command="start", feature="f", length=9, has_media=True, is_reply=True, sentiment=mood,
        text="a\x00b\ud800", meta={"source": "spring"},
    )  # fmt: skip
    outcome = Outcome(bot_id=42, source_key="u:1", handled=True, failed=False, handler_ms=12)

    writer = BulkWriter(database, clock=clock, judge=lambda *_: 0.75)
    await writer.write([sent], [outcome])

    row = (await rows(database))[0]
    expected = {
        "command": "start", "feature": "f", "length": 9, "has_media": True, "is_reply": True,
        "sentiment_score": -0.25, "sentiment_label": SentimentType.NEGATIVE, "quality": 0.75,
        "language": "ru", "text": "ab?", "meta": {"source": "spring"}, "handled": True,
        "failed": False, "handler_ms": 12, "slot": slot_of(sent.occurred_at),
        "occurred_at": sent.occurred_at, "recorded_at": clock(),
    }  # fmt: skip
    assert expected == {name: row[name] for name in expected}
    assert (await person(database)).source == "spring"


async def test_an_outcome_may_come_later(writer: BulkWriter, database: Database) -> None:
    """What is known only after the handler finds its row."""
    await writer.write([interaction(1), interaction(2)])

    await writer.write(
        [interaction(3)],
        [Outcome(bot_id=42, source_key="u:2", handled=False, failed=True, handler_ms=5)],
    )

    assert [None, 5, None] == [row["handler_ms"] for row in await rows(database)]


async def test_interactions_of_nobody_are_kept_without_a_person(
    writer: BulkWriter, database: Database
) -> None:
    """Channel posts and polls have no person, and make none."""
    await writer.write([interaction(1, telegram_id=None)])

    assert [None] == [row["person_id"] for row in await rows(database)]


async def test_a_refused_row_takes_its_whole_batch_along(
    writer: BulkWriter, database: Database
) -> None:
    """A batch is written whole or not at all, so that it can be tried again."""
    broken = interaction(2, type=InteractionType.MESSAGE, length=None)

    with pytest.raises(IntegrityError):
        await writer.write([interaction(1), broken])

    assert await rows(database) == []


async def test_writers_in_parallel_make_each_person_once(
    database: Database, clock: FrozenClock
) -> None:
    """People met by several processes at the same moment are one row each."""
    writers = [BulkWriter(database, clock=clock) for _ in range(6)]

    await asyncio.gather(
        *(
            writer.write([interaction(100 * n + k, telegram_id=k % 9) for k in range(50)])
            for n, writer in enumerate(writers)
        )
    )

    async def people() -> int:
        return await Person.filter(bot_id=42).count()

    assert await database.run(people()) == 9
    assert len(await rows(database)) == 300


async def test_two_bots_keep_their_people_apart(writer: BulkWriter, database: Database) -> None:
    """The same human is another person to another bot; equal update ids do not collide."""
    await writer.write([interaction(1), interaction(1, bot_id=43, person=PersonKey(43, 7))])

    assert len({row["person_id"] for row in await rows(database)}) == 2


async def test_a_person_is_seen_first_and_last(writer: BulkWriter, database: Database) -> None:
    """Back-dated updates move the beginning, late ones the end, in whatever order they come."""
    for seconds in (0, -500, 900, 30):
        await writer.write(
            [interaction(seconds + 1000, occurred_at=NOON + timedelta(seconds=seconds))]
        )

    found = await person(database)
    assert found.first_seen_at == NOON - timedelta(seconds=500)
    assert found.last_seen_at == NOON + timedelta(seconds=900)


async def test_an_erased_person_is_met_anew(writer: BulkWriter, database: Database) -> None:
    """A remembered id that is gone costs one more try inside, and no row."""

    async def erase() -> None:
        await Person.filter(bot_id=42).delete()

    await writer.write([interaction(1)])
    await database.run(erase())

    await writer.write([interaction(2)])

    assert ["u:2"] == [row["source_key"] for row in await rows(database)]


BLOCK, UNBLOCK = Reachability.BLOCKED, Reachability.REACHABLE


@pytest.mark.parametrize(
    "order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2), (2, 0, 1), (0, 2, 1)]
)
async def test_reachability_is_right_in_any_order(
    writer: BulkWriter, database: Database, order: tuple[int, ...]
) -> None:
    """The latest change by Telegram's clock wins, however the updates arrive."""
    changes = [interaction(1), membership(2, BLOCK), membership(3, UNBLOCK)]

    for n in order:
        await writer.write([changes[n]])

    assert (await person(database)).reachability is Reachability.REACHABLE


async def test_a_block_that_arrives_before_an_older_message_stays(
    writer: BulkWriter, database: Database
) -> None:
    """`message` and `my_chat_member` travel in queues of their own."""
    await writer.write([membership(5, BLOCK)])
    await writer.write([interaction(4)])

    found = await person(database)
    assert found.reachability is Reachability.BLOCKED
    assert found.version == 0


async def test_a_change_of_reachability_advances_the_version(
    writer: BulkWriter, database: Database
) -> None:
    """Whoever decided on an older version finds out."""
    await writer.write([interaction(1)])
    await writer.write([membership(2, BLOCK)])
    await writer.write([membership(3, BLOCK)])
    await writer.write([membership(4, UNBLOCK)])

    assert (await person(database)).version == 2


async def test_a_block_seen_by_another_process_is_lifted_here(
    database: Database, clock: FrozenClock
) -> None:
    """What one process remembers of a person never hides what Telegram tells."""
    here, there = (BulkWriter(database, clock=clock) for _ in range(2))
    await here.write([interaction(1)])
    await there.write([membership(2, BLOCK)])

    await here.write([membership(3, UNBLOCK)])

    assert (await person(database)).reachability is Reachability.REACHABLE


some_sightings = st.builds(
    lambda seconds, update_id, reach, language, source: Sighting(
        person=PersonKey(42, 7),
        first_seen_at=NOON + timedelta(seconds=seconds),
        last_seen_at=NOON + timedelta(seconds=seconds),
        language=language,
        source=source,
        reachability=reach,
        reach_at=NOON + timedelta(seconds=seconds) if reach else None,
        reach_update_id=update_id if reach else None,
        is_told=reach is not None,
    ),
    st.integers(0, 3),
    st.integers(1, 4),
    st.sampled_from([None, BLOCK, UNBLOCK]),
    st.sampled_from([None, "en", "ru"]),
    st.sampled_from([None, "a"]),
)


@given(some_sightings, some_sightings, some_sightings)
def test_merging_keeps_the_latest_reach(one: Sighting, two: Sighting, three: Sighting) -> None:
    """However a batch is folded, its latest change of reachability is what is left."""
    folded = merged(merged(one, two), three)

    told = [each for each in (one, two, three) if each.reach_at is not None]
    newest = max((each.reach_at, each.reach_update_id) for each in told) if told else (None, None)
    assert newest == (folded.reach_at, folded.reach_update_id)
    assert folded.first_seen_at == min(each.first_seen_at for each in (one, two, three))
    assert folded.last_seen_at == max(each.last_seen_at for each in (one, two, three))


def test_people_come_sorted() -> None:
    """Rows locked in one order never deadlock."""
    found = sightings([interaction(n, telegram_id=k) for n, k in enumerate((9, 2, 5, 2))])

    assert [2, 5, 9] == [each.person.telegram_id for each in found]
