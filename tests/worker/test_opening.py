"""A worker finds the host's own system, and sends with a bot of its own."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from pydantic import SecretStr

from engagement_plugin import Engagement, Settings, tasks
from engagement_plugin.__main__ import main
from engagement_plugin.checkup import own_bot
from engagement_plugin.domain import InteractionType, PersonKey
from engagement_plugin.errors import ConfigError
from engagement_plugin.settings import TelegramSettings
from engagement_plugin.storage.models import UserEngagement
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.worker.opening import named, opened

HOST = """
from engagement_plugin import Engagement, Settings

engagement = Engagement(Settings())
number = 7

def build():
    return engagement

def wrong():
    return "engagement"

def broken():
    import absent_module
"""


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI() as started:
        yield started


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A module in the present folder."""
    (tmp_path / "the_host.py").write_text(HOST, "utf-8")
    (tmp_path / "torn_host.py").write_text("import absent_module\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "the_host", raising=False)
    return "the_host"


@pytest.mark.parametrize("name", ["engagement", "build"])
def test_an_engagement_is_found_or_built(host: str, name: str) -> None:
    """By `module:name`, from the present folder."""
    assert isinstance(named(f"{host}:{name}", Engagement), Engagement)


@pytest.mark.parametrize(
    ("app", "reason"),
    [
        ("the_host:absent", "has no attribute 'absent'"),
        ("absent_host:engagement", "No module named 'absent_host'"),
        ("absent_host.app:engagement", "No module named 'absent_host'"),
        ("the_host", "module:variable"),
        ("the_host:number", "it gives a int, no Engagement"),
        ("the_host:wrong", "it gives a str, no Engagement"),
    ],
)
def test_what_is_no_engagement_is_named_with_the_mend(host: str, app: str, reason: str) -> None:
    """Before anything is opened."""
    with pytest.raises(ConfigError) as raised:
        named(app, Engagement)

    assert reason in str(raised.value)
    assert "my_bot.app:engagement" in str(raised.value)


@pytest.mark.parametrize("app", ["torn_host:engagement", "the_host:broken"])
def test_a_host_that_misses_something_itself_keeps_its_own_error(host: str, app: str) -> None:
    """Its trace says where."""
    with pytest.raises(ModuleNotFoundError, match="absent_module"):
        named(app, Engagement)


async def test_what_a_worker_sends_is_recorded_and_its_bot_is_closed(
    settings: Settings, api: LocalBotAPI
) -> None:
    """As what the bot's own process sends."""
    telegram = TelegramSettings(token=SecretStr("42:TEST"), api_url=api.url)
    engagement = Engagement(settings.model_copy(update={"telegram": telegram}))
    bots: list[Bot] = []

    def make(given: TelegramSettings) -> Bot:
        bots.append(own_bot(given))
        return bots[-1]

    async def count() -> int:
        return await UserEngagement.filter(type=InteractionType.BOT_MESSAGE).count()

    async with opened(engagement, make):
        await engagement.track(PersonKey(42, 7), "met")
        await bots[0].send_message(7, "hello")
        assert await engagement.flush()
        written = await engagement._database.run(count())

    assert written == 1
    assert isinstance(bots[0].session, AiohttpSession)
    assert bots[0].session._session is not None
    assert bots[0].session._session.closed


async def test_a_token_that_is_none_is_named(settings: Settings) -> None:
    """And not repeated."""
    telegram = TelegramSettings(token=SecretStr("hush"))
    engagement = Engagement(settings.model_copy(update={"telegram": telegram}))

    with pytest.raises(ConfigError, match=r"telegram\.token") as raised:
        async with opened(engagement, own_bot):
            pass

    assert "hush" not in str(raised.value)


@pytest.mark.parametrize("verb", ["worker", "scheduler"])
@pytest.mark.parametrize(
    ("url", "reason"), [("", "no Redis is configured"), ("redis://127.0.0.1:1/0", "answer")]
)
def test_a_command_without_its_redis_ends_with_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    verb: str,
    url: str,
    reason: str,
) -> None:
    """The reason, the mend; no trace of ours."""
    monkeypatch.setenv("ENGAGEMENT__JOBS__REDIS", url)
    monkeypatch.setattr("engagement_plugin.logs.configure", lambda level: None)

    code = main([verb])

    shown = capsys.readouterr()
    assert (code, shown.out) == (1, "")
    assert shown.err.startswith("✗ jobs.redis: ")
    assert reason in shown.err
    assert shown.err.count("\n") == 1


def test_a_commands_app_brings_its_settings_along(
    host: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--app` stands before the verb, instead of `--config`."""
    monkeypatch.setattr("engagement_plugin.logs.configure", lambda level: None)

    code = main(["--app", f"{host}:build", "check"])

    assert code == 0
    assert "database: sqlite://engagement.sqlite3" in capsys.readouterr().out


@pytest.mark.parametrize(
    "make", [tasks.broker, tasks.broker_send, tasks.broker_train, tasks.scheduler]
)
def test_taskiqs_command_line_ends_with_our_sentence(
    make: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is read when the module is imported; each is built when taskiq calls it."""
    assert callable(make)
    monkeypatch.setenv("ENGAGEMENT_CONFIG", str(tmp_path / "absent.toml"))

    with pytest.raises(SystemExit) as absent:
        make()
    monkeypatch.delenv("ENGAGEMENT_CONFIG")
    with pytest.raises(SystemExit) as unset:
        make()

    assert str(absent.value).startswith(f"✗ {tmp_path}/absent.toml: ")
    assert str(unset.value).startswith("✗ jobs.redis: no Redis is configured")


@pytest.mark.parametrize(
    ("make", "queue"),
    [(tasks.broker, "work"), (tasks.broker_send, "send"), (tasks.broker_train, "train")],
)
def test_each_plain_broker_serves_its_own_queue(
    make: object, queue: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a host's app is asked first."""
    assert callable(make)
    monkeypatch.setenv("ENGAGEMENT__JOBS__REDIS", "redis://127.0.0.1:1/0")

    assert make().queue_name.endswith(f":{queue}")
