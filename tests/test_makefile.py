"""A fresh machine needs Python, make and PyPI: what the Makefile and the lock files say."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
TARGETS: Final = ["install", "demo", "run", "test", "check", "texts", "bench", "dist"]
LOCKS: Final = ["requirements.lock", "requirements-dev.lock"]


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_make_alone_lists_what_it_can_do() -> None:
    """A line each; nothing is built by asking."""
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    for target in TARGETS:
        assert re.search(rf"^  make {target} +\S", shown, re.MULTILINE), target


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_exact_versions_and_no_host(name: str) -> None:
    """Whoever has a mirror keeps it in their own configuration."""
    lines = (ROOT / name).read_text("utf-8").splitlines()

    assert lines
    for line in lines:
        assert re.fullmatch(r"[a-z0-9-]+(\[[a-z,]+\])?==[0-9][0-9a-z.+]*( ; .+)?", line), line
        assert "://" not in line


def test_both_lock_files_agree() -> None:
    """The tools for tests come on top; they change nothing of what runs."""
    runs, develops = (set((ROOT / name).read_text("utf-8").splitlines()) for name in LOCKS)
    names = {line.partition("==")[0] for line in runs}

    again = {line for line in develops if line.partition("==")[0] in names}

    assert again <= runs
