"""Nobody is congratulated on what they did before the bot knew how to."""

from datetime import timedelta
from typing import Any

import pytest

from engagement_plugin.domain import InteractionType, MilestoneCategory
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.milestones.specs import MilestoneSpec, Words
from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.clock import FrozenClock
from tests.milestones.conftest import BOT, Town


@pytest.fixture
def unseeded(database: Database, settings: Settings, clock: FrozenClock) -> Town:
    """A deployment that has no milestones yet."""
    return Town(database, clock, Milestones(database, settings=settings, clock=clock))


async def test_old_history_is_recorded_and_celebrated_by_nobody(unseeded: Town) -> None:
    """With the day on which it was reached."""
    town, then = unseeded, unseeded.clock()
    await town.act(length=5)
    await town.roll_up()
    town.clock.forward(days=30)
    await town.milestones.seed()

    checked = await town.check()

    found = await town.milestones.of_person(BOT, 7)
    assert found is not None
    assert (1, 1, []) == (checked.reached, checked.silent, await town.due())
    assert ["first_words"] == [each.milestone.code for each in found.reached]
    assert timedelta(0) <= found.reached[0].at - then <= timedelta(days=1)


async def test_news_wait_until_something_is_offered(unseeded: Town) -> None:
    """A worker that is faster than the seeding loses nothing."""
    await unseeded.act()

    early = await unseeded.look()
    await unseeded.milestones.seed()
    late = await unseeded.check()

    assert (0, 1) == (early.taken, late.taken)


async def test_who_is_known_and_reaches_something_new_is_congratulated(unseeded: Town) -> None:
    """After the first look everything counts, for old hands too."""
    town = unseeded
    await town.act(length=5)
    await town.roll_up()
    town.clock.forward(days=1)
    await town.milestones.seed()
    await town.check()

    await town.act(type=InteractionType.REACTION, content_type="reaction")
    await town.look()

    assert [(7, ["first_reaction", "newcomer"])] == await town.due()


async def test_a_newcomer_s_first_look_is_no_silent_one(town: Town) -> None:
    """They came after the milestones did."""
    town.clock.forward(days=5)
    await town.act()

    await town.look()

    assert [(7, ["first_words"])] == await town.due()


async def test_a_milestone_of_later_is_silent_for_who_has_it_already(
    town: Town, settings: Settings
) -> None:
    """A host adds one that half of the people have reached long ago."""
    await town.act(length=5)
    await town.look()
    town.clock.forward(days=1)
    words = {"en": Words(title="One", text="Write.", celebration="One!")}
    own = MilestoneSpec(
        code="own",
        category=MilestoneCategory.COMMUNICATION,
        metric="messages",
        target=1,
        icon="🎓",
        words=words,
    )
    with_own = Milestones(town.database, settings=settings, clock=town.clock, own=[own])
    await with_own.seed()

    await town.act(length=6)
    await town.look()

    assert [(7, ["first_words", "newcomer"])] == await town.due()
    assert "own" in await town.reached()


async def test_what_came_late_is_no_news(town: Town) -> None:
    """A message of last month, imported today; one of yesterday is.

    That they have known each other for a month is news of today.
    """
    await town.act(7, type=InteractionType.COMMAND, command="start")
    await town.act(8, type=InteractionType.COMMAND, command="start")
    await town.look()

    await town.act(7, at=town.clock() - timedelta(days=30))
    await town.act(8, at=town.clock() - timedelta(days=1))
    await town.look()

    due = [(7, ["friend", "regular", "newcomer"]), (8, ["first_words", "newcomer"])]
    assert due == await town.due()
    assert "first_words" in await town.reached(7)


async def test_a_celebration_that_nobody_sent_in_two_days_is_over(town: Town) -> None:
    """It would only puzzle."""
    await town.act()
    await town.look()

    town.clock.forward(hours=49)

    assert [] == await town.due()


async def test_a_repeatable_one_is_celebrated_again(town: Town, settings: Settings) -> None:
    """Each time it is reached, and not in between."""
    words = {"en": Words(title="Two", text="Write two.", celebration="Two!")}
    own = MilestoneSpec(
        code="pairs",
        category=MilestoneCategory.COMMUNICATION,
        metric="messages",
        target=2,
        icon="🎓",
        words=words,
        is_repeatable=True,
    )
    await Milestones(town.database, settings=settings, clock=town.clock, own=[own]).seed()
    told = []

    for length in range(1, 6):
        await town.act(length=length)
        await town.look()
        for each in await town.milestones.due_celebrations(BOT, most=9):
            told.append([(r.milestone.code, r.times) for r in each.reached])
            await town.milestones.mark_celebrated(each)

    assert [[("first_words", 1)], [("pairs", 1)], [("pairs", 2)]] == told


async def test_a_friend_who_comes_back_counts_for_who_brought_them(town: Town) -> None:
    """A visit does not, nor does a link of one's own."""
    start: dict[str, Any] = {"type": InteractionType.COMMAND, "command": "start"}
    await town.act(7, meta={"source": "friend_7"}, **start)
    await town.act(8, meta={"source": "friend_7"}, **start)
    await town.look()
    visited = await town.reached(7)
    town.clock.forward(days=1)
    await town.act(7)
    await town.look()
    alone = await town.reached(7)

    await town.act(8)
    await town.look()

    assert ([], False) == (visited, "first_friend" in alone)
    assert "first_friend" in await town.reached(7)


async def test_the_audience_is_told_how_many_and_how_long(town: Town) -> None:
    """The median of those who reached it, in days from their first one."""
    for person, days in ((7, 1), (8, 2), (9, 6)):
        await town.act(person, type=InteractionType.COMMAND, command="start")
        town.clock.forward(days=days)
        await town.act(person)
        await town.look()

    found = {each.milestone.code: each for each in await town.milestones.audience(BOT)}

    assert 24 == len(found)
    assert (3, 2) == (found["first_words"].reached, found["first_words"].median_days)
    assert (0, None) == (found["storyteller"].reached, found["storyteller"].median_days)
