"""From a city, a clock or a place to a zone that keeps its own summer time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.chat.member import whereabouts
from engagement_plugin.i18n import translator

WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("offset", "language", "moment", "zone"),
    [
        (180, "ru", WINTER, "Europe/Moscow"),
        (60, "de", WINTER, "Europe/Berlin"),
        (120, "de", SUMMER, "Europe/Berlin"),
        (-180, "pt-br", WINTER, "America/Sao_Paulo"),
        (330, "en", WINTER, "Asia/Kolkata"),
        (345, None, WINTER, "Asia/Kathmandu"),
        (-570, None, WINTER, "Pacific/Marquesas"),
        (17, "en", WINTER, None),
    ],
)
def test_a_clock_and_a_language_name_a_zone(
    offset: int, language: str | None, moment: datetime, zone: str | None
) -> None:
    """The same person is found in winter and in summer, by another clock."""
    found = whereabouts.zone_by_clock(offset, language=language, moment=moment)

    assert found == zone


@given(
    moment=st.integers(1_600_000_000, 2_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC)),
    language=st.sampled_from([None, "ru", "de", "pt", "en", "xx", "zh-hans"]),
    data=st.data(),
)
def test_the_zone_found_shows_the_clock_told(
    moment: datetime, language: str | None, data: st.DataObject
) -> None:
    """Whatever is offered leads to a zone whose clock shows just that."""
    offset = data.draw(st.sampled_from(whereabouts.offsets(moment)))

    zone = whereabouts.zone_by_clock(offset, language=language, moment=moment)

    assert zone is not None
    assert whereabouts.offset_minutes(zone, moment) == offset


@given(latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
def test_any_place_gives_a_zone_we_know_or_none(latitude: float, longitude: float) -> None:
    """No place on earth is an error."""
    zone = whereabouts.zone_at(latitude, longitude, moment=WINTER)

    assert zone is None or zone in whereabouts.zones()


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (55.75, 37.62, "Europe/Moscow"),
        (40.71, -74.0, "America/New_York"),
        (-33.87, 151.21, "Australia/Sydney"),
        (50.45, 30.52, "Europe/Kyiv"),
        (0.0, -30.0, None),
    ],
)
def test_a_place_names_its_zone(latitude: float, longitude: float, zone: str | None) -> None:
    """On land it is the land's, far out at sea there is none."""
    assert whereabouts.zone_at(latitude, longitude, moment=WINTER) == zone


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_region_lists_zones_of_its_own_with_a_name(language: str) -> None:
    """Labels fit a button, and each zone is one this machine knows."""
    locale = translator(language).locale

    for region in whereabouts.REGIONS:
        for name, zone in whereabouts.cities(region, locale):
            assert 1 <= len(name) <= 40
            assert ZoneInfo(zone).key.startswith(region)


def test_a_city_is_named_in_the_persons_language() -> None:
    """Under its present and its former zone name."""
    names = [
        whereabouts.city(zone, translator("ru").locale)
        for zone in ("Europe/Berlin", "Asia/Kolkata", "Europe/Kyiv")
    ]

    assert names == ["Берлин", "Калькутта", "Киев"]
