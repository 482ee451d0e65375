"""`python -m bot demo`: a life, a chat, an end; the same again for the same seed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.demo.progress import Progress
from bot.demo.screen import COLUMNS, NEXT_STEP

ROOT = Path(__file__).resolve().parents[2]
MOST_WISHES = 60
SMALL = ("demo", "--people", "15", "--days", "5")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the demo in here; what took how long is left out."""
    assert 0 == main(arguments)
    return re.sub(r"\d+ (ms|s)\b", "… s", capsys.readouterr().out)


def test_it_shows_the_admins_chat_and_the_next_step(tmp_path: Path) -> None:
    """From the command line, in a process of its own, leaving nothing behind."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *SMALL],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert 0 == done.returncode, done.stderr
    for question in ("help", "stats", "stats 7", "audit"):
        assert f"You: /engagement_{question}\n" in done.stdout
    assert re.search(r"You: /insights\n.*You: /insights \d+\n", done.stdout, re.DOTALL)
    assert "[7 days] [• 30 days] [90 days]" in done.stdout
    assert NEXT_STEP == done.stdout.splitlines()[-1]
    assert "100%  day 5 of 5" in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_the_same_seed_shows_the_same_chat(capsys: pytest.CaptureFixture[str]) -> None:
    """Letter for letter but for how long it took; another seed shows another."""
    first = shown(capsys, *SMALL, "--seed", "3")

    assert first == shown(capsys, *SMALL, "--seed", "3")
    assert first != shown(capsys, *SMALL, "--seed", "4")


def test_every_deed_is_in_the_figures(capsys: pytest.CaptureFixture[str]) -> None:
    """What was played, what people wished of their data, the admin's two questions so far."""
    text = shown(capsys, *SMALL)

    [played] = re.findall(r"([\d,]+) updates", text)
    [counted, *_] = re.findall(r"💬 ([\d,]+) interactions", text)
    # Of those who were erased meanwhile only their wishes are missing.
    assert _number(played) + 2 < _number(counted) < _number(played) + 2 + MOST_WISHES


def test_it_fits_a_narrow_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """No line is longer than a phone is wide."""
    assert all(len(line) <= COLUMNS for line in shown(capsys, *SMALL).splitlines())


def test_a_town_too_large_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """In one sentence, with the exit code 1."""
    assert 1 == main(["demo", "--people", "3000"])

    assert "Take fewer --people or --days." in capsys.readouterr().err


def test_the_environments_own_database_is_left_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whoever has one configured finds no made-up town in it."""
    file = tmp_path / "mine.sqlite3"
    monkeypatch.setenv("ENGAGEMENT__STORAGE__URL", f"sqlite://{file}")
    monkeypatch.setenv("ENGAGEMENT__CHAT__COMMAND_PREFIX", "x_")

    text = shown(capsys, *SMALL)

    assert "What you can ask" in text
    assert not file.exists()


class Terminal:
    """Takes what is written, and says that it is a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_grows_and_is_gone_in_the_end() -> None:
    """In place, by carriage returns."""
    terminal = Terminal()
    progress = Progress(4, to=terminal)

    progress.tell(1, "day 1 of 4")
    progress.finish()

    assert terminal.written.startswith("\r██████░")
    assert " 25%  day 1 of 4" in terminal.written
    assert "" == terminal.written.rsplit("\r", 2)[1].strip()
    assert "\n" not in terminal.written


def _number(text: str) -> int:
    return int(text.replace(",", ""))
