"""The limiter of all processes of a bot: the quotas stand in Redis, by Redis's own clock."""

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from . import pace
from .gcra import Quota
from .quotas import Quotas

if TYPE_CHECKING:
    from redis.asyncio import Redis

# How long a pace is kept after its pause: then the full rate has long been regained.
_PACE_SECONDS: Final = 120

# The same arithmetic as `gcra` and `pace`, where it has to be done at once for everybody.
_CLOCK: Final = """
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1e6
local kept = redis.call('HMGET', KEYS[1], 'resumes_at', 'factor')
local resumes_at = tonumber(kept[1]) or 0
local factor = tonumber(kept[2]) or 1
local recovery = tonumber(ARGV[1])
local left = resumes_at - now
if left <= 0 then
  factor = math.min(1, factor - left * recovery)
end
"""
_RESERVE: Final = (
    _CLOCK
    + """
if left > 0 then
  return tostring(left)
end
local wait = 0
local after = {}
for i = 2, 3 do
  local interval = 1 / tonumber(ARGV[i * 2 - 2])
  if i == 2 then
    interval = interval / factor
  end
  local burst = tonumber(ARGV[i * 2 - 1])
  local arrival = tonumber(redis.call('GET', KEYS[i])) or 0
  wait = math.max(wait, arrival - (burst - 1) * interval - now)
  after[i] = math.max(arrival, now) + interval
end
if wait > 0 then
  return tostring(wait)
end
for i = 2, 3 do
  local seconds = math.ceil(after[i] - now) + 1
  redis.call('SET', KEYS[i], string.format('%.6f', after[i]), 'EX', seconds)
end
return '0'
"""
)
_SLOW_DOWN: Final = (
    _CLOCK
    + """
local pause = tonumber(ARGV[2])
if left <= 0 then
  factor = math.max(tonumber(ARGV[3]), factor / 2)
end
resumes_at = math.max(resumes_at, now + pause)
redis.call('HSET', KEYS[1], 'resumes_at', string.format('%.6f', resumes_at), 'factor', factor)
redis.call('EXPIRE', KEYS[1], math.ceil(resumes_at - now) + tonumber(ARGV[4]))
return '0'
"""
)


class RedisLimiter:
    """Keeps the quotas in Redis; each answer is one script there, and one round trip.

    Args:
        prefix: Begins the name of every key.
        chance: For the jitter of a pause, from 0 to 1.
    """

    def __init__(
        self,
        redis: "Redis",
        quotas: Quotas,
        *,
        prefix: str,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._quotas = quotas
        self._prefix = prefix
        self._chance = chance
        self._reserve = redis.register_script(_RESERVE)
        self._slow_down = redis.register_script(_SLOW_DOWN)

    async def reserve(self, bot_id: int, chat_id: int, *, is_group: bool) -> float:
        """Take a slot and give 0, or take nothing and give the seconds to wait before asking.

        Raises:
            redis.exceptions.RedisError: It does not answer.
        """
        chat = self._quotas.of_chat(is_group=is_group)
        keys = [
            self._key(bot_id, "pace"),
            self._key(bot_id, "all"),
            self._key(bot_id, str(chat_id)),
        ]
        arguments = [pace.RECOVERY_PER_SECOND, *_told(self._quotas.bot), *_told(chat)]
        return _seconds(await self._reserve(keys=keys, args=arguments))

    async def slow_down(self, bot_id: int, retry_after: float) -> None:
        """Pause the whole bot, as a 429 asked for; afterwards go slower for a while.

        Raises:
            redis.exceptions.RedisError: It does not answer.
        """
        pause = pace.with_jitter(retry_after, self._chance())
        arguments = [pace.RECOVERY_PER_SECOND, pause, pace.SLOWEST, _PACE_SECONDS]
        await self._slow_down(keys=[self._key(bot_id, "pace")], args=arguments)

    def _key(self, bot_id: int, of: str) -> str:
        # The braces keep a bot's keys on one node of a cluster.
        return f"{self._prefix}:rate:{{{bot_id}}}:{of}"


def _told(quota: Quota) -> tuple[float, int]:
    return quota.per_second, quota.burst


def _seconds(answer: Any) -> float:
    return float(answer)
