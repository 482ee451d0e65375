"""What is configured, what answers, what is missing: for an operator before the first start."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from aiogram.utils.token import TokenValidationError

from engagement_plugin.errors import ConfigError, StorageError
from engagement_plugin.i18n import languages
from engagement_plugin.logs import redact
from engagement_plugin.settings import Settings, TelegramSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import address
from engagement_plugin.telegram.wanted import missing_kinds
from engagement_plugin.worker.connection import ping, shown
from engagement_plugin.worker.queues import depths


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report; only `wrong` keeps the plugin from working."""

    state: Literal["ok", "advice", "wrong"]
    subject: str
    text: str


async def check(settings: Settings) -> AsyncIterator[Finding]:
    """Look at everything that can be looked at without changing anything."""
    yield await _database(settings)
    if settings.jobs.redis.get_secret_value():
        yield await _redis(settings)
    yield await _bot(settings.telegram)
    yield _admins(settings)
    yield _text(settings)
    yield _support(settings)
    yield Finding(state="ok", subject="languages", text=", ".join(languages()))


async def _database(settings: Settings) -> Finding:
    where = address(settings.storage)
    try:
        missing = await migrations.pending(settings.storage)
    except StorageError as error:
        return Finding(state="wrong", subject="database", text=str(error))
    if not missing:
        return Finding(state="ok", subject="database", text=f"{where} answers, schema up to date")
    if settings.storage.auto_migrate:
        text = f"{where} answers; {len(missing)} migration(s) will be applied at start"
        return Finding(state="ok", subject="database", text=text)
    text = f"{where} answers, but lacks {', '.join(missing)}: run `migrate`"
    return Finding(state="wrong", subject="database", text=text)


async def _redis(settings: Settings) -> Finding:
    try:
        version = await ping(settings)
        found = await depths(settings)
    except ConfigError as error:
        return Finding(state="wrong", subject="redis", text=str(error))
    where = shown(settings.jobs.redis.get_secret_value())
    if not settings.jobs.embedded and not any(each.workers for each in found.values()):
        text = f"{where} answers, but no worker listens: run `worker` and `scheduler`"
        return Finding(state="advice", subject="redis", text=text)
    queues = ", ".join(
        f"{name} {each.waiting} waiting/{each.workers} worker(s)" for name, each in found.items()
    )
    text = f"{where} answers, version {version}; {queues}"
    return Finding(state="ok", subject="redis", text=text)


async def _bot(settings: TelegramSettings) -> Finding:
    if settings.token is None:
        text = "no token here; a host brings its own bot (ENGAGEMENT__TELEGRAM__TOKEN sets one)"
        return Finding(state="advice", subject="bot", text=text)
    try:
        bot = own_bot(settings)
    except TokenValidationError:
        text = "telegram.token is no bot token; copy it again from BotFather"
        return Finding(state="wrong", subject="bot", text=text)
    try:
        me = await bot.me()
        webhook = await bot.get_webhook_info()
    except AiogramError as error:
        return Finding(
            state="wrong", subject="bot", text=f"Telegram refuses: {redact(str(error))}"
        )
    finally:
        await bot.session.close()
    missing = missing_kinds(webhook.allowed_updates) if webhook.url else []
    if missing:
        text = f"@{me.username} answers; its webhook leaves out {', '.join(missing)}"
        return Finding(state="advice", subject="bot", text=text)
    return Finding(state="ok", subject="bot", text=f"@{me.username} answers")


def own_bot(settings: TelegramSettings) -> Bot:
    """Build the bot that the settings name.

    Raises:
        TokenValidationError: The token cannot be one.
    """
    token = "" if settings.token is None else settings.token.get_secret_value()
    if settings.api_url is None:
        return Bot(token)
    return Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(settings.api_url)))


def _admins(settings: Settings) -> Finding:
    prefix = settings.chat.command_prefix
    if settings.admins.ids:
        text = f"{len(settings.admins.ids)} in the configuration"
        return Finding(state="ok", subject="admins", text=text)
    text = f"none; the log will print a code for /{prefix}engagement_claim at start"
    return Finding(state="advice", subject="admins", text=text)


def _support(settings: Settings) -> Finding:
    if settings.support.help:
        text = f"help for people in distress in {', '.join(sorted(settings.support.help))}"
        return Finding(state="ok", subject="support", text=text)
    text = "no help text for people in acute distress; write support.help with local numbers"
    return Finding(state="advice", subject="support", text=text)


def _text(settings: Settings) -> Finding:
    if settings.capture.store_text:
        text = "the words of messages are stored; tell people so"
        return Finding(state="advice", subject="text", text=text)
    return Finding(state="ok", subject="text", text="the words of messages are not stored")
