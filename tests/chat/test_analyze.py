"""An admin lets people be looked at again, and sees how far it is and what came of it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.dispatcher.event.bases import UNHANDLED
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.chat.admin import following
from engagement_plugin.chat.admin.analyze import Wish, read_wish
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage.models import Person
from engagement_plugin.testing.bot_api import BadRequest
from engagement_plugin.testing.clock import FrozenClock
from tests.chat.insight_office import InsightOffice, insight_office, labelled
from tests.chat.test_admin_chat import ANNA


@pytest.fixture
async def office(
    storage: StorageSettings, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[InsightOffice]:
    monkeypatch.setattr(following, "EDIT_SECONDS", 0.02)
    async with insight_office(storage, clock) as opened:
        yield opened


async def wanted(office: InsightOffice) -> tuple[dict[str, Any], int | None]:
    """Give what the run was asked for, and by whom."""
    run = await office.wished()
    assert run is not None
    return dict(run.arguments or {}), run.requested_by


async def pseudonym(office: InsightOffice, telegram_id: int) -> int:
    """Give the number by which a run names somebody."""

    async def read() -> int:
        return int((await Person.get(bot_id=42, telegram_id=telegram_id)).id)

    return await office.engagement._database.run(read())


async def asked_for(office: InsightOffice) -> str:
    """Name the run as the audit does."""
    run = await office.wished()
    assert run is not None
    return f"run {run.id}"


async def test_a_person_is_looked_at_and_then_shown(office: InsightOffice) -> None:
    """First how far it is, edited until it is done; then what is known now."""
    await office.live(ANNA, range(1, 30))

    [bar] = await office.asked("/analyze_patterns 8")
    await office.work()
    await office.settled()

    assert ({"person": await pseudonym(office, 8)}, 7) == await wanted(office)
    assert "analyze_patterns: waits for a worker" in bar.text
    assert bar.message_id == office.api.edits[-1].message_id
    assert "Risk of leaving: low" in office.api.ledger[1].text
    assert [(7, "analyze_patterns", await asked_for(office), True)] == await office.audit()


async def test_what_happened_a_moment_ago_counts(office: InsightOffice) -> None:
    """Nothing has to wait for the other job that counts days."""
    await office.asked("hello", ANNA)

    await office.asked("/analyze_patterns 8")
    await office.work()
    await office.settled()

    assert "1 interaction: on 1 day" in office.api.ledger[1].text
    assert "Not analysed yet" not in office.api.ledger[1].text


async def test_all_with_news_are_looked_at_in_batches_of_a_wished_size(
    office: InsightOffice,
) -> None:
    """Without an id nobody in particular is shown afterwards."""
    await office.asked("hello", ANNA)

    await office.asked("/analyze_patterns batch_size=20")
    await office.work()
    done = await office.shown("done")

    assert ({"batch_size": 20}, 7) == await wanted(office)
    assert "people 2" in done
    assert "people with damaged rows 0" in done
    assert 1 == len(office.api.ledger)


async def test_without_arguments_the_settings_decide(office: InsightOffice) -> None:
    """The run is asked for as it would be due."""
    await office.asked("/analyze_patterns")

    assert ({}, 7) == await wanted(office)
    assert [(7, "analyze_patterns", await asked_for(office), False)] == await office.audit()


@pytest.mark.parametrize(
    "wrong",
    [
        "anna", "0", "-8", "8 9", "batch_size=", "batch_size=0", "batch_size=1001",
        "batch_size=x", "batch_size=5 batch_size=6", "batch=5", "8 everybody", "9" * 30,
    ],
)  # fmt: skip
async def test_what_cannot_be_meant_gets_an_example_that_works(
    office: InsightOffice, wrong: str
) -> None:
    """And no run is asked for."""
    [refused] = await office.asked(f"/analyze_patterns {wrong}")

    assert "batch_size=N with N from 1 to 1000" in refused.text
    assert await office.wished() is None
    [bar] = await office.asked(refused.text.splitlines()[-1].removeprefix("For example: "))
    assert "waits for a worker" in bar.text


async def test_somebody_unknown_is_not_looked_for(office: InsightOffice) -> None:
    """No run, and the answer that the bot has never met them."""
    [answer] = await office.asked("/analyze_patterns 999")

    assert "never met 999" in answer.text
    assert await office.wished() is None
    assert [(7, "analyze_patterns", "nobody", False)] == await office.audit()


async def test_the_button_under_a_person_does_the_same(office: InsightOffice) -> None:
    """For whoever the button is about."""
    await office.asked("hello", ANNA)
    [shown] = await office.asked("/insights 8")

    [bar] = await office.pressed(labelled(shown, "Analyse now"), shown)

    assert "waits for a worker" in bar.text
    assert ({"person": await pseudonym(office, 8)}, 7) == await wanted(office)
    assert (7, "analyze_patterns", await asked_for(office), True) == (await office.audit())[-1]


async def test_a_cancelled_run_shows_nobody(office: InsightOffice) -> None:
    """Its own message says that it was cancelled."""
    await office.asked("hello", ANNA)
    await office.asked("/analyze_patterns 8")

    run = await office.wished()
    assert run is not None
    await office.engagement.jobs.cancel(run.id)
    await office.shown("cancelled")
    await office.settled()

    assert 1 == len(office.api.ledger)


async def test_somebody_erased_while_they_are_looked_at_is_not_shown(
    office: InsightOffice,
) -> None:
    """It is said that the bot does not know them."""
    await office.asked("hello", ANNA)
    await office.asked("/analyze_patterns 8")

    await office.erased(8)
    await office.work()
    await office.settled()

    assert "never met 8" in office.api.ledger[1].text


async def test_a_chat_that_is_gone_by_then_harms_nothing(
    office: InsightOffice, caplog: pytest.LogCaptureFixture
) -> None:
    """The run is done all the same; the log says that nobody was shown."""
    await office.asked("hello", ANNA)
    await office.asked("/analyze_patterns 8")
    office.api.plan(BadRequest("Bad Request: chat not found"), method="sendPhoto")

    await office.work()
    await office.settled()

    assert "a person was not shown" in caplog.text


async def test_a_strangers_wish_is_the_hosts(office: InsightOffice) -> None:
    """As if the command were not ours."""
    result = await office.feed(office.updates.message(ANNA, "/analyze_patterns"))

    assert result is UNHANDLED
    assert await office.wished() is None


async def test_the_help_names_the_command(office: InsightOffice) -> None:
    """With what it takes."""
    [answer] = await office.asked("/engagement_help")

    assert "/analyze_patterns [id] [batch_size=50]" in answer.text


@given(person=st.integers(1, 2**52) | st.none(), size=st.integers(1, 1000) | st.none())
def test_a_wish_is_read_in_any_order(person: int | None, size: int | None) -> None:
    """Whatever of the two is there."""
    words = [] if person is None else [str(person)]
    words += [] if size is None else [f"batch_size={size}"]

    expected = Wish(person=person, batch_size=size)

    assert expected == read_wish(" ".join(words)) == read_wish("  ".join(reversed(words)))


@given(st.text())
def test_no_text_at_all_breaks_the_reading(text: str) -> None:
    """It is a wish within bounds, or none."""
    wish = read_wish(text)

    assert wish is None or all(
        each is None or each >= 1 for each in (wish.person, wish.batch_size)
    )
