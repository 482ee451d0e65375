"""How an admin finds who needs attention, or picks somebody."""

from collections.abc import AsyncIterator

import pytest
from aiogram.dispatcher.event.bases import UNHANDLED

from engagement_plugin.chat.admin.buttons import AttentionButton, PersonButton, PickButton
from engagement_plugin.chat.admin.picker import PICK_REQUEST
from engagement_plugin.domain import RiskBand
from engagement_plugin.settings import StorageSettings
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone
from tests.chat.insight_office import InsightOffice, buttons, insight_office, labelled
from tests.chat.test_admin_chat import ANNA, BOSS

NBSP = "\u00a0"


@pytest.fixture
async def office(storage: StorageSettings, clock: FrozenClock) -> AsyncIterator[InsightOffice]:
    async with insight_office(storage, clock) as opened:
        yield opened


async def gathered(office: InsightOffice, people: int) -> None:
    """Let so many people be known, each at a risk and a value of their own."""
    for n in range(people):
        await office.feed(office.updates.message(Someone(100 + n, first_name=f"P{n}"), "hello"))
    await office.analyse()
    for n in range(people):
        await office.changed(
            100 + n, risk=0.5, risk_band=RiskBand.HIGH, value_percentile=1 - n / 100
        )


async def test_who_needs_attention_is_listed_by_risk_and_value(office: InsightOffice) -> None:
    """Six a page; the next page replaces the first, and back."""
    await gathered(office, 8)

    [listed] = await office.asked("/insights")
    [second] = await office.pressed(labelled(listed, "▶"), listed)
    [first] = await office.pressed(labelled(second, "◀"), listed)

    people = [f"🔴 P{n} · 50{NBSP}% · 💎 {100 - n}" for n in range(8)]
    assert [*people[:6], "▶", "🔎 Pick from my contacts"] == list(buttons(listed))
    assert [*people[6:], "◀", "🔎 Pick from my contacts"] == list(buttons(second))
    assert buttons(listed) == buttons(first)
    assert ("editMessageText", listed.message_id) == (second.method, second.message_id)
    assert "Who needs attention · 2" in second.text


async def test_a_press_on_a_page_that_is_gone_shows_the_first(office: InsightOffice) -> None:
    """Whatever number the button carries."""
    await gathered(office, 7)
    [listed] = await office.asked("/insights")
    await office.pressed(labelled(listed, "▶"), listed)

    for page in (5, 10**18, -3):
        [shown] = await office.pressed(AttentionButton(page=page).pack(), listed)
        assert "▶" in buttons(shown)
        assert "◀" not in buttons(shown)
        await office.pressed(AttentionButton(page=1).pack(), listed)


async def test_a_page_that_has_not_changed_is_no_error(office: InsightOffice) -> None:
    """Telegram refuses the edit; the admin notices nothing."""
    await gathered(office, 2)
    [listed] = await office.asked("/insights")

    answers = await office.pressed(AttentionButton(page=0).pack(), listed)

    assert [] == answers
    assert [(7, "insights", "answered", False)] * 2 == await office.audit()


async def test_a_press_shows_the_person(office: InsightOffice) -> None:
    """And the audit names them by pseudonym."""
    await gathered(office, 2)
    [listed] = await office.asked("/insights")

    [answer] = await office.pressed(labelled(listed, "P1 "), listed)

    assert answer.text.startswith("👤 P1 101")
    assert (7, "insights", "answered", True) == (await office.audit())[-1]


async def test_somebody_erased_meanwhile_is_not_found(office: InsightOffice) -> None:
    """The list is older than their wish."""
    await gathered(office, 2)
    [listed] = await office.asked("/insights")
    await office.erased(101)

    [answer] = await office.pressed(labelled(listed, "P1 "), listed)

    assert "never met 101" in answer.text
    assert (7, "insights", "nobody", False) == (await office.audit())[-1]


async def test_with_nobody_at_risk_that_is_said(office: InsightOffice) -> None:
    """Once somebody was looked at, the silent regulars are not listed any more."""
    await office.live(ANNA, range(1, 30))
    await office.analyse()
    await office.changed(8, risk_band=RiskBand.LOW)

    [answer] = await office.asked("/insights")

    assert "Nobody needs attention now." in answer.text


async def test_while_nobody_was_looked_at_the_silent_regulars_are_listed(
    office: InsightOffice,
) -> None:
    """By id, since nothing else is known of them."""
    await office.live(ANNA, range(10, 16))

    [answer] = await office.asked("/insights")

    assert "Regulars who have gone silent" in answer.text
    assert any(label.startswith("8: 6 days there") for label in buttons(answer))


async def test_an_empty_bot_has_a_list_too(office: InsightOffice) -> None:
    """The help's button asks like the command without an argument."""
    [answer] = await office.asked("/insights")

    assert "No regular has gone silent" in answer.text


async def test_a_person_can_be_picked_from_telegrams_own_list(office: InsightOffice) -> None:
    """The keyboard is there for one pick and gone with it."""
    await office.feed(office.updates.message(ANNA, "hello"))
    [listed] = await office.asked("/insights")
    [offered] = await office.pressed(labelled(listed, "Pick"), listed)
    before = len(office.api.ledger)

    is_taken = await office.picked(BOSS, 8, request=PICK_REQUEST)

    asking = (offered.reply_markup or {})["keyboard"][0][0]["request_users"]
    assert (PICK_REQUEST, 1) == (asking["request_id"], asking["max_quantity"])
    removed, answer = office.api.ledger[before:]
    assert is_taken
    assert {"remove_keyboard": True} == removed.reply_markup
    assert "<b>Anna</b> 8" in answer.text
    assert (7, "insights", "answered", True) == (await office.audit())[-1]


async def test_a_pick_of_somebody_unknown_is_answered(office: InsightOffice) -> None:
    """And of nobody at all, it is written down as refused."""
    await office.picked(BOSS, 999, request=PICK_REQUEST)
    await office.picked(BOSS, request=PICK_REQUEST)

    assert "never met 999" in office.api.ledger[1].text
    assert ["nobody", "refused"] == [each[2] for each in await office.audit()]


async def test_a_pick_that_is_not_ours_is_the_hosts(office: InsightOffice) -> None:
    """A stranger's, or the answer to another question."""
    is_taken = [
        await office.picked(ANNA, 8, request=PICK_REQUEST),
        await office.picked(BOSS, 8, request=1),
    ]

    assert [False, False] == is_taken
    assert 0 == len(office.api.ledger)
    assert [] == await office.audit()


@pytest.mark.parametrize(
    "data",
    [
        AttentionButton(page=0).pack(),
        PickButton().pack(),
        PersonButton(telegram_id=8).pack(),
        "eng_look:8",
    ],
)
async def test_a_strangers_press_is_the_hosts(office: InsightOffice, data: str) -> None:
    """Whatever it carries; nothing is told."""
    result = await office.feed(office.updates.callback(ANNA, data))

    assert result is UNHANDLED
    assert 0 == len(office.api.ledger)


@pytest.mark.parametrize("data", ["eng_need:x", "eng_need:", "eng_who:8:9", "eng_look:1.5"])
async def test_a_button_that_was_tampered_with_does_nothing(
    office: InsightOffice, data: str
) -> None:
    """It is no button of ours then."""
    assert await office.feed(office.updates.callback(BOSS, data)) is UNHANDLED
