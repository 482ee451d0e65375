"""What an admin reads and sees of the audience, and how they ask for a part of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engagement_plugin.chat.admin.buttons import PeriodButton
from engagement_plugin.chat.admin.stats_words import audience_of, read_question
from engagement_plugin.domain.audience import EVERYBODY, AudienceChat, AudienceFilter
from engagement_plugin.settings import StorageSettings
from engagement_plugin.testing.bot_api import Delivery, LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone
from tests.chat.insight_office import InsightOffice, buttons, labelled


@pytest.fixture
async def office(storage: StorageSettings, clock: FrozenClock) -> AsyncIterator[InsightOffice]:
    async with LocalBotAPI() as api:
        made = InsightOffice(api, storage, clock)
        await made.dispatcher.emit_startup(bot=made.bot)
        yield made
        await made.dispatcher.emit_shutdown(bot=made.bot)
        await made.bot.session.close()


async def rolled_up(office: InsightOffice) -> None:
    """Let the job count what waits."""
    await office.engagement._catch_up()
    jobs = office.engagement.jobs
    found = await jobs.watch_run(await jobs.request("roll_up", by=None))
    assert found is not None
    await jobs.run(found.job, found.period)


def person(n: int, language: str = "en") -> Someone:
    return Someone(100 + n, first_name=f"P{n}", language=language)


def size(picture: Delivery) -> tuple[int, int]:
    return Image.open(BytesIO(picture.payload["photo"].content)).size


async def test_the_figures_are_the_same_before_and_after_the_roll_up(
    office: InsightOffice,
) -> None:
    """Nothing is missing while it waits, and nothing is counted twice afterwards."""
    await office.live(person(1), range(1, 6))
    await office.live(person(2), range(20, 25))
    picture, before = await office.asked("/engagement_stats 7")

    await rolled_up(office)
    _, after = await office.asked("/engagement_stats 7")

    for line in ("3 people in all", "active: 2", "new: 2", "in 7 days: 2", "gone silent: 0"):
        assert line in before.text, before.text
    # What follows tells of interactions, and the question itself was one more.
    assert before.text.partition("💬")[0] == after.text.partition("💬")[0]
    assert size(picture)[0] == 1080


async def test_people_are_told_apart_by_what_they_did_before(office: InsightOffice) -> None:
    """Who stayed, who came back after a break, and who has gone."""
    await office.live(person(1), range(1, 12))
    await office.live(person(2), range(30, 33))
    await office.live(person(2), range(1, 3))
    await office.live(person(3), range(8, 12))

    _, answer = await office.asked("/engagement_stats 7")

    for line in ("new: 1", "stayed: 1", "back after a break: 1", "gone silent: 1"):
        assert line in answer.text, answer.text


async def test_a_part_of_the_audience_can_be_asked_for(office: InsightOffice) -> None:
    """By language and by kind of chat; buttons keep to the same part."""
    await office.live(person(1, "pt-br"), range(1, 3))
    await office.live(person(2, "de"), range(1, 3))

    picture, answer = await office.asked("/engagement_stats language:pt private 30")

    for line in ("only private chats, language pt", "1 person in all", "active: 1"):
        assert line in answer.text, answer.text
    assert "Risk of leaving" not in answer.text
    shown = await office.pressed(labelled(answer, "90 days"), answer)
    assert "only private chats, language pt" in shown[0].text
    assert PeriodButton.unpack(labelled(answer, "7 days")) == PeriodButton(
        days=7, picture=picture.message_id, chat="private", language="pt"
    )


async def test_a_part_in_which_nobody_is_gets_a_sentence(office: InsightOffice) -> None:
    """And a picture that says the same."""
    await office.live(person(1), range(1, 3))

    picture, answer = await office.asked("/engagement_stats 7 language:xx")

    assert "Nobody like that has used the bot yet." in answer.text
    assert size(picture)[0] == 1080


async def test_a_button_with_a_forged_audience_does_nothing(office: InsightOffice) -> None:
    """What a button carries is untrusted."""
    _, answer = await office.asked("/engagement_stats 7")

    forged = PeriodButton(days=7, chat="secret").pack()

    assert [] == await office.pressed(forged, answer)
    assert (await office.audit())[-1][1:3] == ("engagement_stats", "refused")


async def test_links_by_which_people_came_are_named(office: InsightOffice) -> None:
    """The busiest first, and a long one cut short."""
    for n, link in enumerate(("autumn", "autumn", "x" * 40)):
        await office.feed(office.updates.message(person(n), f"/start {link}"))

    _, answer = await office.asked("/engagement_stats 7")

    assert f"new by link: autumn 2, {'x' * 19}… 1" in answer.text, answer.text


async def test_risks_stand_below_once_people_were_looked_at(office: InsightOffice) -> None:
    """With a count for each band that anybody is in."""
    await office.live(person(1), range(1, 9))
    await office.analyse()

    _, answer = await office.asked("/engagement_stats 30")

    assert "Risk of leaving" in answer.text, answer.text


@pytest.mark.parametrize(
    "moment",
    ["1970-01-01T00:00:00", "2026-03-10T00:00:00", "2038-01-19T03:14:08", "2099-12-31T00:00:00"],
)
async def test_a_wrong_clock_gives_figures_all_the_same(
    office: InsightOffice, clock: FrozenClock, moment: str
) -> None:
    """Things that lie in the future, or decades back, are no error."""
    await office.live(person(1), range(1, 4))
    await rolled_up(office)

    clock.now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    picture, answer = await office.asked("/engagement_stats 30")

    assert "people in all" in answer.text
    assert size(picture)[0] == 1080


async def test_a_night_of_changed_clocks_counts_each_day_once(
    office: InsightOffice, clock: FrozenClock
) -> None:
    """A clock that steps back an hour makes nobody appear twice."""
    for step in (0, -60, -30, 45):
        clock.now += timedelta(minutes=step)
        await office.feed(office.updates.message(person(1), "hello"))

    _, answer = await office.asked("/engagement_stats 1")

    assert "active: 2" in answer.text, answer.text


async def test_the_longest_text_fits_a_phone(office: InsightOffice) -> None:
    """No line is wider than a narrow window, and buttons have short names."""
    await office.live(person(1), range(1, 40))

    _, answer = await office.asked("/engagement_stats 730")

    assert max(map(len, answer.text.splitlines())) <= 60
    assert all(len(label) <= 40 for label in buttons(answer))


@given(
    st.integers(1, 730),
    st.sampled_from([None, *AudienceChat]),
    st.none() | st.from_regex(r"[a-z]{2,8}", fullmatch=True),
    st.randoms(use_true_random=False),
)
def test_words_may_stand_in_any_order(
    days: int, chat: AudienceChat | None, language: str | None, random: Random
) -> None:
    """And those left out mean thirty days of everybody."""
    words = [
        str(days),
        *([chat.value] if chat else []),
        *([f"language:{language}"] if language else []),
    ]
    random.shuffle(words)

    found = read_question(" ".join(words))

    assert found == (days, AudienceFilter(chat=chat, language=language))
    assert read_question(None) == read_question("  ") == (30, EVERYBODY)


@given(st.text(max_size=30))
def test_any_text_is_an_audience_or_none(text: str) -> None:
    """Nothing that is typed breaks anything, and nothing unknown is guessed at."""
    found = read_question(text)

    assert found is None or 1 <= found[0] <= 730
    assert audience_of(text, None) is None or text in {"", "private", "group"}


@pytest.mark.parametrize(
    "wrong",
    ["7 7", "private group", "language:", "language:e", "language:a=1", "everybody", "-1", "0"],
)
def test_what_is_no_audience_is_refused(wrong: str) -> None:
    """Rather than guessed at."""
    assert read_question(wrong) is None
