"""The hour is the person's, sometimes chance's, and never a quiet one."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Usual
from engagement_plugin.outreach.hours import Chosen, choose, next_allowed
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.quiet import Night, likely_zones, night_of
from tests.outreach.people import DAY, HOUR, NOON, USUAL, anybody, habits, moments, person


def chosen(candidate: Candidate, rng: Random, policy: Policy | None = None) -> Chosen:
    policy = policy or Policy()
    found = choose(
        candidate,
        policy,
        USUAL,
        night_of(candidate, policy, USUAL),
        now=NOON,
        looks_ahead=DAY,
        expires_at=NOON + 7 * DAY,
        rng=rng,
    )
    assert found is not None
    return found


def evening_person(hour: int) -> Candidate:
    rhythm = [0.0] * 168
    for day in range(7):
        rhythm[day * 24 + hour] = 1 / 7
    return person(habits=habits(rhythm=tuple(rhythm), rhythm_weight=40.0))


def test_the_persons_own_hour_is_chosen() -> None:
    """Who is there at 19 h by their clock gets it between 19 and 20 h."""
    found = chosen(evening_person(19), Random(1), Policy(random_share=0))

    assert found.due_at.astimezone(UTC).hour == 18
    assert found.propensity == 1


def test_what_the_prediction_named_comes_first() -> None:
    """Before the rhythm, the first of its hours before the second."""
    predicted = person(habits=habits(best_hours=(15, 20)))

    found = chosen(predicted, Random(1), Policy(random_share=0))

    assert found.due_at.hour == 14


def test_the_logged_chance_is_the_real_one() -> None:
    """Over 20,000 draws each hour comes as often as its propensity says."""
    rng, candidate = Random(5), evening_person(19)
    draws = [chosen(candidate, rng) for _ in range(20_000)]
    counts = Counter(each.due_at.hour for each in draws)
    chance = {each.due_at.hour: each.propensity for each in draws}

    assert len(counts) == 13
    assert sum(chance.values()) == pytest.approx(1)
    for hour, number in counts.items():
        assert number / 20_000 == pytest.approx(chance[hour], abs=0.01)


def test_one_message_in_ten_comes_at_a_random_hour() -> None:
    """And is marked, so that timing can be learned from it."""
    rng = Random(7)

    marked = sum(chosen(person(), rng).is_random for _ in range(20_000))

    assert marked / 20_000 == pytest.approx(0.1, abs=0.01)


@given(st.data(), moments)
def test_where_the_zone_is_unknown_it_is_quiet_in_none_of_the_likely_ones(
    data: st.DataObject, now: datetime
) -> None:
    """Or it is within two hours of the time of day at which they were there themselves."""
    candidate = data.draw(anybody(now))
    policy = Policy()
    night = night_of(candidate, policy, USUAL)
    zones = likely_zones(candidate, policy, USUAL)
    span = policy.quiet if candidate.quiet is None else candidate.quiet

    found = choose(
        candidate,
        policy,
        USUAL,
        night,
        now=now,
        looks_ahead=DAY,
        expires_at=now + 3 * DAY,
        rng=Random(1),
    )

    if found is None:
        return
    assert not night.is_quiet(found.due_at)
    if night.awake_at is None:
        assert not any(Night(zones=(zone,), span=span).is_quiet(found.due_at) for zone in zones)
        return
    assert candidate.quiet is None
    minute = found.due_at.hour * 60 + found.due_at.minute
    seen = candidate.last_seen_at.hour * 60 + candidate.last_seen_at.minute
    assert (minute - seen) % 1_440 < 120


def test_a_language_of_one_country_says_enough() -> None:
    """Of somebody who only speaks Russian: after 9 h in Moscow, before 22 h in Novosibirsk's east."""
    stranger = person(zone=None, zone_confidence=None, language="ru")

    zones = {zone.key for zone in likely_zones(stranger, Policy(), USUAL)}

    assert zones == {"Europe/Moscow", "Asia/Yekaterinburg", "Asia/Krasnoyarsk", "Europe/Kyiv"}


def test_nothing_known_is_where_the_bots_people_live() -> None:
    """And without people, where the deployment lives."""
    stranger = person(zone=None, zone_confidence=None, language=None)

    here = [zone.key for zone in likely_zones(stranger, Policy(), USUAL)]
    alone = [zone.key for zone in likely_zones(stranger, Policy(zone="Asia/Tokyo"), Usual())]

    assert here == ["Europe/Berlin", "Europe/London"]
    assert alone == ["Asia/Tokyo"]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), datetime(2026, 10, 25, 8, tzinfo=UTC)),
        (NOON, NOON),
    ],
)
def test_the_night_ends_at_nine_by_the_clock_as_it_was_set(
    now: datetime, expected: datetime
) -> None:
    """The morning after Berlin's clocks were set comes an hour earlier, or later, in UTC."""
    night = night_of(person(), Policy(), USUAL)

    assert next_allowed(night, now=now, before=now + 2 * DAY) == expected


def test_too_late_is_never() -> None:
    """A message whose life ends in the night has no hour."""
    night = night_of(person(), Policy(), USUAL)

    assert next_allowed(night, now=NOON + 12 * HOUR, before=NOON + 14 * HOUR) is None


@given(moments, st.integers(0, 1_439), st.integers(0, 1_439))
def test_an_hour_is_quiet_if_any_of_its_minutes_is(now: datetime, begins: int, ends: int) -> None:
    """The quick judgement of an hour agrees with looking at each of its minutes."""
    zone = likely_zones(person(zone="Asia/Kathmandu"), Policy(), USUAL)
    night = Night(zones=zone, span=(begins, ends))

    minutes = [night.is_quiet(now + timedelta(minutes=n)) for n in range(60)]

    assert night.is_hour_quiet(now) == any(minutes)
