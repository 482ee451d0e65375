"""An operator learns before the first start what is configured, what answers, what is missing."""

from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from engagement_plugin import Settings
from engagement_plugin.checkup import Finding, check, own_bot
from engagement_plugin.settings import (
    AdminSettings,
    CaptureSettings,
    ChatSettings,
    StorageSettings,
    SupportSettings,
    TelegramSettings,
)
from engagement_plugin.storage import migrations
from engagement_plugin.testing.bot_api import LocalBotAPI, Unauthorized


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI() as started:
        yield started


def at(api: LocalBotAPI, token: str = "42:TEST") -> TelegramSettings:
    """Settings of a process of our own that talks to this server."""
    return TelegramSettings(token=SecretStr(token), api_url=api.url)


async def finding(settings: Settings, subject: str) -> Finding:
    """The one line about this."""
    found = [each async for each in check(settings) if each.subject == subject]
    assert len(found) == 1
    return found[0]


async def test_a_database_without_a_schema_will_be_helped_at_start(settings: Settings) -> None:
    """As long as the settings allow it; looking changes nothing."""
    first = await finding(settings, "database")
    second = await finding(settings, "database")

    assert first == second
    assert first.state == "ok"
    assert "will be applied at start" in first.text


async def test_a_database_that_nobody_will_help_is_wrong(storage: StorageSettings) -> None:
    """With the names of what it lacks."""
    closed = storage.model_copy(update={"auto_migrate": False})

    found = await finding(Settings(storage=closed), "database")

    assert found.state == "wrong"
    assert migrations.known_versions(closed)[0] in found.text


async def test_a_migrated_database_is_up_to_date(settings: Settings) -> None:
    """And shown without user, password and options."""
    await migrations.migrate(settings.storage)

    found = await finding(settings, "database")

    assert (found.state, "schema up to date" in found.text) == ("ok", True)
    assert "@" not in found.text


async def test_a_bot_without_a_token_is_the_hosts(settings: Settings) -> None:
    """That is the usual case, and no error."""
    assert (await finding(settings, "bot")).state == "advice"


@pytest.mark.parametrize("token", ["", "no token", "42", ":", "4 2:TEST"])
async def test_a_token_that_cannot_be_one_is_wrong(settings: Settings, token: str) -> None:
    """It is not repeated in the report."""
    wrong = settings.model_copy(update={"telegram": TelegramSettings(token=SecretStr(token))})

    found = await finding(wrong, "bot")

    assert (found.state, "BotFather" in found.text) == ("wrong", True)


async def test_a_token_that_telegram_refuses_is_wrong(
    settings: Settings, api: LocalBotAPI
) -> None:
    """With what Telegram says."""
    api.plan(Unauthorized(), method="getMe")
    refused = settings.model_copy(update={"telegram": at(api)})

    found = await finding(refused, "bot")

    assert found.state == "wrong"
    assert "Unauthorized" in found.text


async def test_a_missing_help_text_is_named(settings: Settings) -> None:
    """Nobody else knows which numbers help where a bot's people live."""
    helped = settings.model_copy(update={"support": SupportSettings(help={"en": "Call …"})})

    assert "support.help" in (await finding(settings, "support")).text
    assert (await finding(settings, "support")).state == "advice"
    assert (await finding(helped, "support")).state == "ok"


async def test_a_server_that_is_away_is_wrong(settings: Settings) -> None:
    """And the rest of the report still comes."""
    telegram = TelegramSettings(token=SecretStr("42:TEST"), api_url="http://127.0.0.1:1")
    away = settings.model_copy(update={"telegram": telegram})

    found = [each async for each in check(away)]

    assert found[1].state == "wrong"
    expected = ["database", "bot", "admins", "text", "support", "languages"]
    assert expected == [each.subject for each in found]


async def test_a_wrong_server_s_address_does_not_show_the_token(settings: Settings) -> None:
    """It stands in the URL that the error is about."""
    token = "123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012"
    telegram = TelegramSettings(token=SecretStr(token), api_url="nowhere")

    found = await finding(settings.model_copy(update={"telegram": telegram}), "bot")

    assert found.state == "wrong"
    assert token not in found.text


async def test_a_bot_that_polls_answers(settings: Settings, api: LocalBotAPI) -> None:
    """Its update kinds are asked for at each start."""
    found = await finding(settings.model_copy(update={"telegram": at(api)}), "bot")

    assert found.state == "ok"
    assert found.text.endswith(" answers")


async def test_a_webhook_that_leaves_kinds_out_is_named(
    settings: Settings, api: LocalBotAPI
) -> None:
    """Telegram would never deliver them."""
    telegram = at(api)
    bot = own_bot(telegram)
    await bot.set_webhook("https://example.org/hook", allowed_updates=["message"])
    await bot.session.close()

    found = await finding(settings.model_copy(update={"telegram": telegram}), "bot")

    assert found.state == "advice"
    assert "leaves out" in found.text
    assert "my_chat_member" in found.text


async def test_without_admins_the_claim_command_is_named_with_its_prefix() -> None:
    """As it will have to be typed."""
    found = await finding(Settings(chat=ChatSettings(command_prefix="x_")), "admins")

    assert (found.state, "/x_engagement_claim" in found.text) == ("advice", True)


async def test_admins_are_counted(settings: Settings) -> None:
    """Not listed: ids are nobody's business in a report."""
    some = settings.model_copy(update={"admins": AdminSettings(ids=(1234567, 8))})

    found = await finding(some, "admins")

    assert found == Finding(state="ok", subject="admins", text="2 in the configuration")


async def test_stored_words_are_pointed_out(settings: Settings) -> None:
    """Who stores them has to tell people."""
    storing = settings.model_copy(update={"capture": CaptureSettings(store_text=True)})

    found = await finding(storing, "text")

    assert (found.state, "tell people" in found.text) == ("advice", True)


async def test_the_languages_are_those_of_the_catalogues(settings: Settings) -> None:
    """Found wherever the package is installed."""
    assert (await finding(settings, "languages")).text == "en, ru"
