"""`python -m engagement_plugin`: what an operator reads, and what a script gets as exit code."""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from engagement_plugin.__main__ import main
from engagement_plugin.settings import StorageSettings
from engagement_plugin.testing.bot_api import LocalBotAPI

ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, kw_only=True)
class Ran:
    """How a command ended."""

    code: int | None
    out: str
    err: str


class Shell:
    """A folder without a configuration, in which the command line is used."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.environment = dict(environment)

    async def run(self, *arguments: str, **environment: str) -> Ran:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "engagement_plugin", *arguments,
            cwd=self.folder,
            env={
                "PYTHONPATH": str(ROOT),
                "PYTHONIOENCODING": "utf-8",
                **self.environment,
                **environment,
            },
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        async with asyncio.timeout(60):
            out, err = await process.communicate()
        return Ran(code=process.returncode, out=out.decode(), err=err.decode())


@pytest.fixture
def shell(tmp_path: Path, storage: StorageSettings) -> Shell:
    """Over an empty database, once on each dialect."""
    return Shell(tmp_path, {"ENGAGEMENT__STORAGE__URL": storage.url.get_secret_value()})


@pytest.fixture
def bare(tmp_path: Path) -> Shell:
    """With nothing configured: SQLite in the present folder."""
    return Shell(tmp_path, {})


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI() as started:
        yield started


async def test_an_empty_database_is_checked_migrated_and_checked_again(shell: Shell) -> None:
    """The way of a first installation."""
    before = await shell.run("check")
    migrated = await shell.run("migrate")
    after = await shell.run("check")

    assert (before.code, migrated.code, after.code) == (0, 0, 0)
    assert "will be applied at start" in before.out
    assert "✓ applied 0_" in migrated.out
    assert "answers, schema up to date" in after.out


async def test_without_anything_configured_the_report_says_so(bare: Shell) -> None:
    """Advice is no error: a host brings its own bot, and an admin can claim it."""
    ran = await bare.run("check")

    assert ran.code == 0
    assert [line[:1] for line in ran.out.splitlines()] == ["✓", "!", "!", "✓", "!", "✓"]
    for part in (
        "database: sqlite://engagement.sqlite3",
        "ENGAGEMENT__TELEGRAM__TOKEN",
        "/engagement_claim",
        "the words of messages are not stored",
        "languages: en, ru",
    ):
        assert part in ran.out


async def test_the_file_is_read(bare: Shell) -> None:
    """`--config` stands before the verb."""
    (bare.folder / "mine.toml").write_text("[storage]\nurl = 'sqlite://mine.sqlite3'\n", "utf-8")

    await bare.run("--config", "mine.toml", "migrate")
    again = await bare.run("--config", "mine.toml", "migrate")

    assert (again.code, again.out) == (0, "✓ the schema is up to date\n")
    assert (bare.folder / "mine.sqlite3").exists()


async def test_a_bot_that_answers_is_named(bare: Shell, api: LocalBotAPI) -> None:
    """By its user name, over real HTTP."""
    ran = await bare.run(
        "check",
        ENGAGEMENT__TELEGRAM__TOKEN="42:TEST",
        ENGAGEMENT__TELEGRAM__API_URL=api.url,
    )

    assert ran.code == 0
    assert "✓ bot: @" in ran.out


def test_a_wrong_setting_ends_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The key, the reason, the mend; no trace of ours."""
    monkeypatch.setenv("ENGAGEMENT__STORAGE__POOL_SIZE", "many")

    code = main(["check"])

    shown = capsys.readouterr()
    assert (code, shown.out) == (1, "")
    assert shown.err.startswith("✗ storage.pool_size: ")
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize(
    "url",
    [
        "anna:hush@db/bot",
        "mysql:anna:hush@db",
        "mysql://anna:hush@db/x",
        "postgres://a:hush@b:x/y",
    ],
)
def test_a_url_that_is_none_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    """It was meant to hold a password."""
    monkeypatch.setenv("ENGAGEMENT__STORAGE__URL", url)
    monkeypatch.setattr("engagement_plugin.logs.configure", lambda level: None)

    code = main(["check"])

    shown = capsys.readouterr().err
    assert code == 1
    assert shown.startswith("✗ storage.url: ")
    assert "hush" not in shown


def test_a_file_that_is_absent_ends_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """And with what to do."""
    code = main(["--config", "absent.toml", "migrate"])

    shown = capsys.readouterr().err
    assert code == 1
    assert shown.startswith("✗ absent.toml: ")
    assert "config.example.toml" in shown


@pytest.mark.parametrize("verb", ["check", "migrate"])
async def test_a_database_that_is_away_is_told_without_its_password(
    bare: Shell, verb: str
) -> None:
    """Reports are copied into chats."""
    ran = await bare.run(verb, ENGAGEMENT__STORAGE__URL="postgres://anna:hush@127.0.0.1:1/bot")

    assert ran.code == 1
    assert "postgres://127.0.0.1:1/bot does not answer" in ran.out + ran.err
    assert "hush" not in ran.out + ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("arguments", [[], ["wash"], ["check", "--loud"], ["--config"]])
def test_a_wrong_command_line_shows_the_right_one(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the exit code that shells expect."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    shown = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "usage: python -m engagement_plugin" in shown
    assert "check | migrate" in shown
