"""With limits the server answers 429 by itself."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.testing.bot_api import LocalBotAPI, RateLimits
from engagement_plugin.testing.bot_api.limits import Meter
from engagement_plugin.testing.bot_api.refusals import RefusedError


async def test_a_chat_has_its_own_limit(bot: Bot) -> None:
    """One person cannot be written to twice a second, another can meanwhile."""
    async with LocalBotAPI(limits=RateLimits(per_chat=1)) as api:
        bot.session.api = api.bot().session.api

        await bot.send_message(7, "one")
        with pytest.raises(TelegramRetryAfter) as busy:
            await bot.send_message(7, "two")
        await bot.send_message(8, "one")

        assert busy.value.retry_after == 1
        assert [seen.chat_id for seen in api.ledger] == [7, 8]


@given(
    gaps=st.lists(st.floats(0, 0.7), max_size=60),
    per_second=st.integers(1, 5),
    chats=st.integers(1, 3),
)
def test_no_second_holds_more_than_the_limit(
    gaps: list[float], per_second: int, chats: int
) -> None:
    """Whatever the pace, admitted messages keep to the limits; refused ones do not count."""
    now = 0.0
    meter = Meter(RateLimits(per_second=per_second, per_chat=1), seconds=lambda: now)
    admitted: list[tuple[float, int]] = []

    for turn, gap in enumerate(gaps):
        now += gap
        recent = [(at, chat) for at, chat in admitted if at > now - 1]
        chat = turn % chats
        may = len(recent) < per_second and chat not in {other for _, other in recent}
        if may:
            meter.admit(42, chat)
            admitted.append((now, chat))
        else:
            with pytest.raises(RefusedError, match="retry after 1") as busy:
                meter.admit(42, chat)
            assert busy.value.parameters == {"retry_after": 1}
