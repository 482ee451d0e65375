"""`config.example.toml` tells of every key what its default is and what follows from it."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import BaseModel, SecretStr

from engagement_plugin import Settings
from engagement_plugin.settings import keys

EXAMPLE: Final = Path(__file__).resolve().parents[1] / "config.example.toml"
_ENTRY: Final = re.compile(r"^(?P<off># )?(?P<name>[a-z_]+) = ")
_SECTION: Final = re.compile(r"^\[(?P<name>[a-z_.]+)\]$")


def entries() -> dict[str, list[str]]:
    """Each key of the example, also those that are commented out, with the lines above it."""
    found: dict[str, list[str]] = {}
    section, comment = "", list[str]()
    for line in EXAMPLE.read_text("utf-8").splitlines():
        if heading := _SECTION.match(line):
            section, comment = f"{heading['name']}.", []
        elif entry := _ENTRY.match(line):
            found[section + entry["name"]] = comment
            comment = []
        elif line.startswith("# "):
            comment.append(line.removeprefix("# "))
    return found


def plain(value: Any) -> Any:
    """A default as TOML would write it."""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, BaseModel):
        shown = {name: plain(getattr(value, name)) for name in type(value).model_fields}
        return {name: each for name, each in shown.items() if each is not None}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, Path) else value


@pytest.fixture
def defaults(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """What a process gets that has no file."""
    for name in ("ENGAGEMENT__CAPTURE__JOURNAL", "ENGAGEMENT__CONSENT__NOTICE"):
        monkeypatch.delenv(name)
    return Settings()


def test_the_example_loads_and_changes_nothing(defaults: Settings) -> None:
    """A copy that nobody has edited is the same as no file."""
    assert defaults == Settings.load(EXAMPLE)


def test_the_example_writes_out_every_default(defaults: Settings) -> None:
    """Value by value; what has no default is commented out."""
    assert plain(defaults) == tomllib.loads(EXAMPLE.read_text("utf-8"))


def test_the_example_holds_every_key() -> None:
    """Nothing hidden, nothing that no longer exists."""
    assert sorted(keys()) == sorted(entries())


def test_a_key_that_is_commented_out_loads_once_it_is_not(tmp_path: Path) -> None:
    """Its example value is a right one."""
    text = re.sub(r"^# (?=[a-z_]+ = )", "", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)
    file = tmp_path / "config.toml"
    file.write_text(text, "utf-8")

    settings = Settings.load(file)

    assert settings.telegram.token is not None
    assert settings.telegram.api_url is not None


@pytest.mark.parametrize("key", list(keys()))
def test_every_key_has_a_line_of_consequence(key: str) -> None:
    """A whole sentence directly above it."""
    comment = " ".join(entries()[key])

    assert len(comment.split()) >= 4, comment
    assert comment[0].isupper() or comment[0].isdigit()
    assert comment.endswith(".")
