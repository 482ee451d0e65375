"""What somebody has reached and what is next, in words that promise nothing."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.chat.admin.milestones_text import audience_milestones, person_milestones
from engagement_plugin.chat.member.forecast import forecast
from engagement_plugin.chat.member.milestones import PAGE, milestones_screen
from engagement_plugin.domain import MilestoneCategory
from engagement_plugin.i18n import translator
from engagement_plugin.milestones.specs import Words
from engagement_plugin.milestones.values import (
    Ahead,
    Estimate,
    MilestoneStanding,
    PersonMilestones,
    Reached,
    Shown,
)
from engagement_plugin.storage.models import Milestone, MilestoneProgress, Person
from tests.chat.member.conftest import ANNA, Home

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
EN, RU = translator("en"), translator("ru")
ZONE = ZoneInfo("UTC")


def shown(code: str, *, title: str = "Title", **texts: str) -> Shown:
    return Shown(
        code=code,
        category=MilestoneCategory.LOYALTY,
        icon="🎉",
        difficulty=1,
        points=10,
        metric="messages",
        target=100,
        is_repeatable=False,
        title=title,
        text="What it takes",
        celebration="Well done",
        texts={
            language: Words(title=words, text=words, celebration=words)
            for language, words in texts.items()
        },
    )


def ahead(*, days: float | None, least: float = 7, most: float = 14) -> Ahead:
    estimate = None if days is None else estimated(days, least, most)
    return Ahead(
        milestone=shown("next", title="Storyteller"),
        current=43,
        target=100,
        percent=43.0,
        velocity_per_day=None if days is None else 6.0,
        estimate=estimate,
    )


def estimated(days: float, least: float, most: float) -> Estimate:
    at, first, last = (NOW + timedelta(days=each) for each in (days, least, most))
    return Estimate(at=at, earliest_at=first, latest_at=last)


def person(reached: int, *further: Ahead) -> PersonMilestones:
    done = tuple(
        Reached(milestone=shown(f"m{n}", title=f"Goal {n}"), at=NOW, times=1 + (n == 0))
        for n in range(reached)
    )
    return PersonMilestones(reached=done, ahead=further, points=10 * reached)


def test_a_page_tells_what_is_reached_and_what_is_next() -> None:
    """Icon, title, day, how often; a bar, the count and the date for what is ahead."""
    screen = milestones_screen(person(2, ahead(days=9)), EN, now=NOW, zone=ZONE, page=0)

    text = screen.text.as_kwargs()["text"]
    for line in (
        "2 reached, 20 points", "🎉 Goal 0 ×2, 18 Mar 2026", "🎉 Goal 1, 18 Mar 2026",
        "🎉 Storyteller", "▓▓▓▓░░░░░░ 43 of 100", "at this pace in about 9 days (7 to 14)",
    ):  # fmt: skip
        assert line in text, text


def test_without_a_pace_there_is_no_date() -> None:
    """Nobody is told when, if nobody knows."""
    screen = milestones_screen(person(0, ahead(days=None)), EN, now=NOW, zone=ZONE, page=0)

    assert "at this pace" not in screen.text.as_kwargs()["text"]


def test_whoever_reached_nothing_reads_a_kind_line() -> None:
    """And so does a stranger."""
    texts = {
        milestones_screen(found, EN, now=NOW, zone=ZONE, page=0).text.as_kwargs()["text"]
        for found in (None, person(0))
    }

    assert texts == {"🌱 Nothing here yet. Talk to me, and it will grow."}


def test_the_day_is_the_persons_own() -> None:
    """In Tokyo it is tomorrow already."""
    late = PersonMilestones(
        reached=(Reached(milestone=shown("m"), at=NOW.replace(hour=20), times=1),),
        ahead=(),
        points=10,
    )

    screen = milestones_screen(late, EN, now=NOW, zone=ZoneInfo("Asia/Tokyo"), page=0)

    assert "19 Mar 2026" in screen.text.as_kwargs()["text"]


def test_a_hosts_own_words_come_in_the_persons_language() -> None:
    """Its texts by language stand above its first ones."""
    own = shown("own", title="Reader", ru="Читатель")
    found = PersonMilestones(
        reached=(Reached(milestone=own, at=NOW, times=1),), ahead=(), points=10
    )

    screens = [milestones_screen(found, t, now=NOW, zone=ZONE, page=0) for t in (EN, RU)]

    english, russian = (each.text.as_kwargs()["text"] for each in screens)
    assert "Reader" in english
    assert "Читатель" in russian


@given(reached=st.integers(0, 200), page=st.integers(0, 9_999))
def test_every_page_fits_and_the_pages_hold_everything_once(reached: int, page: int) -> None:
    """Any page number shows a page; one after the other they show each milestone once."""
    found = person(reached, ahead(days=9))
    last = max(1, -(-reached // PAGE)) - 1

    pages = [
        str(milestones_screen(found, EN, now=NOW, zone=ZONE, page=n).text.as_kwargs()["text"])
        for n in (*range(last + 1), page)
    ]

    assert sum(each.count("🎉 Goal") for each in pages[:-1]) == reached
    assert pages[-1] == pages[min(page, last)]
    assert max(map(len, pages)) <= 4096


@given(
    days=st.floats(0, 700),
    before=st.floats(0, 1),
    after=st.floats(1, 4),
    language=st.sampled_from(["en", "ru"]),
)
def test_a_forecast_is_short_and_its_range_in_order(
    days: float, before: float, after: float, language: str
) -> None:
    """The range, where there is one, holds what is said."""
    words = forecast(estimated(days, days * before, days * after), translator(language), now=NOW)

    figures = [int(each) for each in "".join(c if c.isdigit() else " " for c in words).split()]
    assert len(words) <= 60
    assert len(figures) in {0, 1, 3}
    if len(figures) == 3:
        about, least, most = figures
        assert least <= about <= most
        assert least < most


async def test_the_answer_comes_from_the_database(home: Home) -> None:
    """A seeded milestone that was reached is shown with its title, and three next ones."""
    await home.milestones.seed()
    await home.meet(ANNA)
    await home.database.run(_reach(ANNA.id, home.clock()))

    text = await home.ask("/milestones")

    assert "1 reached" in text
    assert "18 Mar 2026" in text
    assert text.count("▓") + text.count("░") == 3 * 10


async def _reach(telegram_id: int, at: datetime) -> None:
    await MilestoneProgress.create(
        person=await Person.get(bot_id=42, telegram_id=telegram_id),
        milestone=await Milestone.get(code="first_words"),
        bot_id=42,
        current=1.0,
        target=1.0,
        peak=1.0,
        percent=100.0,
        times=1,
        achieved_at=at,
        started_at=at,
        updated_at=at,
    )


def test_admins_read_a_persons_milestones_in_a_few_lines() -> None:
    """The latest reached, the nearest ahead, the share and the date."""
    text = person_milestones(person(5, ahead(days=9)), EN, now=NOW, zone=ZONE).as_kwargs()["text"]

    assert text.splitlines() == [
        "🏅 Milestones: 5 reached, 50 points",
        "  🎉 Goal 0, 18 Mar 2026",
        "  🎉 Goal 1, 18 Mar 2026",
        "  🎉 Goal 2, 18 Mar 2026",
        "  ➡️ Storyteller: 43\u00a0%, at this pace in about 9 days (7 to 14)",
    ]


def test_admins_read_how_many_reached_what() -> None:
    """In the catalogue's order, with the median time; what nobody reached is only counted."""
    standings = [
        MilestoneStanding(milestone=shown("a", title="A"), reached=12, median_days=3.5),
        MilestoneStanding(milestone=shown("b", title="B"), reached=0, median_days=None),
        MilestoneStanding(milestone=shown("c", title="C"), reached=1, median_days=None),
    ]

    text = audience_milestones(standings, EN).as_kwargs()["text"]

    assert text.splitlines() == [
        "🏅 Milestones",
        "  🎉 A: 12 people, median 3.5 d",
        "  🎉 C: 1 person",
        "  1 more that nobody has reached",
    ]
