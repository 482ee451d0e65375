"""The wheel brings everything along: catalogues, migrations, every data file."""

import asyncio
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built from this checkout and laid out as an installation would."""
    folder = tmp_path_factory.mktemp("wheel")
    built = next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder))))
    site = folder / "site"
    with zipfile.ZipFile(built) as wheel:
        wheel.extractall(site)
    return site


def test_every_file_of_the_package_is_in_the_wheel(unpacked: Path) -> None:
    """Nothing that the checkout reads is missing."""
    wanted = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "engagement_plugin").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    found = {file.relative_to(unpacked).as_posix() for file in unpacked.rglob("*")}

    assert wanted <= found
    assert "engagement_plugin/locales/ru/LC_MESSAGES/engagement.mo" in found
    assert any(name.startswith("engagement_plugin/migrations/postgres/") for name in found)
    assert not any(name.startswith(("bot/", "tests/", "locales/")) for name in found)


async def test_an_installation_migrates_and_speaks(unpacked: Path, tmp_path: Path) -> None:
    """From the wheel alone, in another folder, without the checkout."""
    script = (
        "from engagement_plugin.i18n import translator;"
        "print(translator('ru').gettext('active'));"
        "from engagement_plugin.__main__ import main;"
        "raise SystemExit(main(['migrate']))"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script,
        cwd=tmp_path,
        env={"PYTHONPATH": str(unpacked), "PYTHONIOENCODING": "utf-8"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()

    assert process.returncode == 0, output.decode()
    assert "active" not in output.decode().splitlines()[0]
    assert "✓ applied 0_" in output.decode()
    assert (tmp_path / "engagement.sqlite3").exists()
