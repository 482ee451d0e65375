"""`acknowledge = "database"` starts only where an answer can be held back."""

import asyncio

import pytest
from aiogram import Dispatcher
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from engagement_plugin import ConfigError, Engagement, Settings
from engagement_plugin.settings import CaptureSettings, StorageSettings
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.updates import Someone, Updates


@pytest.fixture
def careful(storage: StorageSettings) -> Settings:
    return Settings(storage=storage, capture=CaptureSettings(acknowledge="database"))


def application(
    api: LocalBotAPI, engagement: Engagement, *, in_background: bool
) -> web.Application:
    dispatcher = Dispatcher()
    dispatcher.message.register(lambda message: None)
    engagement.setup(dispatcher)
    bot = api.bot()
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=in_background).register(
        app, path="/hook"
    )
    setup_application(app, dispatcher, bot=bot)
    return app


async def test_polling_refuses(careful: Settings) -> None:
    """Its offset is confirmed whatever we do."""
    async with LocalBotAPI() as api:
        dispatcher = Dispatcher()
        Engagement(careful).setup(dispatcher)
        bot = api.bot()

        with pytest.raises(ConfigError, match=r"capture\.acknowledge.*needs a webhook"):
            await dispatcher.start_polling(bot, handle_signals=False)


async def test_a_webhook_that_answers_in_advance_refuses(careful: Settings) -> None:
    """That is aiogram's default; the sentence names the mend."""
    async with LocalBotAPI() as api:
        runner = web.AppRunner(application(api, Engagement(careful), in_background=True))

        with pytest.raises(ConfigError, match="handle_in_background=False"):
            await runner.setup()
        await runner.cleanup()


async def test_an_answer_comes_when_the_row_is_committed_and_not_before(
    careful: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the database takes nothing, Telegram is told to come again."""
    monkeypatch.setattr("engagement_plugin.capture.middleware.COMMIT_SECONDS", 0.2)
    async with LocalBotAPI(webhook_delays=()) as api:
        engagement = Engagement(careful)
        runner = web.AppRunner(application(api, engagement, in_background=False))
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        bot = api.bot()
        await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
        updates = Updates(bot_id=42)

        taken = await api.deliver(updates.message(Someone(8), "hello"))
        write = engagement._recorder._mover._write
        released = asyncio.Event()

        async def held(batch: list[object]) -> None:
            await released.wait()
            await write(batch)  # type: ignore[arg-type]

        monkeypatch.setattr(engagement._recorder._mover, "_write", held)
        refused = await api.deliver(updates.message(Someone(8), "hello again"))
        released.set()

        assert (taken.status, refused.status) == (200, 500)
        await runner.cleanup()
        await bot.session.close()
