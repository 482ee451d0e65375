"""A sender that kills itself at a named point.

`python -m tests.outreach.sending.mortal DATABASE_URL API_URL POINT TIMES` dies when it comes to
the point for that many times.
"""

import asyncio
import os
import signal
import sys
from datetime import timedelta

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from pydantic import SecretStr

from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.sending.means import Means, Point
from engagement_plugin.outreach.sending.round import Round
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage.database import Database
from engagement_plugin.telegram.breaker import Breakers
from engagement_plugin.telegram.limiter import LocalLimiter, Quotas
from engagement_plugin.telegram.sender import Sender
from engagement_plugin.testing.bot_api import DEFAULT_TOKEN
from engagement_plugin.testing.clock import FrozenClock
from tests.conftest import NOON
from tests.outreach.sending.conftest import BOT, QUICK, Known, Plain


async def main(database_url: str, api_url: str, point: Point, times: int) -> None:
    """Send what is due until then."""
    left = times

    async def reach(reached: Point) -> None:
        nonlocal left
        left -= reached is point
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    async def nobody(_bot_id: int) -> None:
        """Tell no admin."""

    database = Database(StorageSettings(url=SecretStr(database_url)))
    await database.start()
    bot = Bot(DEFAULT_TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
    means = Means(
        database=database,
        sender=Sender(LocalLimiter(Quotas(bot=QUICK, chat=QUICK, group=QUICK)), Breakers()),
        writer=Plain(),
        knowledge=Known(),
        policy=Policy(gap=timedelta(0), quiet=(0, 0)),
        bots={BOT: bot},
        clock=FrozenClock(NOON),
        on_refused=nobody,
        worker=lambda: "mortal",
        reach=reach,
    )
    await Round(means).go()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Point(sys.argv[3]), int(sys.argv[4])))
