"""What a press below a message of the bot's own does, at once and only for whom it was written."""

from datetime import timedelta

import pytest

from engagement_plugin.chat.first_look import FirstLook
from engagement_plugin.chat.member.commands import own_commands
from engagement_plugin.chat.member.outreach import PRESSES
from engagement_plugin.chat.member.router import member_router
from engagement_plugin.domain import (
    OutreachArm,
    OutreachStatus,
    OutreachType,
    ResponseKind,
)
from engagement_plugin.outreach.writing.buttons import (
    PREVIEW,
    ActionButton,
    FewerButton,
    LaterButton,
    SilenceButton,
)
from engagement_plugin.storage.models import Outreach, Person
from tests.chat.member.conftest import ANNA, BEN, Home

ROW_ID = 5


@pytest.fixture
async def home(home: Home) -> Home:
    """With a message to Anna of which nobody knows whether it arrived, and one more queued."""
    home.dispatcher.update.outer_middleware(
        FirstLook(
            member_router(home.desk, presses=PRESSES),
            desk=home.desk,
            commands=own_commands(prefix=""),
        )
    )
    await home.meet(ANNA, BEN)
    await home.database.run(_plan(home))
    return home


async def _plan(home: Home) -> None:
    person = await Person.get(telegram_id=ANNA.id)
    for number, status in ((ROW_ID, OutreachStatus.UNKNOWN), (6, OutreachStatus.PLANNED)):
        await Outreach.create(
            id=number,
            person_id=person.id,
            bot_id=42,
            key=str(number),
            type=OutreachType.CHECK_IN,
            status=status,
            arm=OutreachArm.TREATED,
            reasons=[],
            facts={},
            person_version=0,
            decided_at=home.clock(),
            due_at=home.clock(),
            not_before_at=home.clock(),
            expires_at=home.clock() + timedelta(days=1),
            sending_at=home.clock(),
        )


async def rows(home: Home) -> list[Outreach]:
    async def read() -> list[Outreach]:
        return await Outreach.all().order_by("id")

    return await home.database.run(read())


async def test_a_press_proves_that_the_message_arrived(home: Home) -> None:
    """A second press changes nothing."""
    for _ in range(2):
        await home.forge(ActionButton(outreach=ROW_ID).pack())
        home.clock.forward(seconds=60)

    pressed = (await rows(home))[0]
    assert OutreachStatus.SENT == pressed.status
    assert ResponseKind.BUTTON == pressed.response
    assert home.clock() - timedelta(minutes=2) == pressed.responded_at


async def test_nobody_presses_for_somebody_else(home: Home) -> None:
    """Ids are easily guessed."""
    await home.forge(SilenceButton(outreach=ROW_ID).pack(), BEN)

    assert [OutreachStatus.UNKNOWN, OutreachStatus.PLANNED] == [
        each.status for each in await rows(home)
    ]
    assert (await home.person(BEN)).consent_outreach is None
    assert (await home.person(ANNA)).consent_outreach is None


async def test_one_tap_brings_silence(home: Home) -> None:
    """For what is queued too."""
    await home.forge(SilenceButton(outreach=ROW_ID).pack())

    pressed, queued = await rows(home)
    assert (await home.person(ANNA)).consent_outreach is False
    assert ResponseKind.MUTE == pressed.response
    assert OutreachStatus.CANCELLED == queued.status


async def test_fewer_mutes_the_kind(home: Home) -> None:
    """And calls off what is queued of it."""
    await home.forge(FewerButton(outreach=ROW_ID).pack())

    assert ["check_in"] == (await home.person(ANNA)).muted_kinds
    assert OutreachStatus.CANCELLED == (await rows(home))[1].status


async def test_not_now_is_no_refusal(home: Home) -> None:
    """Nothing is muted; what is queued of the kind is called off."""
    await home.forge(LaterButton(outreach=ROW_ID).pack())

    assert not (await home.person(ANNA)).muted_kinds
    assert OutreachStatus.CANCELLED == (await rows(home))[1].status


async def test_a_preview_changes_nothing(home: Home) -> None:
    """It says so."""
    said = await home.forge(SilenceButton(outreach=PREVIEW).pack())

    assert "preview" in said
    assert (await home.person(ANNA)).consent_outreach is None
