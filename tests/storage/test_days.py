"""A person's days are what their raw rows add up to, however these came."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
    PersonKey,
    Sentiment,
    SentimentType,
)
from engagement_plugin.storage import days, people_news
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Guard
from engagement_plugin.storage.models import (
    EngagementDay,
    EngagementNews,
    NewsReader,
    Person,
    UserEngagement,
)
from engagement_plugin.testing.clock import FrozenClock

MIDNIGHT = datetime(2026, 3, 18, tzinfo=UTC)
BOTS = itertools.count(1000)
COUNTED = (
    "person_id", "bot_id", "day", "interactions", "sessions", "bins", "active_bins",
    "private_bins", "group_bins", "types", "features",
    "contents", "sentiment_sum", "sentiment_square_sum", "sentiment_n", "positives", "negatives",
    "quality_sum", "quality_n", "thoughtful", "reply_latency_sum_ms", "reply_latency_n",
    "handler_sum_ms", "handler_n",
)  # fmt: skip


class LeaseGoneError(Exception):
    """What a guard raises."""


async def held() -> None:
    """A guard whose lease is valid."""


async def gone() -> None:
    """A guard whose lease is lost."""
    raise LeaseGoneError


def interaction(n: int, at: datetime = MIDNIGHT, bot_id: int = 42, **changes: Any) -> Interaction:
    """Make an interaction; each number is another update."""
    fields: dict[str, Any] = {
        "bot_id": bot_id,
        "source_key": f"u:{n}",
        "type": InteractionType.MESSAGE,
        "content_type": "text",
        "occurred_at": at,
        "chat_kind": ChatKind.PRIVATE,
        "chat_id": 7,
        "person": PersonKey(bot_id, 7),
    }
    return Interaction(**{**fields, **changes})


def outcome(n: int, bot_id: int = 42, ms: int = 5) -> Outcome:
    return Outcome(bot_id=bot_id, source_key=f"u:{n}", handled=True, failed=False, handler_ms=ms)


def by_length(interaction: Interaction, latency_ms: int | None, depth: int | None) -> float | None:
    """Judge quality by what no test else needs: eighths, and None for nothing."""
    return (interaction.length - 1) / 8 if interaction.length else None


@pytest.fixture
def writer(database: Database, clock: FrozenClock) -> BulkWriter:
    return BulkWriter(database, clock=clock, judge=by_length)


async def roll_up(
    database: Database,
    *,
    guard: Guard = held,
    most: int = 500,
    people: Sequence[int] | None = None,
) -> int:
    now = datetime(2026, 4, 1, tzinfo=UTC)
    return await database.run(
        days.roll_up(guard, most=most, now=now, dialect=database.dialect, people=people)
    )


async def rolled(database: Database, bot_id: int = 42) -> list[dict[str, Any]]:
    async def read() -> list[dict[str, Any]]:
        rows = EngagementDay.filter(bot_id=bot_id).order_by("person_id", "day")
        return list(await rows.values(*COUNTED))

    return await database.run(read())


async def rebuilt(database: Database, bot_id: int = 42) -> list[dict[str, Any]]:
    """Every day from nothing but the raw rows, in the plainest way there is."""

    async def read() -> list[UserEngagement]:
        return await UserEngagement.filter(bot_id=bot_id).order_by("person_id", "occurred_at")

    acts: dict[tuple[int, date], list[UserEngagement]] = {}
    seen: dict[int, int] = {}
    sessions: Counter[tuple[int, date]] = Counter()
    for row in await database.run(read()):
        person: int | None = row.person_id  # type: ignore[attr-defined]  # Tortoise adds it
        if person is None or row.type is InteractionType.BOT_MESSAGE:
            continue
        key = (person, row.occurred_at.date())
        second = int(row.occurred_at.timestamp())
        sessions[key] += person not in seen or second - seen[person] > 1800
        seen[person] = second
        acts.setdefault(key, []).append(row)
    return [
        {"person_id": person, "bot_id": bot_id, "day": day, "sessions": sessions[person, day]}
        | folded(rows)
        for (person, day), rows in sorted(acts.items())
    ]


def folded(rows: Sequence[UserEngagement]) -> dict[str, Any]:
    bins = [0] * 48
    for row in rows:
        bins[row.occurred_at.hour * 2 + row.occurred_at.minute // 30] += 1
    judged = [
        row
        for row in rows
        if row.sentiment_label not in {None, SentimentType.UNKNOWN}
        and (row.sentiment_confidence or 0) > 0
    ]
    scores = [row.sentiment_score or 0 for row in judged]
    labels = Counter(str(row.sentiment_label) for row in judged)
    qualities = [row.quality for row in rows if row.quality is not None]
    replies = [row.reply_latency_ms for row in rows if row.reply_latency_ms is not None]
    handlers = [row.handler_ms for row in rows if row.handler_ms is not None]
    used = [row.feature for row in rows] + [row.command and f"/{row.command}" for row in rows]
    return {
        "interactions": len(rows),
        "bins": bins,
        "active_bins": (busy := sum(1 << n for n, count in enumerate(bins) if count)),
        # Everything in this file is done in private.
        "private_bins": busy,
        "group_bins": 0,
        "types": dict(Counter(row.type.value for row in rows)),
        "features": dict(Counter(name for name in used if name)),
        "contents": dict(Counter(row.content_type for row in rows)),
        "sentiment_sum": sum(scores),
        "sentiment_square_sum": sum(score * score for score in scores),
        "sentiment_n": len(judged),
        "positives": labels["positive"] + labels["very_positive"],
        "negatives": labels["negative"] + labels["very_negative"],
        "quality_sum": sum(qualities),
        "quality_n": len(qualities),
        "thoughtful": sum(
            row.type is InteractionType.MESSAGE and (row.quality or 0) >= days.THOUGHTFUL
            for row in rows
        ),
        "reply_latency_sum_ms": sum(replies),
        "reply_latency_n": len(replies),
        "handler_sum_ms": sum(handlers),
        "handler_n": len(handlers),
    }


# Scores and qualities are eighths: such sums are exact in whatever order they are added.
some_mood = st.builds(
    lambda eighths, label, confidence: Sentiment(
        score=eighths / 8, label=label, confidence=confidence, coverage=0.5, language="en"
    ),
    st.integers(-8, 8),
    st.sampled_from(list(SentimentType)),
    st.sampled_from([0.0, 0.5]),
)
some_deeds = st.lists(
    st.fixed_dictionaries({
        "person": st.integers(1, 3),
        "seconds": st.one_of(
            st.integers(0, 3 * 86_400),
            # About midnight, half an hour either way, to the second.
            st.builds(lambda d, s: d * 86_400 + s, st.integers(1, 2), st.integers(-1801, 1801)),
            # Half an hour apart, give or take a second.
            st.builds(lambda n, s: n * 1800 + s, st.integers(45, 50), st.integers(-1, 1)),
        ),
        "micros": st.sampled_from([0, 1, 999_999]),
        "type": st.sampled_from([
            InteractionType.MESSAGE, InteractionType.COMMAND, InteractionType.BUTTON,
            InteractionType.BOT_MESSAGE, InteractionType.EVENT,
        ]),
        "content_type": st.sampled_from(["text", "photo", 'a"b']),
        "command": st.sampled_from([None, "start", "stop"]),
        "feature": st.sampled_from([None, "menu", "/start"]),
        "sentiment": st.none() | some_mood,
        "length": st.integers(0, 9),
        "ms": st.none() | st.integers(0, 500),
        "is_late": st.booleans(),
    }),
    min_size=1,
    max_size=25,
)  # fmt: skip
some_steps = st.lists(
    st.sampled_from(["write", "write again", "roll up", "lose", "at once"]), max_size=12
)


def made(bot_id: int, deeds: Sequence[dict[str, Any]]) -> tuple[list[Interaction], list[Outcome]]:
    acts, outcomes = [], []
    for n, deed in enumerate(deeds):
        fields = {
            name: deed[name]
            for name in ("type", "content_type", "command", "feature", "sentiment", "length")
        }
        at = MIDNIGHT + timedelta(seconds=deed["seconds"], microseconds=deed["micros"])
        person = PersonKey(bot_id, deed["person"])
        acts.append(interaction(n, at, bot_id, person=person, chat_id=deed["person"], **fields))
        if deed["ms"] is not None:
            outcomes.append(outcome(n, bot_id, deed["ms"]))
    return acts, outcomes


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=some_deeds, steps=some_steps, size=st.integers(1, 7), most=st.integers(1, 4))
async def test_however_rows_come_the_days_are_what_they_add_up_to(
    database: Database,
    clock: FrozenClock,
    deeds: list[dict[str, Any]],
    steps: list[str],
    size: int,
    most: int,
) -> None:
    """In any batches, counted in between, retried, refused, at the same time."""
    bot_id = next(BOTS)
    writer = BulkWriter(database, clock=clock, judge=by_length)
    acts, outcomes = made(bot_id, deeds)
    late = {n for n, deed in enumerate(deeds) if deed["is_late"]}
    early = [each for each in outcomes if int(each.source_key[2:]) not in late]
    batches = [acts[at : at + size] for at in range(0, len(acts), size)]
    waiting = iter(batches)

    for step in steps:
        batch = next(waiting, []) if step in {"write", "at once"} else batches[0]
        if step == "roll up":
            await roll_up(database, most=most)
        elif step == "lose":
            with pytest.raises(LeaseGoneError):
                await roll_up(database, guard=gone)
        elif step == "at once":
            await asyncio.gather(
                roll_up(database, most=most), writer.write(batch), roll_up(database, most=most)
            )
        else:
            await writer.write(batch, [each for each in early if each.handler_ms % 2])
    for batch in waiting:
        await writer.write(batch, early)
    await writer.write([], outcomes)
    while await roll_up(database, most=most):
        pass

    assert await rebuilt(database, bot_id) == await rolled(database, bot_id)


async def test_only_days_with_news_are_counted(writer: BulkWriter, database: Database) -> None:
    """Each once, whatever was written of it; afterwards nothing waits."""
    await writer.write([interaction(n, MIDNIGHT + timedelta(minutes=n)) for n in range(20)])
    await writer.write([interaction(99, MIDNIGHT + timedelta(days=3))])

    waiting = await database.run(days.waiting())
    counted = await roll_up(database), await roll_up(database)

    assert (2, (2, 0)) == (waiting, counted)


async def test_an_outcome_that_comes_late_is_news(writer: BulkWriter, database: Database) -> None:
    """The day is counted again with what became known afterwards."""
    await writer.write([interaction(1)])
    await roll_up(database)

    await writer.write([], [outcome(1, ms=9)])
    await roll_up(database)

    (day,) = await rolled(database)
    assert (9, 1) == (day["handler_sum_ms"], day["handler_n"])


async def test_what_the_bot_says_is_no_news(writer: BulkWriter, database: Database) -> None:
    """Nor is it anything that a person did."""
    await writer.write([interaction(1)])
    await roll_up(database)

    await writer.write([interaction(2, type=InteractionType.BOT_MESSAGE)])

    assert 0 == await database.run(days.waiting())


async def test_whoever_has_to_look_again_is_told(writer: BulkWriter, database: Database) -> None:
    """Each reader of each person once a batch, and nobody when the lease is lost."""
    moments = (MIDNIGHT + timedelta(days=n) for n in range(3))
    await writer.write([interaction(n, at) for n, at in enumerate(moments)])

    with pytest.raises(LeaseGoneError):
        await roll_up(database, guard=gone)
    before = await database.run(people_news.waiting(NewsReader.PATTERNS))
    await roll_up(database)

    assert {} == before
    assert [{42: 1}] * len(NewsReader) == [
        await database.run(people_news.waiting(reader)) for reader in NewsReader
    ]


async def test_the_days_of_some_people_can_be_counted_first(
    writer: BulkWriter, database: Database
) -> None:
    """Everybody else's wait; nobody's is nobody's."""
    for who in (7, 8):
        await writer.write([interaction(who, person=PersonKey(42, who))])

    async def find(telegram_id: int) -> int:
        return int((await Person.get(telegram_id=telegram_id)).id)

    wanted = await database.run(find(8))
    counted = [await roll_up(database, people=people) for people in ([], [wanted], [wanted], None)]

    assert [0, 1, 0, 1] == counted


