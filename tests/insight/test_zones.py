"""Where people live, by their nights and their language."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import ZoneSource
from engagement_plugin.insight.offsets import offset_at, zone_named
from engagement_plugin.insight.zone_priors import _LANGUAGES, WORLD, priors
from engagement_plugin.insight.zones import CANDIDATES, ZoneGuess, infer_zones, posteriors
from tests.insight.made_up import NOW, active, local, slot


def awake(
    zone: str, *, days: int = 40, first: int = 8, last: int = 23, step: int = 1
) -> list[int]:
    """Give the half hours of somebody there in every hour from the first to the last, local."""
    dates = [(NOW - timedelta(days=n * step + 2)).date() for n in range(days)]
    return [local(zone, f"{date} {hour:02}:00") for date in dates for hour in range(first, last)]


def guess(
    when: Sequence[int], language: str | None = None, own: str | None = None
) -> ZoneGuess | None:
    return infer_zones(active(when), own_zones=[own], languages=[language], now=NOW)[0]


def hours_off(found: ZoneGuess | None, zone: str) -> float:
    assert found is not None
    away = abs(offset_at(found.zone, NOW) - offset_at(zone, NOW)) / 3_600
    return min(away, 24 - away)


@pytest.mark.parametrize(
    ("zone", "language"),
    [
        ("America/New_York", "en"),
        ("America/Sao_Paulo", "pt-br"),
        ("Europe/London", "en"),
        ("Europe/Berlin", "de"),
        ("Europe/Moscow", "ru"),
        ("Asia/Tehran", "fa"),
        ("Asia/Kolkata", "hi"),
        ("Asia/Kathmandu", "ne"),
        ("Asia/Tokyo", "ja"),
    ],
)
def test_an_ordinary_day_and_a_language_tell_the_zone(zone: str, language: str) -> None:
    """To the hour, half hours and 45 minutes among them."""
    found = guess(awake(zone), language)

    assert hours_off(found, zone) <= 1
    assert found is not None
    assert found.source is ZoneSource.RHYTHM
    assert found.confidence > 0.6


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/Kyiv", "Asia/Bangkok"])
def test_an_ordinary_day_alone_tells_the_zone_nearly(zone: str) -> None:
    """Nobody told a language: an hour or so is what sleep can say."""
    found = guess(awake(zone))

    assert hours_off(found, zone) <= 1.5


def test_a_rhythm_overrules_a_language() -> None:
    """Somebody who speaks German and sleeps when Tokyo does is not in Berlin."""
    assert hours_off(guess(awake("Asia/Tokyo"), "de"), "Asia/Tokyo") <= 2


def test_what_a_person_set_is_never_overridden() -> None:
    """Whatever their nights look like."""
    assert guess(awake("Asia/Tokyo"), "ja", own="Europe/Paris") == ZoneGuess(
        zone="Europe/Paris", source=ZoneSource.PERSON, confidence=1.0
    )


def test_with_little_activity_only_the_language_speaks() -> None:
    """And says so."""
    found = guess(awake("Europe/Kyiv", days=2, first=12, last=13), "uk")

    assert found is not None
    assert (found.zone, found.source) == ("Europe/Kyiv", ZoneSource.LANGUAGE)


def test_nothing_known_is_no_guess() -> None:
    """Neither activity nor a language anybody knows."""
    assert guess([], None) is None
    assert guess([], "tlh") is None


def test_one_hour_a_day_says_little() -> None:
    """Somebody always there at noon may live anywhere where noon is day."""
    narrow, broad = (
        guess(awake("Europe/Berlin", first=first, last=last))
        for first, last in ((12, 13), (8, 23))
    )

    assert narrow is not None
    assert broad is not None
    assert narrow.confidence < 0.4 < broad.confidence


def test_clocks_that_change_tell_neighbours_apart() -> None:
    """Over a year, Phoenix keeps its clock and Denver does not."""
    chances = {}
    for zone in ("America/Phoenix", "America/Denver"):
        half = active(awake(zone, days=120, step=3))
        (row,) = posteriors(half, [None], NOW)
        prior = priors([None], CANDIDATES)[0]
        likelihood = dict(zip(CANDIDATES, row / prior, strict=True))
        chances[zone] = likelihood["America/Phoenix"] / likelihood["America/Denver"]

    assert chances["America/Denver"] < 1 < chances["America/Phoenix"]


somebody = st.tuples(
    st.lists(st.integers(slot(NOW) - 48 * 500, slot(NOW)), max_size=30),
    st.sampled_from([None, "en", "ru", "pt-br", "xx", ""]),
)


@given(st.lists(somebody, min_size=1, max_size=5))
def test_a_batch_guesses_what_each_alone_would(
    people: list[tuple[list[int], str | None]],
) -> None:
    """And every confidence is a chance."""
    languages = [language for _, language in people]
    together = infer_zones(
        active(*[when for when, _ in people]),
        own_zones=[None] * len(people),
        languages=languages,
        now=NOW,
    )

    for found, (when, language) in zip(together, people, strict=True):
        alone = guess(when, language)
        assert (found and (found.zone, found.source)) == (alone and (alone.zone, alone.source))
        assert found is None or 0 <= found.confidence <= 1


def test_every_candidate_is_a_zone_and_every_language_leads_to_one() -> None:
    """A slip of the keyboard would silently be UTC, or nothing."""
    assert all(zone_named(zone) for zone in CANDIDATES)
    assert all(zone in WORLD for zones in _LANGUAGES.values() for zone in zones)


def test_priors_are_chances() -> None:
    """For every language and for none."""
    found = priors([*_LANGUAGES, None, "", "EN_us", "zz"], CANDIDATES)

    assert found.sum(axis=1) == pytest.approx(np.ones(len(found)))
    assert (found > 0).all()


def test_a_zone_is_looked_up_where_python_looks() -> None:
    """Names that are folders, paths or nonsense are no zones."""
    assert zone_named("Europe/Berlin") == ZoneInfo("Europe/Berlin")
    assert [zone_named(name) for name in ("", "Europe", "../etc/passwd", "No/Where")] == [None] * 4


def test_neighbours_say_where_the_next_one_lives() -> None:
    """A bot of Lisbon: three days of somebody new are enough, and a clear rhythm still wins."""
    audience = {"Europe/Lisbon": 300.0}
    few = active(awake("Europe/Lisbon", days=3, first=11, last=22))
    afar = active(awake("Asia/Tokyo"))

    stranger, neighbour, traveller = (
        infer_zones(half, own_zones=[None], languages=[None], now=NOW, audience=known)[0]
        for half, known in ((few, {}), (few, audience), (afar, audience))
    )

    assert stranger is not None
    assert neighbour is not None
    assert neighbour.zone == "Europe/Lisbon"
    assert neighbour.confidence > stranger.confidence
    assert hours_off(traveller, "Asia/Tokyo") <= 2


def test_neighbours_in_a_zone_of_another_name_count_for_its_clock() -> None:
    """Vienna is no candidate, Berlin and Rome are; a zone nobody knows harms nothing."""
    plain, known = (
        posteriors(active([]), [None], NOW, audience)[0]
        for audience in ({"Mars/Olympus": 0.0}, {"Europe/Vienna": 50.0})
    )

    assert known[CANDIDATES.index("Europe/Berlin")] > plain[CANDIDATES.index("Europe/Berlin")]
    assert known.sum() == pytest.approx(1)


def test_long_silence_makes_nobody_homeless() -> None:
    """What was known of a person's nights half a year ago is known still."""
    lately = awake("Asia/Tokyo", days=20)
    long_ago = [each - 48 * 180 for each in lately]

    fresh, old = guess(lately), guess(long_ago)

    assert fresh is not None
    assert old is not None
    assert old.confidence == pytest.approx(fresh.confidence, abs=0.1)
