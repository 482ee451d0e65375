"""How much memory a bot takes that polls, records and does nothing else."""

import asyncio
import sys
from pathlib import Path
from typing import Final

from engagement_plugin.testing.bot_api import LocalBotAPI

from . import capture_hosts

_SCRIPT: Final = """
import asyncio, sys
from pathlib import Path
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from engagement_plugin import Engagement, Settings

async def on_message(_message):
    pass

dispatcher = Dispatcher()
dispatcher.message.register(on_message)
dispatcher.callback_query.register(on_message)
Engagement(Settings()).setup(dispatcher)
session = AiohttpSession(api=TelegramAPIServer.from_base(sys.argv[1]))
dispatcher.run_polling(Bot("42:TEST", session=session), polling_timeout=1)
"""
_ROOT: Final = str(Path(__file__).resolve().parents[1])
_PAGE_BYTES: Final = 4096
_CHUNK: Final = 1_000


async def polling_rss_mb(folder: Path, *, updates: int) -> float:
    """Let a process of its own poll so many updates; gives its resident memory at the end, MB."""
    async with LocalBotAPI() as api:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", _SCRIPT, api.url,
            cwd=folder,
            env={"PYTHONPATH": _ROOT},
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        await api.called("getUpdates")
        for _ in range(0, updates, _CHUNK):
            for each in capture_hosts.updates(_CHUNK):
                api.push(each)
            await api.drained()
        rss_mb = _rss_mb(process.pid)
        process.terminate()
        await process.wait()
    return rss_mb


def _rss_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * _PAGE_BYTES / 2**20
