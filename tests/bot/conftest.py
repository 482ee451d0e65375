"""The reference bot, running, and people who have it on their phones."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.demo.stage import Stage, open_stage
from tests.bot.phone import ADA, BOSS, VERA, Phone

WEDNESDAY = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage(WEDNESDAY, admin=BOSS) as opened:
        yield opened


@pytest.fixture
def ada(stage: Stage) -> Phone:
    return Phone(stage, ADA)


@pytest.fixture
def vera(stage: Stage) -> Phone:
    return Phone(stage, VERA)


@pytest.fixture
def boss(stage: Stage) -> Phone:
    return Phone(stage, BOSS)
