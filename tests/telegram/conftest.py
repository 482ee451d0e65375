"""A Bot API that keeps its ledger, and a bot that talks to it."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot

from engagement_plugin.testing.bot_api import LocalBotAPI


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    """Without limits or faults of its own."""
    async with LocalBotAPI() as started:
        yield started


@pytest.fixture
async def bot(api: LocalBotAPI) -> AsyncIterator[Bot]:
    """Its session is closed afterwards."""
    made = api.bot()
    yield made
    await made.session.close()
