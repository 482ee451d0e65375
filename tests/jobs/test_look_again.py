"""Whoever means much is understood anew within a minute; whoever stays away, now and then."""

import pytest

from engagement_plugin.jobs.note_silent import NoteSilent
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import LeaseGoneError, Town, gone


@pytest.fixture
async def town(database: Database, clock: FrozenClock) -> Town:
    """Ten people, of whom the tenth comes most."""
    found = Town(database, clock)
    for who in range(1, 11):
        await found.live(who, *(found.back(day) for day in range(who * 2)))
    await found.analyse()
    return found


async def test_news_of_the_valued_are_looked_at_at_once(town: Town) -> None:
    """Everybody else waits for their half hour."""
    await town.live(1, town.back(0))
    await town.live(10, town.back(0))

    result = await town.look_again()
    one, ten = await town.known(1), await town.known(10)

    assert {"people": 1} == result
    assert one is not None
    assert ten is not None
    assert (2, 21) == (one.interactions, ten.interactions)


async def test_without_news_there_is_nothing_to_look_at(town: Town) -> None:
    """One question is asked, and the next minute finds nothing again."""
    await town.live(10, town.back(0))
    await town.look_again()

    assert {"people": 0} == await town.look_again()


async def test_a_lost_lease_leaves_the_news(town: Town) -> None:
    """The next minute's run has them."""
    await town.live(10, town.back(0))

    with pytest.raises(LeaseGoneError):
        await town.look_again(gone)

    assert {"people": 1} == await town.look_again()


async def test_silence_is_looked_at_less_and_less_often(town: Town, clock: FrozenClock) -> None:
    """A day, two, three, then half as long again each time; after months no more."""
    looks = []

    for day in range(1, 300):
        clock.forward(days=1)
        await NoteSilent(town.database)(town.run())
        if (await town.analyse())["people"]:
            looks.append(day)

    assert [1, 2, 3, 5, 8, 12, 18, 27, 41, 62, 93, 140, 210] == looks


async def test_who_stays_away_becomes_a_risk(town: Town, clock: FrozenClock) -> None:
    """Without a single update."""
    before = await town.known(10)
    clock.forward(days=30)

    await NoteSilent(town.database)(town.run())
    await town.analyse()
    after = await town.known(10)

    assert before is not None
    assert after is not None
    assert (after.risk or 0) > (before.risk or 0)
    assert 29.9 < (after.silent_days or 0) < 30.1
