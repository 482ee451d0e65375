"""What is told of an audience is what its raw rows say, counted already or not."""

import asyncio
import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tortoise.models import Model

from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
    PersonKey,
    Sentiment,
    SentimentType,
)
from engagement_plugin.domain.audience import EVERYBODY, AudienceChat, AudienceFilter
from engagement_plugin.storage import audience, audience_counts, days
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import AudienceCount, Person, UserEngagement
from engagement_plugin.testing.clock import FrozenClock

MIDNIGHT = datetime(2026, 3, 18, tzinfo=UTC)
FIRST = MIDNIGHT.date()
BOTS = itertools.count(5000)
LANGUAGES = {1: "en", 2: "pt-BR", 3: None}
FILTERS = [
    EVERYBODY,
    AudienceFilter(chat=AudienceChat.PRIVATE),
    AudienceFilter(chat=AudienceChat.GROUP),
    AudienceFilter(language="pt"),
    AudienceFilter(chat=AudienceChat.GROUP, language="en"),
]


async def held() -> None:
    """A guard whose lease is valid."""


def deed(n: int, at: datetime = MIDNIGHT, bot_id: int = 42, **changes: Any) -> Interaction:
    """Make an interaction; each number is another update."""
    fields: dict[str, Any] = {
        "bot_id": bot_id,
        "source_key": f"u:{n}",
        "type": InteractionType.MESSAGE,
        "content_type": "text",
        "occurred_at": at,
        "chat_kind": ChatKind.PRIVATE,
        "chat_id": 7,
        "person": PersonKey(bot_id, 1),
    }
    return Interaction(**{**fields, **changes})


async def roll_up(database: Database, *, most: int = 500) -> None:
    """Count people's days, and then everybody's."""
    now = datetime(2026, 4, 1, tzinfo=UTC)
    while await database.run(days.roll_up(held, most=most, now=now, dialect=database.dialect)):
        pass
    while await database.run(audience_counts.count_next(held, dialect=database.dialect)):
        pass


async def gone_for_good(model: type[Model], **chosen: int) -> None:
    """Delete rows, as what expires or is erased is."""
    await model.filter(**chosen).delete()


async def number_of(model: type[Model]) -> int:
    return await model.all().count()


async def told(database: Database, bot_id: int, whom: AudienceFilter) -> dict[str, Any]:
    """Ask everything there is to ask of three days and a half."""
    asked: dict[str, Any] = {"whom": whom, "dialect": database.dialect}
    begin = audience_counts.number(FIRST) * 48

    async def ask() -> dict[str, Any]:
        tally, scores = await audience.doings(
            database.client, bot_id, since=begin, until=begin + 168, **asked
        )
        found = await audience.presence(
            database.client, bot_id, first=FIRST, last=FIRST + timedelta(days=3), **asked
        )
        there = {
            (person, day * 48 + n)
            for person, day, bins in zip(*(each.tolist() for each in found), strict=True)
            for n in range(48)
            if bins >> n & 1
        }
        return {"there": there, "tally": tally, "scores": [tuple(each) for each in scores]}

    return await database.run(ask())


async def plain(database: Database, bot_id: int, whom: AudienceFilter) -> dict[str, Any]:
    """Answer the same from nothing but the raw rows, in the plainest way there is."""

    async def read() -> list[UserEngagement]:
        return await UserEngagement.filter(bot_id=bot_id).select_related("person")

    rows = [row for row in await database.run(read()) if is_chosen(row, whom)]
    begin = audience_counts.number(FIRST) * 48
    there = {
        (row.person.id, row.slot) for row in rows if row.person and begin <= row.slot < begin + 192
    }
    rows = [row for row in rows if begin <= row.slot < begin + 168]
    judged = [row for row in rows if is_judged(row)]
    return {
        "there": there,
        "interactions": len(rows),
        "types": counted(rows, lambda row: row.type.value),
        "contents": counted(rows, lambda row: row.content_type),
        "commands": counted(rows, lambda row: row.command),
        "features": counted(rows, lambda row: row.feature),
        "labels": counted(judged, lambda row: str(row.sentiment_label)),
        "sentiment": mean([row.sentiment_score for row in judged]),
        "quality": mean([row.quality for row in rows]),
        "handler_ms": mean([row.handler_ms for row in rows]),
        "unhandled": sum(row.handled is False for row in rows),
        "failed": sum(row.failed is True for row in rows),
        "scores": [
            scores_of(slot, [row for row in rows if row.slot == slot])
            for slot in sorted({row.slot for row in rows})
        ],
    }


