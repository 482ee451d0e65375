"""What is cheap does not count: repetition, bursts, taking back."""

import itertools
from collections import Counter, defaultdict
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement_plugin.domain import Interaction, InteractionType, Sentiment, SentimentType
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import MeritDay, UserEngagement
from tests.milestones.conftest import Town, by_length

PEOPLE = itertools.count(1_000)
COUNTED = (
    "messages", "thoughtful", "deep", "bright", "replies", "reactions", "quality_sum", "quality_n"
)  # fmt: skip


async def test_a_message_repeated_counts_once_a_half_hour(town: Town) -> None:
    """And four times a day, however often it comes."""
    begins = town.clock().replace(hour=0)
    deeds = [town.deed(at=begins + timedelta(minutes=n), length=12) for n in range(300)]
    await town.write(deeds[:30])
    await town.look()
    first = [day.messages for day in await town.merits()]

    await town.write(deeds[30:])
    await town.look()

    assert ([1], [4]) == (first, [day.messages for day in await town.merits()])


async def test_a_burst_counts_twenty_a_half_hour(town: Town) -> None:
    """Also where every message is another one."""
    await town.write([town.deed(length=n) for n in range(1, 60)])

    await town.look()

    assert [20] == [day.messages for day in await town.merits()]


async def test_a_day_counts_a_hundred(town: Town) -> None:
    """Also where all of it is spent on bursts."""
    begins = town.clock().replace(hour=0)
    moments = [begins + timedelta(minutes=30 * n) for n in range(20)]
    await town.write(
        [
            town.deed(at=at, length=100 * n + k)
            for n, at in enumerate(moments)
            for k in range(1, 21)
        ]
    )

    await town.look()

    assert [100] == [day.messages for day in await town.merits()]


async def test_a_reaction_taken_back_is_none(town: Town) -> None:
    """Each other one counts."""
    reaction: dict[str, Any] = {"type": InteractionType.REACTION}
    for content in ("reaction", "reaction_removed", "reaction"):
        await town.act(content_type=content, **reaction)

    await town.look()

    assert [2] == [day.reactions for day in await town.merits()]


async def test_what_was_counted_stays_when_rows_expire(town: Town, database: Database) -> None:
    """Other days are counted on."""

    async def expire() -> None:
        await UserEngagement.all().delete()

    yesterday = town.clock() - timedelta(days=1)
    await town.write([town.deed(at=yesterday, length=n) for n in (4, 8, 12)])
    await town.look()
    await database.run(expire())

    await town.act(length=5)
    await town.look()

    assert [3, 1] == [day.messages for day in await town.merits()]


async def test_where_rows_expired_uncounted_the_rollup_stands_in(
    town: Town, database: Database
) -> None:
    """A day's most at most, and nothing deep: nobody can tell any more."""

    async def expire() -> None:
        await UserEngagement.all().delete()

    await town.write([town.deed(length=10) for _ in range(130)])
    await town.roll_up()
    await database.run(expire())

    await town.check()

    (day,) = await town.merits()
    assert (100, 100, 0) == (day.messages, day.thoughtful, day.deep)


def mood(label: SentimentType) -> Sentiment:
    score = 0.5 if label is SentimentType.POSITIVE else 0.0
    return Sentiment(score=score, label=label, confidence=0.5, coverage=0.5, language="en")


some_deeds = st.lists(
    st.fixed_dictionaries({
        "minute": st.integers(0, 150) | st.integers(1430, 1450),
        "type": st.sampled_from([
            InteractionType.MESSAGE, InteractionType.MESSAGE, InteractionType.REACTION,
            InteractionType.COMMAND,
        ]),
        "content_type": st.sampled_from(["text", "photo", "reaction_removed"]),
        "length": st.integers(0, 9),
        "is_reply": st.booleans(),
        "sentiment": st.none() | st.sampled_from(SentimentType).map(mood),
        "copies": st.sampled_from([1, 1, 1, 7]),
    }),
    min_size=1,
    max_size=20,
)  # fmt: skip