async def test_a_session_over_midnight_is_one_session(
    writer: BulkWriter, database: Database
) -> None:
    """It counts on the day it began, also when its beginning arrives last."""
    tomorrow = MIDNIGHT + timedelta(days=1)
    await writer.write([interaction(1, tomorrow + timedelta(minutes=5))])
    await roll_up(database)
    before = [day["sessions"] for day in await rolled(database)]

    await writer.write([interaction(2, tomorrow - timedelta(minutes=5))])
    await roll_up(database)

    assert [1] == before
    assert [1, 0] == [day["sessions"] for day in await rolled(database)]


async def test_half_an_hour_of_nothing_ends_no_session_a_second_more_does(
    writer: BulkWriter, database: Database
) -> None:
    """To the second, fractions cut off, on both databases."""
    moments = (0, 1800.9, 3600.1, 5401)
    await writer.write(
        [interaction(n, MIDNIGHT + timedelta(seconds=each)) for n, each in enumerate(moments)]
    )

    await roll_up(database)

    assert [2] == [day["sessions"] for day in await rolled(database)]


async def test_what_is_refused_stays_to_be_counted(writer: BulkWriter, database: Database) -> None:
    """A worker that lost its lease leaves neither days nor holes in the news."""
    await writer.write([interaction(1)])

    with pytest.raises(LeaseGoneError):
        await roll_up(database, guard=gone)

    assert ([], 1) == (await rolled(database), await database.run(days.waiting()))


async def test_a_day_whose_rows_have_expired_keeps_its_sums(
    writer: BulkWriter, database: Database
) -> None:
    """News of a day without rows changes nothing."""

    async def expire() -> None:
        await UserEngagement.all().delete()
        person = await Person.get(telegram_id=7)
        await EngagementNews.create(person=person, bot_id=42, day=MIDNIGHT.date())

    await writer.write([interaction(1)])
    await roll_up(database)
    before = await rolled(database)

    await database.run(expire())
    await roll_up(database)

    assert before == await rolled(database) != []


async def test_whoever_is_erased_leaves_no_news(writer: BulkWriter, database: Database) -> None:
    """The days to count go with the person."""

    async def erase() -> None:
        await Person.all().delete()

    await writer.write([interaction(1)])
    await database.run(erase())

    assert (0, 0) == (await database.run(days.waiting()), await roll_up(database))
