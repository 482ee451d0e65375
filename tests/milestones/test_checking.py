"""What people do becomes progress, and what they reach a celebration, once."""

import asyncio
from datetime import timedelta

import pytest

from engagement_plugin.domain import InteractionType
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import EngagementDay, Person
from tests.milestones.conftest import BOT, Town


class LeaseGoneError(Exception):
    """What a guard raises."""


async def gone() -> None:
    """A guard whose lease is lost."""
    raise LeaseGoneError


async def test_a_first_message_is_reached_and_due(town: Town) -> None:
    """Found at the next look, and to be celebrated."""
    await town.act(length=5)

    checked = await town.look()

    assert (1, 1, 0) == (checked.taken, checked.reached, checked.silent)
    assert ["first_words"] == await town.reached()
    assert [(7, ["first_words"])] == await town.due()


async def test_several_at_once_are_one_celebration(town: Town) -> None:
    """Of one person; the hardest comes first."""
    await town.act(length=5)
    await town.act(type=InteractionType.REACTION, content_type="reaction")
    for command in ("start", "help", "diary"):
        await town.act(type=InteractionType.COMMAND, command=command)

    await town.look()

    assert [(7, ["commands_3", "first_reaction", "first_words"])] == await town.due()


async def test_what_was_celebrated_is_due_no_more(town: Town) -> None:
    """And marking it twice marks it once."""
    await town.act()
    await town.look()
    (celebration,) = await town.milestones.due_celebrations(BOT, most=10)

    marked = [await town.milestones.mark_celebrated(celebration) for _ in range(2)]
    await town.act(at=town.clock() + timedelta(minutes=40))
    await town.look()

    assert [1, 0] == marked
    assert [] == await town.due()


async def test_a_second_look_changes_nothing(town: Town) -> None:
    """Whatever is looked at again without news."""
    await town.act(length=7)
    await town.look()
    before = await town.rows()

    checked = await town.look()

    assert 0 == checked.taken
    assert before == await town.rows() != []


async def test_a_crash_before_the_end_leaves_the_news_and_no_progress(town: Town) -> None:
    """The next look finds everything."""
    await town.act()
    await town.roll_up()

    with pytest.raises(LeaseGoneError):
        await town.check(guard=gone)
    left = await town.rows()
    await town.check()

    assert [] == left
    assert ["first_words"] == await town.reached()


async def test_two_looks_at_once_reach_it_once(town: Town) -> None:
    """One of them finds the news."""
    await town.act()
    await town.roll_up()

    checked = await asyncio.gather(*(town.check() for _ in range(3)))

    assert [0, 0, 1] == sorted(each.taken for each in checked)
    assert 1 == sum(each.reached for each in checked)


async def test_an_erased_person_leaves_nothing(town: Town, database: Database) -> None:
    """Neither progress nor something to celebrate, nor merits."""

    async def erase() -> None:
        await Person.filter(telegram_id=7).delete()

    await town.act()
    await town.look()
    await town.act()
    await town.roll_up()
    await database.run(erase())

    checked = await town.check()

    assert (0, []) == (checked.taken, await town.due())
    assert ([], []) == (await town.rows(), await town.merits())
    assert None is await town.milestones.of_person(BOT, 7)


async def test_who_refuses_analysis_is_not_looked_at(town: Town, database: Database) -> None:
    """Their news goes, and nothing is written or reckoned; what they have, they keep."""

    async def refuse() -> None:
        await Person.filter(telegram_id=7).update(consent_analytics=False)

    await town.act()
    await town.look()
    before = await town.rows()
    await database.run(refuse())
    await town.act(type=InteractionType.REACTION, content_type="reaction")

    checked = await town.look()

    found = await town.milestones.of_person(BOT, 7)
    assert found is not None
    assert (1, 0) == (checked.taken, checked.reached)
    assert before == await town.rows()
    assert ((), 1) == (found.ahead, len(found.reached))


async def test_a_broken_row_keeps_nobody_waiting(town: Town, database: Database) -> None:
    """It is left out and told; its person and all others are looked at."""

    async def spoil() -> None:
        await EngagementDay.filter(person__telegram_id=7).update(bins=[1, 2], types={"event": "x"})

    for person in (7, 8):
        await town.act(person)
    await town.roll_up()
    await database.run(spoil())

    checked = await town.check()

    assert (2, 2, 1) == (checked.taken, checked.reached, checked.broken)
    assert [["first_words"]] * 2 == [await town.reached(person) for person in (7, 8)]


async def test_a_streak_breaks_without_news(town: Town) -> None:
    """Three days later nothing was written, and it is over."""
    for ago in (2, 1, 0):
        await town.act(at=town.clock() - timedelta(days=ago))
    await town.look()
    alive = await _current(town, "streak_7")

    town.clock.forward(days=3)

    assert (3, 0) == (alive, await _current(town, "streak_7"))
    assert "streak_3" in await town.reached()


async def _current(town: Town, code: str) -> float:
    found = await town.milestones.of_person(BOT, 7)
    assert found is not None
    return next(each.current for each in found.ahead if each.milestone.code == code)