def is_chosen(row: UserEngagement, whom: AudienceFilter) -> bool:
    kinds = {
        None: set(ChatKind),
        AudienceChat.PRIVATE: {ChatKind.PRIVATE},
        AudienceChat.GROUP: {ChatKind.GROUP, ChatKind.SUPERGROUP},
    }[whom.chat]
    assert row.person is not None
    language = (row.person.language or "").lower().split("-")[0]
    return (
        row.type is not InteractionType.BOT_MESSAGE
        and row.chat_kind in kinds
        and whom.language in {None, language}
    )


def is_judged(row: UserEngagement) -> bool:
    return row.sentiment_label not in {None, SentimentType.UNKNOWN} and bool(
        row.sentiment_confidence
    )


def counted(
    rows: Sequence[UserEngagement], name: Callable[[UserEngagement], str | None]
) -> dict[str, int]:
    return dict(Counter(found for row in rows if (found := name(row))))


def mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def scores_of(slot: int, rows: Sequence[UserEngagement]) -> tuple[float, ...]:
    moods = [row.sentiment_score or 0 for row in rows if is_judged(row)]
    qualities = [row.quality for row in rows if row.quality is not None]
    return slot, sum(moods), len(moods), sum(qualities), len(qualities)


# Scores and qualities are eighths: such sums are exact in whatever order they are added.
some_deeds = st.lists(
    st.fixed_dictionaries({
        "who": st.integers(1, 3),
        "half_hours": st.integers(-3, 200),
        "type": st.sampled_from([
            InteractionType.MESSAGE, InteractionType.COMMAND, InteractionType.BOT_MESSAGE,
        ]),
        "chat_kind": st.sampled_from(list(ChatKind)),
        "content_type": st.sampled_from(["text", "photo"]),
        "command": st.sampled_from([None, "start"]),
        "feature": st.sampled_from([None, "menu"]),
        "length": st.integers(0, 9),
        "sentiment": st.none() | st.builds(
            lambda eighths, label, confidence: Sentiment(
                score=eighths / 8, label=label, confidence=confidence, coverage=0.5, language="en"
            ),
            st.integers(-8, 8),
            st.sampled_from(list(SentimentType)),
            st.sampled_from([0.0, 0.5]),
        ),
        "ms": st.none() | st.integers(0, 500),
    }),
    max_size=20,
)  # fmt: skip


def by_length(interaction: Interaction, latency_ms: int | None, depth: int | None) -> float | None:
    """Judge quality by what no test else needs: eighths, and None for nothing."""
    return (interaction.length - 1) / 8 if interaction.length else None


def made(bot_id: int, deeds: Sequence[dict[str, Any]]) -> tuple[list[Interaction], list[Outcome]]:
    acts, outcomes = [], []
    for n, each in enumerate(deeds):
        fields = {k: v for k, v in each.items() if k not in {"who", "half_hours", "ms"}}
        at = MIDNIGHT + timedelta(minutes=30 * each["half_hours"] + 7)
        who = PersonKey(bot_id, each["who"])
        language = LANGUAGES[each["who"]]
        acts.append(deed(n, at, bot_id, person=who, person_language=language, **fields))
        if each["ms"] is not None:
            outcomes.append(
                Outcome(
                    bot_id=bot_id,
                    source_key=f"u:{n}",
                    handled=each["ms"] % 2 == 0,
                    failed=each["ms"] % 3 == 0,
                    handler_ms=each["ms"],
                )
            )
    return acts, outcomes


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(early=some_deeds, late=some_deeds, is_counted=st.booleans(), whom=st.sampled_from(FILTERS))
async def test_an_audience_is_what_its_raw_rows_say(
    database: Database,
    clock: FrozenClock,
    early: list[dict[str, Any]],
    late: list[dict[str, Any]],
    is_counted: bool,
    whom: AudienceFilter,
) -> None:
    """Whatever of it is counted already, and of whatever part is asked."""
    bot_id = next(BOTS)
    writer = BulkWriter(database, clock=clock, judge=by_length)
    acts, outcomes = made(bot_id, [*early, *late])
    await writer.write(acts[: len(early)])
    await roll_up(database, most=3)
    await writer.write(acts[len(early) :], outcomes)
    if is_counted:
        await roll_up(database)

    found = await told(database, bot_id, whom)

    expected = await plain(database, bot_id, whom)
    assert found["there"] == expected.pop("there")
    assert found["scores"] == expected.pop("scores")
    assert {name: getattr(found["tally"], name) for name in expected} == expected


