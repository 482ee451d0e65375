"""Every text of the code is there in every language; a gap is found and named."""

import asyncio
import re
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT: Final = Path(__file__).resolve().parents[1]
LANGUAGES: Final = ["en", "ru"]
_PLACEHOLDER: Final = re.compile(r"\{[a-z_]*\}")


def catalogue(language: str, root: Path = ROOT) -> Catalog:
    """A language's texts."""
    with catalogue_file(language, root).open("rb") as file:
        return read_po(file, locale=language)


def catalogue_file(language: str, root: Path = ROOT) -> Path:
    return root / "locales" / language / "LC_MESSAGES" / "engagement.po"


def forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text),)


async def locales(root: Path, verb: str) -> tuple[int | None, str]:
    """Run `python -m locales` in a checkout: its exit code, and what it said."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "locales", verb,
        cwd=root,
        env={"PYTHONIOENCODING": "utf-8"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()
    return process.returncode, output.decode()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the catalogues and of a small part of the code to plant mistakes in."""
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    shutil.copytree(
        ROOT / "engagement_plugin",
        tmp_path / "engagement_plugin",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return tmp_path


def texts(language: str) -> list[Message]:
    return [message for message in catalogue(language) if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_every_form(language: str) -> None:
    """No empty form, as many as the language has."""
    plurals = catalogue(language).num_plurals

    for message in texts(language):
        written = forms(message.string)
        assert all(each.strip() for each in written), message.id
        assert len(written) == (plurals if message.pluralizable else 1), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same_in_every_form(language: str) -> None:
    """A missing one would lose a figure, a foreign one would break the answer."""
    for message in texts(language):
        wanted = Counter(_PLACEHOLDER.findall(forms(message.id)[-1]))
        for written in forms(message.string):
            assert wanted == Counter(_PLACEHOLDER.findall(written)), message.id


def test_english_is_what_stands_in_the_code() -> None:
    """Its catalogue is made, not written."""
    for message in texts("en"):
        assert forms(message.id) == forms(message.string)


def test_russian_is_written_in_russian() -> None:
    """A text that was forgotten, or copied over, would be English."""
    for message in texts("ru"):
        for written in forms(message.string):
            assert re.search(r"[а-яё]", written), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_a_narrow_phone(language: str) -> None:
    """What is no sentence takes at most a line of 40 signs, with its figure filled in."""
    for message in texts(language):
        for written in forms(message.string):
            if not written.endswith((".", "!", "?", ":", "{codes}")):
                filled = _PLACEHOLDER.sub("1000", written)
                assert len(filled) <= 40, written


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_around_a_text_is_kept(language: str) -> None:
    """Spaces, marks and pictures at its ends join it to its neighbours."""
    for message in texts(language):
        for written, original in zip(
            forms(message.string), [forms(message.id)[-1]] * 9, strict=False
        ):
            for mark in (",", "*", "📊", ":"):
                assert original.startswith(mark) == written.startswith(mark), written
            assert original.endswith(":") == written.endswith(":"), written
            assert written == written.strip() or original != original.strip(), written


async def test_the_check_passes_on_this_checkout() -> None:
    """As `make check` runs it."""
    code, output = await locales(ROOT, "check")

    assert (0, "0 gaps in 2 catalogues\n") == (code, output)


async def test_a_new_text_in_the_code_is_a_gap_in_every_language(checkout: Path) -> None:
    """Until somebody extracts and translates it; English then fills itself."""
    module = checkout / "engagement_plugin" / "fresh.py"
    module.write_text('def f(t):\n    return t.gettext("Good {part} morning")\n', "utf-8")

    checked, found = await locales(checkout, "check")
    updated, left = await locales(checkout, "update")

    assert (checked, updated) == (1, 1)
    assert "engagement.pot is older than the code" in found
    for language in LANGUAGES:
        assert f"{language}: 'Good {{part}} morning' is absent" in found
    assert left == (
        "ru: 'Good {part} morning' is not translated in every form\n1 gaps in 2 catalogues\n"
    )


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('msgstr "активные"', 'msgstr ""', "'active' is not translated"),
        ('msgstr[2] "{n} дней"', 'msgstr[2] ""', "is not translated in every form"),
        ('msgstr[1] "{n} дня"', 'msgstr[1] "{m} дня"', "needs the placeholders ['{n}']"),
        ('msgstr "{n} мс"', 'msgstr "мс"', "needs the placeholders ['{n}']"),
        ('msgid "active"', '#, fuzzy\nmsgid "active"', "'active' is fuzzy"),
        ('msgid "active"', 'msgid "actif"', "'active' is absent"),
    ],
)
async def test_a_planted_gap_is_found_and_named(
    checkout: Path, right: str, wrong: str, said: str
) -> None:
    """With the language, the text, and what is wrong with it."""
    file = catalogue_file("ru", checkout)
    before = file.read_text("utf-8")
    assert right in before
    file.write_text(before.replace(right, wrong, 1), "utf-8")

    code, output = await locales(checkout, "check")

    assert code == 1
    assert any(line.startswith("ru: ") and said in line for line in output.splitlines()), output


async def test_an_update_without_news_changes_no_byte(checkout: Path) -> None:
    """No dates, no line numbers: a change in a catalogue is a change of a text."""
    files = [checkout / "locales" / "engagement.pot"]
    files += [catalogue_file(language, checkout) for language in LANGUAGES]
    before = [file.read_bytes() for file in files]

    code, _ = await locales(checkout, "update")

    assert code == 0
    assert before == [file.read_bytes() for file in files]


async def test_a_text_that_left_the_code_leaves_the_catalogues(checkout: Path) -> None:
    """Nobody translates what nobody reads."""
    names = checkout / "engagement_plugin" / "chat" / "admin" / "names.py"
    names.write_text(names.read_text("utf-8").replace('t.gettext("votes")', '"votes"'), "utf-8")

    code, _ = await locales(checkout, "update")

    assert code == 0
    for language in LANGUAGES:
        assert '"votes"' not in catalogue_file(language, checkout).read_text("utf-8")
