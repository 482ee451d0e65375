"""The town: seeded, bounded, and of more than one kind of people."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from bot.demo.deeds import Deed, Doing
from bot.demo.folk import residents
from bot.demo.scene import SPAN, moments
from bot.demo.town import MOST_UPDATES, TownTooLargeError, end, town
from bot.demo.words import say
from bot.mood import Mood
from engagement_plugin.testing.updates import Someone

PEOPLE, DAYS, SEED = 300, 28, 7


def test_the_same_seed_tells_the_same_life() -> None:
    """Deed for deed; another seed tells another."""
    assert town(40, 7, SEED) == town(40, 7, SEED)
    assert town(40, 7, SEED) != town(40, 7, SEED + 1)


@pytest.mark.parametrize("seed", range(5))
def test_the_usual_town_stays_below_its_bound(seed: int) -> None:
    """Whatever the seed: each deed is one update at most."""
    assert 4_000 < len(town(PEOPLE, DAYS, seed)) <= MOST_UPDATES


def test_a_town_beyond_the_bound_is_refused() -> None:
    """With what to do."""
    with pytest.raises(TownTooLargeError, match="--people"):
        town(2_000, DAYS, SEED)


def test_deeds_are_in_order_and_none_lies_ahead() -> None:
    """The admin asks last."""
    deeds = town(PEOPLE, DAYS, SEED)

    assert all(one.at <= other.at for one, other in pairwise(deeds))
    assert deeds[-1].at <= end(DAYS)


def test_every_kind_of_deed_happens() -> None:
    """Words, buttons, pictures, blocks and returns, a group."""
    deeds = town(PEOPLE, DAYS, SEED)

    assert set(Doing) == {deed.doing for deed in deeds}
    assert any(deed.group for deed in deeds)
    assert any(deed.words.startswith("/start ") for deed in deeds)


def test_people_differ_in_how_long_they_stay() -> None:
    """Some look in once, some come on most days, newcomers come all the time."""
    days: dict[int, set[int]] = {}
    for deed in town(PEOPLE, DAYS, SEED):
        days.setdefault(deed.who.id, set()).add(deed.at.toordinal())
    lengths = Counter(len(seen) for seen in days.values())
    firsts = Counter(min(seen) for seen in days.values())

    assert lengths[1] > PEOPLE // 10
    assert sum(n for length, n in lengths.items() if length > DAYS // 2) > PEOPLE // 20
    assert len(firsts) > DAYS // 2


def test_nobody_does_two_things_in_one_moment() -> None:
    """The next deed may rest on the bot's answer to the one before; nothing is left out."""
    deeds = town(PEOPLE, DAYS, SEED)
    found = list(moments(deeds))
    played = [deed for moment in found for deed in moment]

    assert deeds == sorted(played, key=lambda deed: (deed.at, deed.who.id))
    for who in {deed.who for deed in deeds}:
        assert _of(who, deeds) == _of(who, played)
    for moment in found:
        assert len(moment) == len({deed.who.id for deed in moment})
        assert moment[-1].at - moment[0].at <= SPAN


@pytest.mark.parametrize("mood", Mood)
def test_everybody_has_words_for_every_mood(mood: Mood) -> None:
    """In every language of the town, without a gap left open."""
    for resident in residents(100, Random(SEED)):
        said = say(resident.who.language, mood, Random(SEED))

        assert said
        assert "{" not in said


def _of(who: Someone, deeds: list[Deed]) -> list[Deed]:
    return [deed for deed in deeds if deed.who == who]
