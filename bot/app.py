"""The composition: a bot, a dispatcher and the engagement system, by public names alone."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import Response
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, Message, Update
from aiogram.utils.token import TokenValidationError

from bot.diary import Diary
from bot.handlers import away, breathe, checkin, private, start, talk
from bot.texts import ENGLISH, RUSSIAN, Texts
from engagement_plugin import ConfigError, Engagement, Settings

_SCOPE: Final = BotCommandScopeAllPrivateChats()

# Pydantic forgets these as soon as nobody holds them, and aiogram then builds them anew, for
# some milliseconds, after every garbage collection.
_HELD: Final = (
    Response[bool],
    Response[Message],
    Response[Message | bool],
    Response[list[Update]],
)

log = logging.getLogger(__name__)


def create_bot(settings: Settings) -> Bot:
    """Make the bot that the settings name.

    Raises:
        ConfigError: There is no token, or it has not the shape of one.
    """
    telegram = settings.telegram
    if telegram.token is None or not telegram.token.get_secret_value():
        raise ConfigError(
            key="telegram.token",
            reason="there is no bot token",
            mend="In Telegram, send /newbot to @BotFather; it gives you one. Put it into the "
            "environment as ENGAGEMENT__TELEGRAM__TOKEN and start again. "
            "`python -m bot demo` needs none.",
        )
    api = TelegramAPIServer.from_base(telegram.api_url) if telegram.api_url else None
    try:
        return Bot(
            telegram.token.get_secret_value(),
            session=AiohttpSession(api=api) if api else AiohttpSession(),
        )
    except TokenValidationError:
        raise ConfigError(
            key="telegram.token",
            reason="this is no bot token",
            mend="One looks like 123456:AAE…, as @BotFather shows it; copy it whole.",
        ) from None


def equip(
    dispatcher: Dispatcher,
    engagement: Engagement,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Dispatcher:
    """Give a dispatcher everything that makes it this bot.

    Args:
        clock: Tells the present time, aware; check-ins are of a day of `statistics.zone`.
    """
    zone = ZoneInfo(engagement.settings.statistics.zone)
    # Before the plugin's own start: it copies our menu into the admins'.
    dispatcher.startup.register(show_menu)
    dispatcher.include_routers(
        private.create_router(
            start.create_router(),
            checkin.create_router(Diary(), today=lambda: clock().astimezone(zone).date()),
            breathe.create_router(),
            talk.create_router(),
        ),
        away.create_router(),
    )
    engagement.setup(dispatcher)
    return dispatcher


async def show_menu(bot: Bot) -> None:
    """Put the commands into everybody's menu; a bot without one still works."""
    try:
        await bot.set_my_commands(_commands(ENGLISH), scope=_SCOPE)
        await bot.set_my_commands(_commands(RUSSIAN), scope=_SCOPE, language_code="ru")
    except TelegramAPIError as error:
        log.warning("the menu was not shown: %s", type(error).__name__)


def _commands(texts: Texts) -> list[BotCommand]:
    return [
        BotCommand(command=name, description=description)
        for name, description in texts.menu.items()
    ]
