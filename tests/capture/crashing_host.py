"""A bot that is going to be killed: it writes down each update whose handler has started.

For each line it reads it forks a bot, prints its process id, and when it has ended its status:
importing everything anew for each death would take longer than the lives.
"""

import asyncio
import os
import random
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message, Update
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web
from pydantic import SecretStr

from engagement_plugin import Engagement, Settings
from engagement_plugin.settings import CaptureSettings, StorageSettings


def build(options: Namespace) -> tuple[Bot, Dispatcher]:
    """Put bot and plugin together, and a handler that leaves a trace before anything else."""
    started = os.open(options.started, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def on_message(message: Message, event_update: Update) -> None:
        os.write(started, f"{event_update.update_id}\n".encode())
        await asyncio.sleep(random.uniform(0, 0.02))
        await message.answer("ok")

    Engagement(
        Settings(
            storage=StorageSettings(url=SecretStr(options.database)),
            capture=CaptureSettings(
                journal=options.journal, acknowledge=options.acknowledge, batch_size=50
            ),
        )
    ).setup(dispatcher)
    api = TelegramAPIServer.from_base(options.api)
    return Bot("42:TEST", session=AiohttpSession(api=api)), dispatcher


def run(options: Namespace) -> None:
    """Run until killed, or until told to stop."""
    bot, dispatcher = build(options)
    if options.mode == "polling":
        dispatcher.run_polling(bot, polling_timeout=1)
        return

    async def on_startup(bot: Bot) -> None:
        await bot.set_webhook(f"http://127.0.0.1:{options.port}/hook")

    dispatcher.startup.register(on_startup)
    app = web.Application()
    SimpleRequestHandler(
        dispatcher, bot, handle_in_background=options.acknowledge == "journal"
    ).register(app, path="/hook")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=options.port, print=None)


def main() -> None:
    """Bring up one bot after the other."""
    parser = ArgumentParser()
    for name in ("--database", "--api", "--mode", "--acknowledge"):
        parser.add_argument(name)
    parser.add_argument("--port", type=int)
    parser.add_argument("--started", type=Path)
    parser.add_argument("--journal", type=Path)
    options = parser.parse_args()
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            run(options)
            return
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
