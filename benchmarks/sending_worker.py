"""A process that sends to so many people as fast as the shared quotas let it.

`python -m benchmarks.sending_worker API_URL REDIS_URL FIRST_CHAT PEOPLE` prints one line of JSON:
how often each outcome came.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Final

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from redis.asyncio import Redis

from engagement_plugin.settings import TelegramSettings
from engagement_plugin.telegram.delivery import deliver
from engagement_plugin.telegram.entities import composed
from engagement_plugin.telegram.limiter import Limiter, Quotas, wait_for_slot
from engagement_plugin.telegram.limiter.fallback import FallBackLimiter
from engagement_plugin.telegram.limiter.shared import RedisLimiter
from engagement_plugin.testing.bot_api import DEFAULT_TOKEN

# What Telegram advises for sends at the same time.
SENDERS: Final = 3
PATIENCE_S: Final = 60.0


async def main(api_url: str, redis_url: str, first_chat: int, people: int) -> None:
    """Send a message to each, and say how that went."""
    settings = TelegramSettings()
    quotas = Quotas.of(settings)
    bot = Bot(DEFAULT_TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
    outcomes: Counter[str] = Counter()
    chats = iter(range(first_chat, first_chat + people))
    async with Redis.from_url(redis_url) as redis:
        shared = RedisLimiter(redis, quotas, prefix="benchmark")
        limiter = FallBackLimiter(shared, quotas, workers=settings.workers)
        await asyncio.gather(*(_send(bot, limiter, chats, outcomes) for _ in range(SENDERS)))
    await bot.session.close()
    print(json.dumps(outcomes))


async def _send(bot: Bot, limiter: Limiter, chats: Iterator[int], outcomes: Counter[str]) -> None:
    message = composed("Seven days in a row 🎉 Well done!")
    for chat in chats:
        if await wait_for_slot(limiter, bot.id, chat, is_group=False, patience_s=PATIENCE_S):
            outcomes["NoSlot"] += 1
            continue
        outcome = await deliver(bot, message.to(chat))
        outcomes[type(outcome).__name__] += 1


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
