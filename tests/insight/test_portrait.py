"""A person's days are those of their zone, and nothing is lost or made up in cutting them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import InteractionType, Sentiment, SentimentType
from engagement_plugin.insight.days import first_slot, last_days
from engagement_plugin.insight.portrait import DayMood, portrait
from engagement_plugin.storage import portrait as stored
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import Person
from engagement_plugin.storage.portrait import HalfHour
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import Town

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ZONES = ("UTC", "Asia/Kathmandu", "America/New_York", "Pacific/Kiritimati")


@st.composite
def half_hours(draw: st.DrawFn, zone: str) -> list[HalfHour]:
    """Draw half hours of the last ninety days and a little before."""
    end = first_slot(NOW.astimezone(ZoneInfo(zone)).date() + timedelta(days=1), ZoneInfo(zone))
    found = []
    for slot in draw(st.lists(st.integers(end - 95 * 48, end - 1), unique=True, max_size=30)):
        scores = draw(st.lists(st.floats(-1, 1), max_size=3))
        found.append(
            HalfHour(
                slot=slot,
                interactions=draw(st.integers(1, 50)) + len(scores),
                mood_sum=sum(scores),
                mood_squares=sum(score * score for score in scores),
                mood_n=len(scores),
            )
        )
    return found


@given(data=st.data(), zone=st.sampled_from(ZONES))
def test_every_half_hour_of_the_period_counts_once(data: st.DataObject, zone: str) -> None:
    """On the day and in the hour that the person's clock showed."""
    acts = data.draw(half_hours(zone))
    place = ZoneInfo(zone)
    period = last_days(90, now=NOW, zone=place)
    begin = first_slot(period.first, place)

    found = portrait(acts, period=period, zone=place, rhythm=())

    inside = [each for each in acts if each.slot >= begin]
    assert sum(each.interactions for each in inside) == sum(found.days)
    assert len(inside) == sum(map(sum, found.hours))
    for each in inside:
        moment = datetime.fromtimestamp(each.slot * 1800, tz=place)
        assert found.days[(moment.date() - period.first).days] >= each.interactions
        assert found.hours[moment.weekday()][moment.hour] >= 1


@given(data=st.data())
def test_a_mood_is_within_bounds_and_only_where_something_was_said(data: st.DataObject) -> None:
    """In the week up to the day."""
    acts = data.draw(half_hours("UTC"))
    period = last_days(90, now=NOW, zone=ZoneInfo("UTC"))

    found = portrait(acts, period=period, zone=ZoneInfo("UTC"), rhythm=())

    for i, mood in enumerate(found.mood):
        last = first_slot(period.first + timedelta(days=i + 1), ZoneInfo("UTC"))
        first = max(last - 7 * 48, first_slot(period.first, ZoneInfo("UTC")))
        said = any(each.mood_n for each in acts if first <= each.slot < last)
        assert said == (mood is not None)
        if mood is not None:
            assert -1.000001 <= mood.mean <= 1.000001
            assert 0 <= mood.deviation <= 1.000001


def test_a_single_message_borrows_the_swing_of_the_others() -> None:
    """One alone has none; beside others its band is as wide as theirs, a little narrower."""
    period = last_days(90, now=NOW, zone=ZoneInfo("UTC"))
    begin = first_slot(period.first, ZoneInfo("UTC"))
    lively = HalfHour(begin, 2, 0.0, 2.0, 2)
    late = HalfHour(begin + 60 * 48, 1, 0.5, 0.25, 1)

    alone = portrait([late], period=period, zone=ZoneInfo("UTC"), rhythm=()).mood[60]
    beside = portrait([lively, late], period=period, zone=ZoneInfo("UTC"), rhythm=()).mood[60]

    assert DayMood(0.5, 0.0) == alone
    assert beside is not None
    assert 0.5 < beside.deviation < 0.9


def test_the_rhythm_of_an_analysis_is_shown_as_it_is() -> None:
    """168 shares become seven rows of 24, Monday first."""
    rhythm = tuple(n / 14028 for n in range(168))
    period = last_days(90, now=NOW, zone=ZoneInfo("UTC"))

    found = portrait([], period=period, zone=ZoneInfo("UTC"), rhythm=rhythm)

    assert rhythm == tuple(share for row in found.hours for share in row)
    assert [24] * 7 == [len(row) for row in found.hours]


async def test_what_is_stored_is_read_by_half_hours(
    database: Database, clock: FrozenClock
) -> None:
    """What the bot said counts for nothing, and neither do moods that could not be judged."""
    town = Town(database, clock)
    noon = clock()
    for score, label, confidence in (
        (0.5, SentimentType.POSITIVE, 0.9),
        (-0.25, SentimentType.NEGATIVE, 0.4),
        (0.0, SentimentType.UNKNOWN, 0.9),
        (0.9, SentimentType.POSITIVE, 0.0),
    ):
        felt = Sentiment(
            score=score, label=label, confidence=confidence, coverage=1.0, language="en"
        )
        await town.live(8, noon - timedelta(minutes=5), sentiment=felt)
    await town.live(8, noon - timedelta(days=2))
    await town.live(8, noon, type=InteractionType.BOT_MESSAGE)
    await town.live(9, noon)
    slot = int(noon.timestamp()) // 1800

    async def read() -> list[HalfHour]:
        person = await Person.get(telegram_id=8)
        return await stored.half_hours(
            person.id, since=slot - 48, until=slot + 1, dialect=database.dialect
        )

    found = await database.run(read())

    assert [HalfHour(slot - 1, 4, 0.25, 0.3125, 2)] == found