async def test_what_expired_stays_counted(database: Database, clock: FrozenClock) -> None:
    """A day of which raw rows are gone keeps what everybody did, though something comes late."""
    writer = BulkWriter(database, clock=clock)
    await writer.write([deed(n) for n in range(5)])
    await roll_up(database)

    await database.run(gone_for_good(UserEngagement, bot_id=42))
    await writer.write([deed(9)])
    await roll_up(database)

    assert (await told(database, 42, EVERYBODY))["tally"].interactions == 5


async def test_an_erased_person_leaves_a_number(database: Database, clock: FrozenClock) -> None:
    """What they did is told of nobody any more; how much was done by all stays true."""
    writer = BulkWriter(database, clock=clock)
    await writer.write([deed(n, person=PersonKey(42, n)) for n in (1, 2)])
    await roll_up(database)

    await database.run(gone_for_good(Person, bot_id=42, telegram_id=1))

    found = await told(database, 42, EVERYBODY)
    assert (len(found["there"]), found["tally"].interactions) == (1, 2)


async def test_a_lost_lease_counts_nothing(database: Database, clock: FrozenClock) -> None:
    """And the day waits for whoever holds it now."""
    await BulkWriter(database, clock=clock).write([deed(1)])
    now = datetime(2026, 4, 1, tzinfo=UTC)
    await database.run(days.roll_up(held, most=9, now=now, dialect=database.dialect))

    async def gone() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        await database.run(audience_counts.count_next(gone, dialect=database.dialect))

    assert await database.run(number_of(AudienceCount)) == 0
    assert await database.run(audience_counts.stale(42)) == {date(2026, 3, 18)}


async def test_newcomers_and_their_sources_are_those_of_the_span(
    database: Database, clock: FrozenClock
) -> None:
    """Half hours tell when; links tell from where, the busiest first."""
    writer = BulkWriter(database, clock=clock)
    await writer.write([
        deed(n, MIDNIGHT + timedelta(hours=n), person=PersonKey(42, n), person_language="en",
             meta={"source": source})
        for n, source in enumerate(("ad", None, "book", "ad", "ad"))
    ])  # fmt: skip
    span: dict[str, Any] = {
        "since": MIDNIGHT, "until": MIDNIGHT + timedelta(hours=4),
        "whom": AudienceFilter(language="en"), "dialect": database.dialect,
    }  # fmt: skip

    _, slots = await database.run(audience.newcomers(database.client, 42, **span))
    sources = await database.run(audience.sources(database.client, 42, **span))

    begin = audience_counts.number(FIRST) * 48
    assert (slots - begin).tolist() == [0, 2, 4, 6]
    assert list(sources.items()) == [("ad", 2), ("book", 1)]


async def test_a_question_while_days_are_counted_misses_nothing(
    database: Database, clock: FrozenClock
) -> None:
    """A day on its way from waiting to counted is found in one of the two places."""
    writer = BulkWriter(database, clock=clock)
    begin = audience_counts.number(FIRST) * 48

    async def done() -> int:
        tally, _ = await audience.doings(
            database.client,
            42,
            since=begin,
            until=begin + 168,
            whom=EVERYBODY,
            dialect=database.dialect,
        )
        return tally.interactions

    for n in range(1, 25):
        await writer.write([deed(n)])
        asking = [database.run(done()) for _ in range(4)]
        *found, _ = await asyncio.gather(*asking, roll_up(database))
        assert [n] * len(asking) == found
