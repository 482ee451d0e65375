"""Batches are written once, whole, and on both databases alike."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tortoise.exceptions import DoesNotExist, IntegrityError

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
from engagement_plugin.storage.marks import forget_distress
from engagement_plugin.storage.models import Person, Suppression, UserEngagement
from engagement_plugin.storage.rows import slot_of
from engagement_plugin.storage.sightings import merged, sightings
from engagement_plugin.storage.suppressions import digest, hash_key
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


@pytest.fixture
def writer(database: Database, clock: FrozenClock) -> BulkWriter:
    return BulkWriter(database, clock=clock)


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


def said_by_bot(n: int, seconds: int, telegram_id: int = 7) -> Interaction:
    """Make a message of the bot's own, in somebody's private chat."""
    return interaction(
        n,
        telegram_id,
        source_key=f"m:{telegram_id}:{n}",
        type=InteractionType.BOT_MESSAGE,
        occurred_at=NOON + timedelta(seconds=seconds),
    )


def said(n: int, seconds: int, telegram_id: int = 7) -> Interaction:
    """Make a person's message."""
    return interaction(n, telegram_id, occurred_at=NOON + timedelta(seconds=seconds))


async def latencies(database: Database) -> list[int | None]:
    return [
        row["reply_latency_ms"]
        for row in await rows(database)
        if row["type"] is InteractionType.MESSAGE
    ]


async def test_a_reply_knows_how_long_it_took(writer: BulkWriter, database: Database) -> None:
    """From the bot's last message to the person's first after it; the second is no reply."""
    await writer.write([said(1, 0), said_by_bot(1, 1), said_by_bot(2, 3), said(2, 10)])
    await writer.write([said(3, 12), said_by_bot(3, 12), said(4, 12)])

    assert [None, 7_000, None, 0] == await latencies(database)


async def test_the_depth_of_an_exchange_counts_both_sides(
    database: Database, clock: FrozenClock
) -> None:
    """And begins anew after half an hour of silence."""
    seen: list[tuple[int | None, int | None]] = []
    writer = BulkWriter(
        database, clock=clock, judge=lambda _, latency, depth: seen.append((latency, depth))
    )

    await writer.write([said(1, 0), said_by_bot(1, 1), said(2, 10), said(3, 20)])
    await writer.write([said(4, 20 + 1801)])

    assert [(None, 1), (None, None), (9_000, 3), (None, 4), (None, 1)] == seen


async def test_a_reply_to_another_process_knows_it_too(
    database: Database, clock: FrozenClock
) -> None:
    """A worker wrote to the person; the bot's process gets the answer."""
    bot, worker = (BulkWriter(database, clock=clock) for _ in range(2))
    await bot.write([said(1, 0)])
    await worker.write([said_by_bot(1, 7200)])

    await bot.write([said(2, 7260)])

    assert [None, 60_000] == await latencies(database)


async def test_the_bots_own_messages_are_no_sign_of_life(
    writer: BulkWriter, database: Database
) -> None:
    """They hang on their person, and change neither first nor last seen."""
    await writer.write([said(1, 0), said_by_bot(1, 500)])

    found = await person(database)
    assert found.first_seen_at == found.last_seen_at == NOON
    assert found.last_sent_at == NOON + timedelta(seconds=500)
    assert {found.id} == {row["person_id"] for row in await rows(database)}


async def test_a_message_to_somebody_unknown_is_not_recorded(
    writer: BulkWriter, database: Database
) -> None:
    """A host may write to thousands the plugin has never met: they stay unmet."""
    await writer.write([said_by_bot(1, 0, telegram_id=99), said(1, 1)])

    assert ["u:1"] == [row["source_key"] for row in await rows(database)]


async def test_a_sign_of_distress_is_marked_and_forgotten_after_a_while(
    writer: BulkWriter, database: Database
) -> None:
    """On the interaction and on the person; a later sign stays when an earlier one fades."""
    early, late = NOON, NOON + timedelta(days=20)
    await writer.write([
        interaction(1, occurred_at=early, distress=True),
        interaction(2, occurred_at=late, distress=True),
        interaction(3, occurred_at=late),
    ])  # fmt: skip
    assert [True, True, None] == [row["distress"] for row in await rows(database)]
    assert (await person(database)).distress_at == late

    assert await database.run(forget_distress(before=late)) == 1
    assert [None, True, None] == [row["distress"] for row in await rows(database)]
    assert (await person(database)).distress_at == late

    await database.run(forget_distress(before=late + timedelta(seconds=1)))
    assert [None, None, None] == [row["distress"] for row in await rows(database)]
    assert (await person(database)).distress_at is None


async def suppress(
    database: Database, telegram_id: int, lifted_at: datetime | None = None
) -> None:
    async def write() -> None:
        key = await hash_key(now=NOON)
        await Suppression.create(
            bot_id=42,
            digest=digest(PersonKey(42, telegram_id), key),
            suppressed_at=NOON,
            lifted_at=lifted_at,
        )

    await database.run(write())


async def test_nothing_is_recorded_of_who_is_to_stay_unknown(
    writer: BulkWriter, database: Database
) -> None:
    """Neither they nor what they did; everybody else in the batch is."""
    await suppress(database, 7)

    await writer.write([said(1, 0), said_by_bot(1, 1), said(2, 2, telegram_id=8)])

    assert ["u:2"] == [row["source_key"] for row in await rows(database)]
    assert writer.withheld == 2
    with pytest.raises(DoesNotExist):
        await person(database)


async def test_an_erasure_beats_what_still_waited_in_a_journal(
    writer: BulkWriter, database: Database
) -> None:
    """Erased by another process, while this one remembers them and holds rows of theirs."""

    async def erase() -> None:
        await Person.filter(bot_id=42, telegram_id=7).delete()

    await writer.write([said(1, 0)])
    await suppress(database, 7)
    await database.run(erase())

    await writer.write([said(2, 1), said(3, 1, telegram_id=8)])

    assert ["u:3"] == [row["source_key"] for row in await rows(database)]


async def test_who_comes_back_is_known_from_then_on(
    writer: BulkWriter, database: Database
) -> None:
    """What they did before stays unrecorded, however late it arrives."""
    await suppress(database, 7, lifted_at=NOON + timedelta(seconds=10))

    await writer.write([said(1, 5), said(2, 15)])

    assert ["u:2"] == [row["source_key"] for row in await rows(database)]
    assert (await person(database)).first_seen_at == NOON + timedelta(seconds=15)


def test_a_digest_tells_nothing_without_the_key() -> None:
    """Another key, another person, another bot: another digest."""
    key, other = b"k" * 32, b"o" * 32

    found = {
        digest(PersonKey(42, 7), key),
        digest(PersonKey(42, 7), other),
        digest(PersonKey(42, 8), key),
        digest(PersonKey(43, 7), key),
    }

    assert len(found) == 4


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
