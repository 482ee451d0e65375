"""Two ways to run: ask Telegram for updates, or let it bring them."""

import asyncio
import logging
import secrets
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiogram import Bot, Dispatcher
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from bot.app import create_bot, equip
from engagement_plugin import Engagement, Settings

log = logging.getLogger(__name__)


class AddressError(OSError):
    """Nothing can listen at this address."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"{host}:{port} cannot be listened at ({reason}). Name another: --listen HOST:PORT."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where Telegram brings updates.

    Attributes:
        url: What Telegram calls, https; a proxy in front of `host` and `port` has the certificate.
        secret: Comes back with every update; a new one each start unless it is named.
    """

    url: str
    host: str = "127.0.0.1"
    port: int = 8080
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)


async def poll(settings: Settings) -> None:
    """Ask for updates until a signal comes."""
    bot = create_bot(settings)
    dispatcher = equip(Dispatcher(), Engagement(settings))
    async with bot.session:
        # A webhook left from another day would make Telegram refuse to be asked.
        await bot.delete_webhook()
        await dispatcher.start_polling(bot)


async def listen(settings: Settings, webhook: Webhook) -> None:
    """Take updates at an address of our own until a signal comes."""
    # From the first moment on: a signal during the start must end it as gracefully.
    stop = _signalled()
    async with listening(settings, webhook):
        await stop.wait()


@asynccontextmanager
async def listening(settings: Settings, webhook: Webhook) -> AsyncIterator[int]:
    """Take updates for as long as the block runs; gives the port.

    The webhook stays set afterwards: what happens meanwhile waits at Telegram.
    """
    bot = create_bot(settings)
    engagement = Engagement(settings)
    dispatcher = Dispatcher()

    async def call_us(bot: Bot) -> None:
        await bot.set_webhook(
            webhook.url,
            secret_token=webhook.secret,
            allowed_updates=engagement.allowed_updates(dispatcher),
        )

    dispatcher.startup.register(call_us)
    equip(dispatcher, engagement)
    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=webhook.secret).register(
        application, path=urlsplit(webhook.url).path or "/"
    )
    setup_application(application, dispatcher, bot=bot)
    runner = web.AppRunner(application)
    async with bot.session:
        try:
            await runner.setup()
            await _listen_at(runner, webhook)
            port = int(runner.addresses[0][1])
            log.info("listening at %s:%d for %s", webhook.host, port, webhook.url)
            yield port
        finally:
            await runner.cleanup()


async def _listen_at(runner: web.AppRunner, webhook: Webhook) -> None:
    try:
        await web.TCPSite(runner, webhook.host, webhook.port).start()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AddressError(webhook.host, webhook.port, reason) from error


def _signalled() -> asyncio.Event:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        # Windows has none of this; there Ctrl-C ends the loop.
        with suppress(NotImplementedError):
            loop.add_signal_handler(each, stop.set)
    return stop
