"""Planned faults reach aiogram as a real outage would, and the ledger knows the truth."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)

from engagement_plugin.testing.bot_api import (
    BadRequest,
    DropAfter,
    DropBefore,
    Fault,
    Forbidden,
    HalfAnswer,
    Hang,
    HtmlError,
    LocalBotAPI,
    MigrateTo,
    Refusal,
    RetryAfter,
    ServerError,
    Unauthorized,
)


@pytest.mark.parametrize(
    ("fault", "error", "delivered"),
    [
        pytest.param(RetryAfter(3), TelegramRetryAfter, 0, id="429"),
        pytest.param(ServerError(500), TelegramServerError, 0, id="500"),
        pytest.param(ServerError(504, delivered=True), TelegramServerError, 1, id="504 late"),
        pytest.param(HtmlError(502), ClientDecodeError, 0, id="html"),
        pytest.param(HtmlError(200, delivered=True), ClientDecodeError, 1, id="html 200"),
        pytest.param(DropBefore(), TelegramNetworkError, 0, id="dropped before"),
        pytest.param(DropAfter(), TelegramNetworkError, 1, id="dropped after"),
        pytest.param(Hang(0, delivered=False), TelegramNetworkError, 0, id="hung up"),
        pytest.param(HalfAnswer(), TelegramNetworkError, 1, id="half an answer"),
        pytest.param(Refusal(413, "Too Large"), TelegramEntityTooLarge, 0, id="another refusal"),
        pytest.param(Forbidden(), TelegramForbiddenError, 0, id="403"),
        pytest.param(BadRequest("WRONG"), TelegramBadRequest, 0, id="400"),
        pytest.param(MigrateTo(-1001), TelegramMigrateToChat, 0, id="migrated"),
        pytest.param(Unauthorized(), TelegramUnauthorizedError, 0, id="401"),
    ],
)
async def test_a_fault_strikes_once(
    api: LocalBotAPI, bot: Bot, fault: Fault, error: type[AiogramError], delivered: int
) -> None:
    """The planned request fails, the next one is well."""
    api.plan(fault)

    with pytest.raises(error):
        await bot.send_message(7, "first")
    await bot.send_message(7, "second")

    assert api.ledger.texts() == ["first"] * delivered + ["second"]


async def test_faults_carry_their_figures(api: LocalBotAPI, bot: Bot) -> None:
    """Seconds to wait and the new chat come through."""
    api.plan(RetryAfter(17))
    api.plan(MigrateTo(-1_000_000_000_123))

    with pytest.raises(TelegramRetryAfter) as busy:
        await bot.send_message(7, "hi")
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(7, "hi")

    assert busy.value.retry_after == 17
    assert moved.value.migrate_to_chat_id == -1_000_000_000_123


async def test_a_hanging_request_may_have_been_delivered(api: LocalBotAPI, bot: Bot) -> None:
    """The client gives up; the message is there all the same."""
    api.plan(Hang(30))

    with pytest.raises(TelegramNetworkError) as given_up:
        await bot.send_message(7, "hi", request_timeout=1)

    assert isinstance(given_up.value.__cause__, asyncio.TimeoutError)
    assert api.ledger.texts() == ["hi"]


async def test_a_short_hang_is_only_slow(api: LocalBotAPI, bot: Bot) -> None:
    """Who waits long enough gets the answer."""
    api.plan(Hang(0.01))

    assert (await bot.send_message(7, "hi")).text == "hi"


async def test_faults_choose_method_chat_and_times(api: LocalBotAPI, bot: Bot) -> None:
    """A fault waits for its own chat and method, for as many requests as planned."""
    api.plan(BadRequest("WRONG"), times=2, chat_id=8)
    api.plan(ServerError(500), method="GETME")

    await bot.send_message(7, "fine")
    for _ in range(2):
        with pytest.raises(TelegramBadRequest, match="WRONG"):
            await bot.send_message(8, "lost")
    await bot.send_message(8, "fine too")
    with pytest.raises(TelegramServerError):
        await bot.get_me()

    assert api.ledger.texts() == ["fine", "fine too"]


async def test_a_fault_can_hit_any_method_and_be_taken_back(api: LocalBotAPI, bot: Bot) -> None:
    """No method named is every method; a cleared plan hits none."""
    api.plan(Unauthorized(), method=None)
    api.plan(Unauthorized(), method=None, times=5)

    with pytest.raises(TelegramUnauthorizedError):
        await bot.get_updates()
    api.clear_plan()

    assert (await bot.get_me()).id == 42
    with pytest.raises(ValueError, match="one request or more"):
        api.plan(Unauthorized(), times=0)
