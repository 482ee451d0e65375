"""Forged, stale, foreign and countless presses: an answer each, and nothing else happens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.chat.member.pace import Pace, Verdict
from engagement_plugin.domain import PersonKey
from engagement_plugin.telegram.limiter.gcra import Quota
from tests.chat.member.conftest import ANNA, BEN, GROUP, Home

FORGED = (
    "eng_my_kind:nothing:1", "eng_my_kind:check_in", "eng_my_quiet:1440:0", "eng_my_quiet:-1:5",
    "eng_my_from:24", "eng_my_page:-1", "eng_my_page:99999999999999999999", "eng_my_see:nowhere",
    "eng_my_clock:99999:0", "eng_my_", "eng_my_new:1:2:3", "eng_my_all:perhaps",
)  # fmt: skip


@pytest.mark.parametrize("data", FORGED)
async def test_forged_data_gets_a_kind_answer(home: Home, data: str) -> None:
    """Nothing is stored, nothing is raised."""
    await home.meet(ANNA)

    said = await home.forge(data)

    assert said == "That button is too old. See /engagement."
    assert (await home.person(ANNA)).version == 0


@pytest.mark.parametrize(
    "data", ["eng_my_zone:Mars/Base", "eng_my_zone:../etc", "eng_my_land:Mars:0", "eng_my_lang:xx"]
)
async def test_what_nobody_offered_is_not_stored(home: Home, data: str) -> None:
    """Well-formed data may still name what does not exist."""
    await home.meet(ANNA)

    said = await home.forge(data)

    assert said.startswith("I do not")
    assert (await home.person(ANNA)).version == 0


async def test_someone_elses_button_changes_nothing(home: Home) -> None:
    """A press under another one's message is told so, whoever they are."""
    await home.meet(ANNA, BEN)
    await home.ask("/engagement")
    shown = home.newest(ANNA)

    said = await home.forge("eng_my_all:0", BEN, under=shown)

    assert said == "That button is not for you. Ask me in private."
    assert [(await home.person(each)).version for each in (ANNA, BEN)] == [0, 0]


async def test_a_button_in_a_group_changes_nothing(home: Home) -> None:
    """What is personal happens in private."""
    await home.meet(ANNA)

    said = await home.forge("eng_my_all:0", group=GROUP)

    assert said == "That button is not for you. Ask me in private."
    assert (await home.person(ANNA)).version == 0


async def test_a_hundred_presses_in_a_moment_are_all_answered(home: Home) -> None:
    """The first few do their work; all others cost no question to the database."""
    await home.meet(ANNA)

    for _ in range(100):
        await home.forge("eng_my_all:0")

    assert len(home.said) == 100
    assert home.said.count("Saved.") == 8
    # Only the first one changed anything.
    assert (await home.person(ANNA)).version == 1


async def test_a_flood_of_commands_is_told_once(home: Home) -> None:
    """Then the bot keeps silent until it is over."""
    await home.meet(ANNA)

    for _ in range(50):
        await home.ask("/engagement")

    assert sum("little fast" in each.text for each in home.api.ledger) == 1
    assert len(home.api.ledger) == 9


@given(st.lists(st.floats(0, 5), min_size=1, max_size=200))
def test_no_pattern_of_questions_gets_more_than_its_quota(gaps: list[float]) -> None:
    """In any time t there are at most rate * t + burst answers with work."""
    pace = Pace(Quota(per_second=2, burst=8))
    now, answered = 0.0, 0

    for gap in gaps:
        now += gap
        answered += pace.judge(PersonKey(1, 2), now) is Verdict.ANSWER

    assert 1 <= answered <= 2 * now + 8 + 1e-6


def test_the_memory_of_the_pace_is_bounded() -> None:
    """However many people ask, the latest are remembered."""
    pace = Pace(Quota(per_second=1), most_people=10)

    for number in range(1000):
        pace.judge(PersonKey(1, number), 0.0)

    assert len(pace._arrivals) == 10
    assert pace.judge(PersonKey(1, 999), 0.0) is Verdict.SLOW_DOWN
