"""What is kept, who may change it, and how all of it goes."""

import json
from typing import Any

import pytest

from engagement_plugin.domain import PersonKey
from engagement_plugin.settings import Settings
from engagement_plugin.storage.models import Person
from tests.chat.member.conftest import ANNA, BEN, GROUP, VERA, Home


async def _is_there(telegram_id: int) -> bool:
    return await Person.exists(bot_id=42, telegram_id=telegram_id)


async def test_it_tells_what_is_kept_and_for_how_long(home: Home) -> None:
    """From the real settings, with five switches as they stand."""
    await home.meet(ANNA)

    text = await home.ask("/privacy")

    assert "For 90 days" in text
    assert "for 400 days" in text
    assert "for 180 days" in text
    assert "never your words" in text
    marks = [label[0] for label in home.labels()]
    assert marks == ["✅", "✅", "⬜", "⬜", "⬜", "🗑"]
    assert all(len(each) <= 40 for each in home.labels())


async def test_a_switch_is_written_down_and_holds(home: Home) -> None:
    """With its wording and place; the version that decisions check advances."""
    await home.meet(ANNA)
    await home.ask("/privacy")

    await home.press("Train prediction models")
    person = await home.person(ANNA)

    assert (person.consent_training, person.version) == (True, 1)
    assert await home.agreed(ANNA) == [("training", True, "privacy", "privacy-1")]
    assert "✅ Train prediction models on my notes" in home.labels()
    assert home.said[-1] == "Saved."


async def test_the_same_press_twice_is_one_change(home: Home) -> None:
    """A button that says what holds already adds nothing."""
    await home.meet(ANNA)

    await home.forge("eng_my_cons:training:1")
    await home.forge("eng_my_cons:training:1")

    assert len(await home.agreed(ANNA)) == 1
    assert (await home.person(ANNA)).version == 1


async def test_without_notes_nothing_is_left(home: Home) -> None:
    """Refusing analytics asks first, then erases; only a mark stays, and can be lifted."""
    await home.meet(ANNA)
    await home.ask("/privacy")

    asked = await home.press("Keep notes of what I do")
    done = await home.press("Yes, keep nothing")

    assert "Shall I keep nothing" in asked
    assert "I know nothing about you any more" in done
    assert not await home.database.run(_is_there(ANNA.id))
    assert "I keep nothing about you" in await home.ask("/privacy")
    assert await home.privacy.is_unknown(42, ANNA.id)
    await home.press("Get to know me again")
    assert not await home.privacy.is_unknown(42, ANNA.id)


async def test_forgetting_asks_once_more(home: Home) -> None:
    """One press back keeps everything; the other erases, and says what stays."""
    await home.meet(ANNA, BEN)
    await home.ask("/forget_me")

    await home.press("No, keep it")
    is_kept = await home.database.run(_is_there(ANNA.id))
    await home.ask("/forget_me")
    text = await home.press("Yes, erase everything")

    assert is_kept
    assert "What stays" in text
    assert not await home.database.run(_is_there(ANNA.id))
    assert await home.database.run(_is_there(BEN.id))


async def test_erasing_twice_is_fine(home: Home) -> None:
    """The second time there is nothing, and the answer is the same."""
    await home.meet(ANNA)
    await home.ask("/forget_me")
    await home.press("Yes, erase everything")

    await home.forge("eng_my_erase")

    assert await home.privacy.is_unknown(42, ANNA.id)


async def test_all_data_come_as_a_file(home: Home) -> None:
    """Theirs, and nobody else's."""
    await home.meet(ANNA, BEN)
    await home.database.run(_listen(ANNA.id))

    await home.feed(home.updates.message(ANNA, "/my_data"))

    sent = home.newest(ANNA)
    assert sent["document"]["file_name"] == "my_data_1.json"
    async with home.privacy.export(42, ANNA.id) as files:
        content = json.loads(files[0].read_text("utf-8"))
    rows = content["rows"]
    assert [row["table"] for row in rows] == ["engagement_person", "consent_events"]
    assert rows[0]["telegram_id"] == ANNA.id
    assert str(BEN.id) not in json.dumps(rows)


async def _listen(telegram_id: int) -> None:
    from engagement_plugin.domain import ConsentPurpose  # noqa: PLC0415
    from engagement_plugin.storage.models import ConsentEvent  # noqa: PLC0415

    person = await Person.get(bot_id=42, telegram_id=telegram_id)
    await ConsentEvent.create(
        person_id=person.id,
        bot_id=42,
        purpose=ConsentPurpose.OUTREACH,
        given=True,
        wording="w",
        place="p",
        changed_at=person.first_seen_at,
    )


async def test_in_a_group_nothing_personal_is_said(home: Home) -> None:
    """The answer comes in private; the group sees one harmless line."""
    await home.meet(ANNA)

    await home.ask("/privacy", group=GROUP)

    [line] = [each.text for each in home.api.ledger if each.chat_id == GROUP.id]
    assert line == "I wrote to you in private."
    assert "What I keep" in home.text(ANNA)


async def test_a_host_links_its_own_policy(home: Home, settings: Settings) -> None:
    """As a link that shows where it leads."""
    await home.meet(ANNA)
    home.desk.settings = settings.model_copy(
        update={
            "consent": settings.consent.model_copy(
                update={"policy_url": "https://example.org/privacy"}
            )
        }
    )

    await home.ask("/privacy")

    links = [each.get("url") for each in home.newest(ANNA)["entities"] if "url" in each]
    assert links == ["https://example.org/privacy"]


@pytest.mark.parametrize("data", ["eng_my_cons:training", "eng_my_cons:soul:1", "eng_my_cons::"])
async def test_forged_switches_change_nothing(home: Home, data: str) -> None:
    """They are called too old."""
    await home.meet(ANNA)

    said = await home.forge(data)

    assert "too old" in said
    assert await home.agreed(ANNA) == []


async def test_somebody_elses_button_does_nothing(home: Home) -> None:
    """It acts for whoever presses, in their own chat alone."""
    await home.meet(ANNA, VERA)
    await home.ask("/forget_me")
    shown: dict[str, Any] = home.newest(ANNA)

    await home.feed(home.updates.callback(VERA, "eng_my_erase", under=shown))

    assert await home.database.run(_is_there(ANNA.id))
    assert await home.database.run(_is_there(VERA.id))
    assert (await home.ledger.state(PersonKey(42, VERA.id))) is not None
