"""A running server, a bot on it and someone to talk to."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiohttp import ClientSession

from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.updates import Someone, Updates


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    """A server of this test alone."""
    async with LocalBotAPI() as running:
        yield running


@pytest.fixture
async def bot(api: LocalBotAPI) -> AsyncIterator[Bot]:
    """The server's default bot, as a host would make it."""
    made = api.bot()
    yield made
    # The session's own close sleeps a quarter of a second for TLS, which is not used here.
    assert isinstance(made.session, AiohttpSession)
    await (await made.session.create_session()).close()


@pytest.fixture
async def http() -> AsyncIterator[ClientSession]:
    """A plain HTTP client."""
    async with ClientSession() as client:
        yield client


@pytest.fixture
def ada() -> Someone:
    """Someone with a private chat."""
    return Someone(7, first_name="Ada")


@pytest.fixture
def updates() -> Updates:
    """Updates of the default bot."""
    return Updates()
