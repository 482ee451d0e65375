"""A bot's session, through which everything it asks Telegram goes."""

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware


def watch(bot: Bot, middleware: BaseRequestMiddleware) -> None:
    """Put a middleware on a bot's session, once: bots may share one, and be started again."""
    if not any(each is middleware for each in bot.session.middleware):
        bot.session.middleware(middleware)
