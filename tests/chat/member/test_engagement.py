"""What a person sets, they get: kinds, quiet hours, zone, language, and one button that stops all."""

import asyncio

import pytest

from engagement_plugin.domain import OutreachType, ZoneSource
from tests.chat.member.conftest import ANNA, GROUP, VERA, Home


async def test_the_first_screen_offers_everything(home: Home) -> None:
    """Six kinds, quiet hours, zone, language, and the stop; each label fits a phone."""
    await home.meet(ANNA)

    text = await home.ask("/engagement")

    assert "22:00–09:00 (as usual)" in text
    assert len(home.labels()) == len(OutreachType) + 4
    assert "🛑 Stop all messages" in home.labels()
    assert all(len(each) <= 40 for each in home.labels())


async def test_a_kind_is_muted_and_wanted_again(home: Home) -> None:
    """Each press stores it and advances the version that decisions check."""
    await home.meet(ANNA)
    await home.ask("/engagement")

    await home.press("When I reach something")
    muted = await home.person(ANNA)
    await home.press("When I reach something")
    wanted = await home.person(ANNA)

    assert (muted.muted_kinds, muted.version) == (["milestone_celebration"], 1)
    assert (wanted.muted_kinds, wanted.version) == ([], 2)
    assert home.said == ["Saved.", "Saved."]


async def test_two_kinds_muted_at_the_same_moment_are_both_kept(home: Home) -> None:
    """Whoever is slower reads again, and loses nothing."""
    await home.meet(ANNA)

    await asyncio.gather(*(home.forge(f"eng_my_kind:{kind.value}:0") for kind in OutreachType))

    person = await home.person(ANNA)
    assert person.muted_kinds == sorted(OutreachType)
    assert person.version == len(OutreachType)


async def test_one_button_stops_and_one_starts(home: Home) -> None:
    """It goes through the ledger with its place and wording, and leaves the switches alone."""
    await home.meet(ANNA, muted_kinds=["check_in"])
    await home.ask("/engagement")

    stopped = await home.press("Stop all messages")
    after_stop = await home.person(ANNA)
    await home.press("Start messages again")
    after_start = await home.person(ANNA)

    assert "I only answer" in stopped
    assert after_stop.consent_outreach is False
    assert after_start.consent_outreach is True
    assert after_start.muted_kinds == ["check_in"]
    assert await home.agreed(ANNA) == [
        ("outreach", False, "engagement", "engagement-1"),
        ("outreach", True, "engagement", "engagement-1"),
    ]


async def test_quiet_hours_by_a_preset_by_hand_and_back(home: Home) -> None:
    """Minutes of the day, none where it is as usual."""
    await home.meet(ANNA)
    await home.ask("/engagement")

    await home.press("Quiet hours")
    preset = await home.press("23:00–07:00")
    await home.press("Quiet hours")
    await home.press("Other hours")
    await home.press("20:00")
    own = await home.press("06:00")
    stored = await home.person(ANNA)
    await home.press("Quiet hours")
    await home.press("None")
    never = await home.person(ANNA)
    await home.press("Quiet hours")
    await home.press("As usual")
    usual = await home.person(ANNA)

    assert "23:00–07:00" in preset
    assert "20:00–06:00" in own
    assert (stored.quiet_from, stored.quiet_until) == (1200, 360)
    assert (never.quiet_from, never.quiet_until) == (0, 0)
    assert (usual.quiet_from, usual.quiet_until, usual.version) == (None, None, 4)


async def test_a_zone_by_its_city(home: Home) -> None:
    """Region, page, city; what a person names themselves is never guessed over."""
    await home.meet(ANNA)
    await home.ask("/engagement")

    await home.press("Time zone")
    await home.press("Asia")
    await home.press("2 ›")
    text = await home.press("Kathmandu")

    person = await home.person(ANNA)
    assert "Kathmandu, 17:45" in text
    assert (person.zone, person.zone_source) == ("Asia/Kathmandu", ZoneSource.PERSON)
    assert person.version == 1


async def test_a_zone_by_the_clock_follows_the_language(home: Home) -> None:
    """At noon UTC it is three for a Russian: Moscow, and not another place with that clock."""
    await home.meet(VERA)
    await home.ask("/engagement", VERA)

    await home.press("🕰", VERA)
    await home.press("🕒", VERA)
    await home.press("15:00", VERA)

    assert (await home.person(VERA)).zone == "Europe/Moscow"


async def test_an_old_clock_is_shown_anew(home: Home) -> None:
    """A time shown an hour ago would name the wrong zone."""
    await home.meet(ANNA)
    await home.ask("/engagement")
    await home.press("Time zone")
    await home.press("What time is it")
    home.clock.forward(hours=1)

    await home.press("15:00")

    assert (await home.person(ANNA)).zone is None
    assert home.said[-1].startswith("Time has gone on")
    assert any("16:00" in each for each in home.labels())


async def test_a_location_is_used_once(home: Home) -> None:
    """The zone is kept and the place is not; the next location is the host's."""
    await home.meet(ANNA)
    await home.ask("/engagement")
    await home.press("Time zone")
    await home.press("By my location")
    place = {"latitude": 47.3769, "longitude": 8.5417}

    await home.feed(home.updates._message(ANNA, {"location": place}, group=None, at=None))
    await home.feed(home.updates._message(ANNA, {"location": place}, group=None, at=None))

    person = await home.person(ANNA)
    assert (person.zone, person.zone_source) == ("Europe/Zurich", ZoneSource.PERSON)
    assert home.host_heard == ["location"]


async def test_a_language_is_spoken_at_once(home: Home) -> None:
    """Chosen by hand it stands above Telegram's; and the way back is there."""
    await home.meet(ANNA)
    await home.ask("/engagement")

    await home.press("Language")
    await home.press("Русский")
    chosen = await home.person(ANNA)
    await home.press("🌐")
    await home.press("Telegram")
    back = await home.person(ANNA)

    assert (chosen.chosen_language, chosen.version) == ("ru", 1)
    assert (back.chosen_language, back.version) == (None, 2)


async def test_a_stranger_is_told_that_nothing_is_kept(home: Home) -> None:
    """Somebody the bot keeps nothing about has nothing to set, and is not made known by asking."""
    text = await home.ask("/engagement")

    assert "I keep nothing about you" in text
    assert home.labels() == []


async def test_a_group_gets_one_line_and_nothing_personal(home: Home) -> None:
    """The answer stands in the private chat."""
    await home.meet(ANNA)

    private = await home.ask("/engagement", group=GROUP)

    [line] = [each.text for each in home.api.ledger if each.chat_id == GROUP.id]
    assert line == "I wrote to you in private."
    assert "My messages to you" in private


async def test_whoever_never_opened_the_bot_is_asked_to(home: Home) -> None:
    """A bot may not be the first to write."""
    await home.meet(ANNA)
    home.api.missing.add(ANNA.id)

    await home.feed(home.updates.message(ANNA, "/milestones", group=GROUP))

    [line] = [each.text for each in home.api.ledger if each.chat_id == GROUP.id]
    assert line.startswith("Open me first")


@pytest.mark.parametrize(
    ("confidence", "shown"), [(0.3, "I do not know it yet"), (0.8, "Tokyo, 21:00 (a guess)")]
)
async def test_a_guessed_zone_is_called_a_guess(home: Home, confidence: float, shown: str) -> None:
    """One that is hardly a guess is not shown at all."""
    await home.meet(
        ANNA, zone="Asia/Tokyo", zone_source=ZoneSource.RHYTHM, zone_confidence=confidence
    )

    assert shown in await home.ask("/engagement")
