"""How near two workers come to the rate they share, and whether Telegram has to complain."""

import asyncio
import json
import sys
from collections import Counter
from typing import Final

from engagement_plugin.settings import TelegramSettings
from engagement_plugin.testing.bot_api import LocalBotAPI, RateLimits
from engagement_plugin.testing.servers import redis_server

from .report import Table
from .sending_part import Part

WORKERS: Final = 2
# What the server takes, as Telegram does: a message a second each, thirty together.
LIMITS: Final = RateLimits(per_second=30, per_chat=1)
SECONDS: Final = 60
SECONDS_QUICK: Final = 10


def rate(*, quick: bool) -> Part:
    """Let the workers send for a while under the server's limits."""
    settings = TelegramSettings()
    seconds = SECONDS_QUICK if quick else SECONDS
    people = int(settings.messages_per_second * seconds)
    with redis_server() as redis_url:
        span_s, delivered, refused, outcomes = asyncio.run(_measured(redis_url, people))
    allowed = settings.messages_per_second * span_s + settings.burst
    ratio = delivered / allowed
    return Part(
        figures={"rate_ratio": round(ratio, 4), "http_429": refused},
        sizes={"messages": people, "workers": WORKERS},
        table=Table(
            title=f"{WORKERS} workers at {settings.messages_per_second:g}/s together; "
            f"the server takes {LIMITS.per_second}/s and {LIMITS.per_chat}/s a chat",
            head=("what", "figure"),
            rows=[
                ("messages", people),
                ("delivered", delivered),
                ("seconds from the first to the last", span_s),
                ("allowed in that time", allowed),
                ("achieved ÷ allowed", ratio),
                ("requests refused with 429", refused),
                *((f"outcome {name}", count) for name, count in sorted(outcomes.items())),
            ],
        ),
    )


async def _measured(redis_url: str, people: int) -> tuple[float, int, int, Counter[str]]:
    """Give the seconds between first and last, what arrived, what was refused, and outcomes."""
    each = people // WORKERS
    async with LocalBotAPI(limits=LIMITS) as api:
        crew = [
            _worker(api.url, redis_url, first_chat=1 + number * each, people=each)
            for number in range(WORKERS)
        ]
        outcomes = sum(await asyncio.gather(*crew), Counter[str]())
        span = api.ledger[-1].at - api.ledger[0].at
        return span.total_seconds(), len(api.ledger), len(api.calls) - len(api.ledger), outcomes


async def _worker(api_url: str, redis_url: str, *, first_chat: int, people: int) -> Counter[str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.sending_worker",
        api_url, redis_url, str(first_chat), str(people),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    told, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"a worker ended with {process.returncode}; its own words are above")
    return Counter(json.loads(told))
