"""The demo keeps one picture of each kind."""

from pathlib import Path

import pytest

from bot.demo import demo

PNG = b"\x89PNG\r\n\x1a\n"


def drawn(folder: Path) -> dict[str, bytes]:
    """Play a small town, and give the pictures it left."""
    assert 0 == demo(replay=None, people=15, days=5, seed=3, pictures=folder)
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_town_leaves_a_picture_of_all_and_the_same_of_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Byte for byte: running it again does not change the file."""
    first, second = drawn(tmp_path / "one"), drawn(tmp_path / "two")

    assert {"stats.png", "insights.png"} == set(first)
    assert all(content.startswith(PNG) for content in first.values())
    assert first["insights.png"] == second["insights.png"]
    assert "Risk of leaving" in capsys.readouterr().out
