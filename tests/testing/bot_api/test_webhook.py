"""Updates come to a bot's own address, with its secret, until it takes them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendMessage
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from engagement_plugin.testing.bot_api import SECRET_HEADER, LocalBotAPI
from engagement_plugin.testing.updates import Someone, Updates

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def host(handler: Handler) -> AsyncIterator[str]:
    """A host's web server with one address for updates."""
    app = web.Application()
    app.router.add_post("/hook", handler)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def test_an_update_is_posted_with_its_secret(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """The address gets the update once it is set, and the chat remembers it."""
    got: list[tuple[str | None, str]] = []

    async def hook(request: web.Request) -> web.Response:
        update = await request.json()
        got.append((request.headers.get(SECRET_HEADER), update["message"]["text"]))
        return web.Response()

    async with host(hook) as url:
        await bot.set_webhook(url, secret_token="s3cret")
        done = await api.deliver(updates.message(ada, "hello"))

    assert (done.is_accepted, done.status, done.attempts) == (True, 200, 1)
    assert got == [("s3cret", "hello")]
    assert [message["text"] for message in api.chat(ada.id)] == ["hello"]


@pytest.mark.parametrize(
    ("failures", "status", "attempts"),
    [pytest.param(1, 200, 2, id="mended"), pytest.param(9, 500, 4, id="given up")],
)
async def test_a_failure_is_tried_again(
    bot: Bot, ada: Someone, updates: Updates, failures: int, status: int, attempts: int
) -> None:
    """Until it is taken or the delays are used up; getWebhookInfo tells of it."""
    seen: list[int] = []

    async def hook(request: web.Request) -> web.Response:
        seen.append((await request.json())["update_id"])
        return web.Response(status=500 if len(seen) <= failures else 200)

    async with LocalBotAPI(webhook_delays=(0, 0, 0)) as api, host(hook) as url:
        bot.session.api = api.bot().session.api
        await bot.set_webhook(url)
        done = await api.deliver(updates.message(ada, "hello"))
        told = await bot.get_webhook_info()

    assert (done.status, done.attempts) == (status, attempts)
    assert seen == [done.update_id] * attempts
    assert told.url == url
    assert told.last_error_message == "Wrong response from the webhook: 500"


async def test_nobody_at_the_address(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """There is no status when no connection is made."""
    await bot.set_webhook("http://127.0.0.1:1/hook")

    done = await api.deliver(updates.message(ada, "hello"))

    assert (done.is_accepted, done.status, done.attempts) == (False, None, 4)


async def test_kinds_not_asked_for_are_not_posted(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """allowed_updates holds for webhooks too, and getWebhookInfo shows it."""
    await bot.set_webhook("http://127.0.0.1:1/hook", allowed_updates=["message"])

    done = await api.deliver(updates.blocked(ada))

    assert done.attempts == 0
    assert len(api.withheld()) == 1
    assert (await bot.get_webhook_info()).allowed_updates == ["message"]


async def test_a_webhook_must_make_sense(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """Strange addresses and secrets are refused; without one nothing can be delivered."""
    with pytest.raises(TelegramBadRequest, match="invalid webhook URL"):
        await bot.set_webhook("ftp://example.org")
    with pytest.raises(TelegramBadRequest, match="unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:1/", secret_token="ключ")
    await bot.set_webhook("")
    with pytest.raises(LookupError, match="no webhook"):
        await api.deliver(updates.message(ada, "hello"))


async def test_a_method_in_the_answer_is_carried_out(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """A host may answer an update with a method; people get the message."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def answer(message: Message) -> SendMessage:
        return message.answer("by return of post")

    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False)
    async with host(handler.handle) as url:
        await bot.set_webhook(url)
        done = await api.deliver(updates.message(ada, "hello"))

    assert done.is_accepted
    assert api.ledger.texts(ada.id) == ["by return of post"]


async def test_a_refused_answer_is_told_in_the_info(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """A method Telegram would refuse reaches nobody."""

    async def hook(request: web.Request) -> web.Response:
        return web.json_response({"method": "sendMessage", "chat_id": ada.id, "text": ""})

    async with host(hook) as url:
        await bot.set_webhook(url)
        await api.deliver(updates.message(ada, "hello"))

    assert (await bot.get_webhook_info()).last_error_message == (
        "Bad Request: message text is empty"
    )
    assert len(api.ledger) == 0
