"""Both sides of a talk, and who is not to be known: what a batch says and leaves unsaid."""

from datetime import datetime, timedelta

import pytest
from tortoise.exceptions import DoesNotExist

from engagement_plugin.domain import (
    Interaction,
    InteractionType,
    PersonKey,
)
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.marks import forget_distress
from engagement_plugin.storage.models import Person, Suppression
from engagement_plugin.storage.suppressions import digest, hash_key
from engagement_plugin.testing.clock import FrozenClock
from tests.storage.test_bulk import NOON, interaction, person, rows


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
