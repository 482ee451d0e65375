"""`python -m bot run`: polling and webhook, a graceful end, and errors that say what to do."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.running import AddressError, Webhook, listening
from engagement_plugin import Settings
from engagement_plugin.testing.bot_api import BadRequest, LocalBotAPI, Unauthorized
from engagement_plugin.testing.updates import Updates
from tests.bot.phone import ADA

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI() as started:
        yield started


@pytest.fixture
def config(api: LocalBotAPI, tmp_path: Path) -> Path:
    """A file for a bot on the local server, with a database of its own."""
    file = tmp_path / "config.toml"
    file.write_text(
        f"""
        [storage]
        url = "sqlite://{tmp_path / "bot.sqlite3"}"
        [admins]
        ids = [7]
        [telegram]
        token = "{api.token}"
        api_url = "{api.url}"
        """,
        "utf-8",
    )
    return file


@asynccontextmanager
async def running(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot in a process of its own, ended as a supervisor would end it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", *arguments, cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(20):
            await process.communicate()


async def test_polling_answers_and_ends_gracefully(api: LocalBotAPI, config: Path) -> None:
    """A leftover webhook is taken away first; on SIGTERM the exit code is 0."""
    await leave_webhook(api)
    async with running("--config", str(config)) as process, asyncio.timeout(30):
        await api.called("getUpdates")
        api.push(Updates().message(ADA, "/start"))
        await api.ledger.reached(1)

    assert api.ledger[0].text.startswith("Hi Ada!")
    assert 0 == process.returncode


async def leave_webhook(api: LocalBotAPI) -> None:
    bot = api.bot()
    await bot.set_webhook("https://example.org/yesterday")
    await bot.session.close()


async def test_a_webhook_takes_updates_with_its_secret(api: LocalBotAPI, config: Path) -> None:
    """Set with every kind that engagement needs; updates are answered as in polling."""
    settings = Settings.load(config)
    hook = Webhook(url="http://127.0.0.1:0/hook", port=0, secret="s3cret")
    async with listening(settings, hook) as port:
        [asked] = [call.parameters for call in api.calls if call.method == "setWebhook"]
        await move_webhook(api, f"http://127.0.0.1:{port}/hook", "s3cret")
        taken = await api.deliver(Updates().message(ADA, "/start"))
        async with asyncio.timeout(5):
            await api.ledger.reached(1)
        await move_webhook(api, f"http://127.0.0.1:{port}/hook", "guessed")
        refused = await api.deliver(Updates(first_update_id=2).message(ADA, "/start"))

    assert ("http://127.0.0.1:0/hook", "s3cret") == (asked["url"], asked["secret_token"])
    assert {"message", "my_chat_member", "message_reaction"} <= set(asked["allowed_updates"])
    assert (True, 401) == (taken.is_accepted, refused.status)
    assert api.ledger[0].text.startswith("Hi Ada!")


async def move_webhook(api: LocalBotAPI, url: str, secret: str) -> None:
    """Point the server at the port that was free."""
    bot = api.bot()
    await bot.set_webhook(url, secret_token=secret)
    await bot.session.close()


async def test_the_webhook_command_listens_and_ends_gracefully(
    api: LocalBotAPI, config: Path
) -> None:
    """The same from the command line; on SIGTERM the exit code is 0."""
    hook = ("--webhook", "https://example.org/hook", "--listen", "127.0.0.1:0")
    async with running("--config", str(config), *hook) as process, asyncio.timeout(30):
        await api.called("setWebhook")

    assert 0 == process.returncode


def test_without_a_token_it_says_how_to_get_one(capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, the exit code 1, no traceback."""
    code = main(["run"])

    complaint = capsys.readouterr().err
    assert 1 == code
    assert "@BotFather" in complaint
    assert "ENGAGEMENT__TELEGRAM__TOKEN" in complaint
    assert 1 == len(complaint.splitlines())


def test_what_is_no_token_is_called_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not shown."""
    monkeypatch.setenv("ENGAGEMENT__TELEGRAM__TOKEN", "half-a-token")

    assert 1 == main(["run"])

    complaint = capsys.readouterr().err
    assert "this is no bot token" in complaint
    assert "half-a-token" not in complaint


async def test_a_revoked_token_gets_one_sentence(api: LocalBotAPI, config: Path) -> None:
    """Telegram does not know it: the exit code is 1."""
    api.plan(Unauthorized(), method=None, times=99)
    async with running("--config", str(config)) as process, asyncio.timeout(30):
        assert process.stderr is not None
        complaint = (await process.stderr.read()).decode()
        # Before anybody signals it: whoever signals a child that has just ended reaps it unseen.
        await process.wait()

    assert 1 == process.returncode
    assert "Telegram does not know this bot token" in complaint
    assert "Traceback" not in complaint


async def test_a_menu_that_cannot_be_shown_stops_nobody(api: LocalBotAPI, config: Path) -> None:
    """The bot starts all the same."""
    api.plan(BadRequest("BOT_COMMAND_INVALID"), method="setMyCommands", times=9)
    hook = Webhook(url="https://example.org/hook", port=0)

    async with listening(Settings.load(config), hook) as port:
        assert port


async def test_an_address_that_is_taken_is_named(api: LocalBotAPI, config: Path) -> None:
    """With what to do; nothing else is left running."""
    taken = int(api.url.rpartition(":")[2])
    hook = Webhook(url="https://example.org/hook", port=taken)

    with pytest.raises(AddressError, match="--listen HOST:PORT"):
        async with listening(Settings.load(config), hook):
            pass


@pytest.mark.parametrize("address", ["8080", "host:", ":80", "host:port", "host:99999"])
def test_an_address_that_is_none_is_refused(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With an example."""
    with pytest.raises(SystemExit):
        main(["run", "--webhook", "https://example.org/x", "--listen", address])

    assert "127.0.0.1:8080" in capsys.readouterr().err
