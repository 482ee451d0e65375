"""What an admin reads of one person."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.utils.formatting import Text

from engagement_plugin.chat.admin.insights import CAPTION_MOST
from engagement_plugin.domain import PersonKey, RiskBand
from engagement_plugin.i18n import Translator
from engagement_plugin.settings import StorageSettings
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone
from tests.chat.insight_office import InsightOffice, buttons, insight_office
from tests.chat.test_admin_chat import ANNA, BOSS, HEAD

NBSP = "\u00a0"


@pytest.fixture
async def office(storage: StorageSettings, clock: FrozenClock) -> AsyncIterator[InsightOffice]:
    async with insight_office(storage, clock) as opened:
        yield opened


async def test_of_a_person_never_analysed_the_figures_of_today_are_shown(
    office: InsightOffice,
) -> None:
    """One message: a picture, the figures, and a sentence that more is to come."""
    await office.feed(office.updates.message(ANNA, "/start autumn"))
    await office.feed(office.updates.message(ANNA, "I am very happy today!"))

    [answer] = await office.asked("/insights 8")

    assert "sendPhoto" == answer.method
    for line in (
        "<b>Anna</b> 8", "can be written to", "came by link: autumn", "Not analysed yet",
        "2 interactions: on 1 day", "mostly about: 12:00 (UTC)", "Mood +0.", "Consents",
    ):  # fmt: skip
        assert line in answer.text, answer.text


async def test_of_an_analysed_person_everything_known_is_shown(office: InsightOffice) -> None:
    """As the analysis found it, with figures."""
    await office.live(ANNA, range(1, 41))
    await office.analyse()
    await office.changed(
        8,
        risk=0.47,
        risk_band=RiskBand.HIGH,
        reasons=[["silent", 0.2, 12.0, 1.5], ["good_mood", -0.1, 0.4, 0.3]],
        value_percentile=0.87,
        mood_mean=0.31,
        mood_trend=-0.05,
        predicted_mood=-0.2,
        best_hours=[19, 8],
        zone="Europe/Moscow",
        zone_source="rhythm",
        zone_confidence=0.9,
        preferred_hours=[21, 20],
    )

    text = "\n".join(each.text for each in await office.asked("/insights 8"))

    for line in (
        f"🔴 Risk of leaving: high, 47{NBSP}%",
        "▲ silent for 12 days (usual pause: 2 days)",
        "▽ mood of the last 30 days +0.40 (all in all +0.30)",
        "29 interactions: on 29 days",
        "mostly about: 20:00, 21:00 (Europe/Moscow)",
        "time zone: guessed from their hours, quite sure",
        "days in a row: 40 days (longest: 40)",
        "Mood +0.31, getting worse",
        "from 40 messages",
        "lately mostly: very good",
        "Value 87 of 100",
        "mood: −0.20",
        "best hours to write: 08:00, 19:00",
        "Analysed 18 Mar 2026, 15:00",
    ):
        assert line in text, text


async def test_a_zone_that_is_a_mere_guess_is_named_and_not_used(office: InsightOffice) -> None:
    """Hours stay those of the deployment's zone."""
    await office.live(ANNA, range(1, 5))
    await office.analyse()
    await office.changed(8, zone="Asia/Tokyo", zone_source="language", zone_confidence=0.2)

    [answer] = await office.asked("/insights 8")

    assert "(UTC)" in answer.text
    assert "time zone: Asia/Tokyo? (guessed from their language, unsure)" in answer.text


async def test_consents_are_shown_as_the_person_gave_them(office: InsightOffice) -> None:
    """What they never said is left to the settings, and that is said."""
    await office.feed(office.updates.message(ANNA, "hello"))
    await office.engagement._catch_up()
    await office.changed_person(8, consent_outreach=False, consent_training=True)

    [answer] = await office.asked("/insights 8")

    assert "agreed to: training" in answer.text
    assert "refused: messages" in answer.text
    assert "Where they said nothing, the bot's settings hold." in answer.text


async def test_what_other_rooms_say_stands_before_the_consents(office: InsightOffice) -> None:
    """Those that have nothing to say are not there."""
    asked: list[PersonKey] = []

    async def loud(person: PersonKey, t: Translator) -> Text | None:
        asked.append(person)
        return Text("Medals: 3")

    async def silent(person: PersonKey, t: Translator) -> Text | None:
        return None

    office.engagement._desk.sections = (silent, loud)
    await office.feed(office.updates.message(ANNA, "hello"))

    [answer] = await office.asked("/insights 8")

    assert [PersonKey(42, 8)] == asked
    assert answer.text.index("Medals: 3") < answer.text.index("Consents")


async def test_what_is_too_long_for_a_caption_follows_the_picture(office: InsightOffice) -> None:
    """First the picture with who it is, then the rest; the button stands under the last."""

    async def long(person: PersonKey, t: Translator) -> Text | None:
        return Text("😀" * (CAPTION_MOST // 2))

    office.engagement._desk.sections = (long,)
    await office.feed(office.updates.message(ANNA, "hello"))

    picture, text = await office.asked("/insights 8")

    assert ("sendPhoto", "sendMessage") == (picture.method, text.method)
    assert picture.text.startswith("👤 <b>Anna</b> 8")
    assert "😀" not in picture.text
    assert {} == buttons(picture)
    assert ["🔄 Analyse now"] == list(buttons(text))


async def test_an_admin_reads_their_own_language(office: InsightOffice) -> None:
    """Also on the picture, from the right where it is written so."""
    await office.feed(office.updates.message(ANNA, "hello"))

    answers = [await office.asked("/insights 8", who) for who in (HEAD, Someone(5, language="ar"))]

    assert ["sendPhoto"] * 2 == [each.method for [each] in answers]
    assert "Anna" in answers[0][0].text


async def test_a_reply_to_a_forwarded_message_means_its_writer(office: InsightOffice) -> None:
    """Where Telegram tells who that is; else it is said that it does not."""
    await office.feed(office.updates.message(ANNA, "hello"))
    user = {"type": "user", "date": 1, "sender_user": ANNA.as_user()}
    hidden = {"type": "hidden_user", "date": 1, "sender_user_name": "A"}

    shown = [await office.told(reply_to(office, origin)) for origin in (user, hidden)]

    assert "<b>Anna</b>" in shown[0][0].text
    assert "Telegram does not tell who wrote that" in shown[1][0].text


def reply_to(office: InsightOffice, origin: dict[str, Any]) -> dict[str, Any]:
    forwarded = office.updates.message(BOSS, "look")["message"] | {"forward_origin": origin}
    return office.updates.message(BOSS, "/insights", reply_to=forwarded)


@pytest.mark.parametrize("wrong", ["anna", "-8", "0", "8 9", "8.0", "９", "9" * 30, "@anna"])
async def test_what_is_no_id_gets_a_friendly_line_with_an_example(
    office: InsightOffice, wrong: str
) -> None:
    """And it is written down as refused."""
    [answer] = await office.asked(f"/insights {wrong}")

    assert "numeric Telegram id" in answer.text
    assert [(7, "insights", "refused", False)] == await office.audit()


async def test_somebody_unknown_is_said_to_be_so(office: InsightOffice) -> None:
    """Up to the largest id that Telegram may give."""
    for who in (999, 2**52):
        [answer] = await office.asked(f"/insights {who}")
        assert f"never met {who}" in answer.text