def plainly(deeds: list[Interaction]) -> dict[int, tuple[float, ...]]:
    """Count each day the slow way: sort, strike out, add up."""
    found: dict[int, tuple[float, ...]] = {}
    for number in {each.occurred_at.toordinal() for each in deeds}:
        today = [each for each in deeds if each.occurred_at.toordinal() == number]
        said = _fair([each for each in today if each.type is InteractionType.MESSAGE])
        reacted = [
            each
            for each in today
            if each.type is InteractionType.REACTION and each.content_type != "reaction_removed"
        ]
        worths = [each[0] for each in said if each[0] is not None]
        found[number] = (
            len(said),
            sum(each >= 0.6 for each in worths),
            sum(each >= 0.75 for each in worths),
            sum(bright for _, bright, _ in said),
            sum(reply for _, _, reply in said),
            sum(min(n, 20) for n in Counter(map(_slot, reacted)).values()),
            round(sum(worths), 6),
            len(worths),
        )
    return found


def _fair(deeds: list[Interaction]) -> list[tuple[float | None, bool, bool]]:
    looks = defaultdict(list)
    for each in deeds:
        if each.content_type != "reaction_removed":
            score = each.sentiment.score if each.sentiment else None
            looks[each.content_type, each.length, score, _slot(each)].append(each)
    counts: Counter[Any] = Counter()
    slots = defaultdict(list)
    for (content, length, score, slot), same in sorted(looks.items(), key=lambda each: each[0][3]):
        counts[content, length, score] += 1
        if counts[content, length, score] <= 4:
            labels = [each.sentiment.label for each in same if each.sentiment]
            slots[slot].append(
                (
                    by_length(same[0], None, None),
                    SentimentType.POSITIVE in labels or SentimentType.VERY_POSITIVE in labels,
                    any(each.is_reply for each in same),
                )
            )
    return [each for same in slots.values() for each in sorted(same, key=_best_first)[:20]]


def _slot(deed: Interaction) -> int:
    return int(deed.occurred_at.timestamp() // 1_800)


def _best_first(each: tuple[float | None, bool, bool]) -> tuple[bool, float, bool, bool]:
    worth, bright, reply = each
    return worth is None, -(worth or 0), not bright, not reply


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=some_deeds, size=st.integers(1, 8), order=st.randoms(use_true_random=False))
async def test_merits_equal_a_plain_count_in_whatever_order_deeds_come(
    town: Town, deeds: list[dict[str, Any]], size: int, order: Any
) -> None:
    """In any batches, looked at in between, on both databases."""
    person, begins = next(PEOPLE), town.clock().replace(hour=0) - timedelta(days=3)
    acts = []
    for each in deeds:
        deed = dict(each)
        at = begins + timedelta(minutes=deed.pop("minute"))
        acts += [town.deed(person, at=at, **deed) for _ in range(deed.pop("copies"))]
    expected = plainly(acts)
    order.shuffle(acts)

    for first in range(0, len(acts), size):
        await town.write(acts[first : first + size])
        if first % 3 == 0:
            await town.look()
    await town.look()

    found = await _days_of(town, person)
    assert expected == {
        day.day.toordinal(): tuple(round(getattr(day, name), 6) for name in COUNTED)
        for day in found
    }


async def _days_of(town: Town, telegram_id: int) -> list[MeritDay]:
    async def read() -> list[MeritDay]:
        return list(await MeritDay.filter(person__telegram_id=telegram_id))

    return await town.database.run(read())


@pytest.mark.parametrize("kind", [InteractionType.EDIT, InteractionType.BOT_MESSAGE])
async def test_neither_edits_nor_the_bot_s_words_are_messages(
    town: Town, kind: InteractionType
) -> None:
    """What is said twice is said once, and what the bot says is nobody's merit."""
    await town.act(length=5)
    await town.act(length=6, type=kind)

    await town.look()

    assert [1] == [day.messages for day in await town.merits()]
