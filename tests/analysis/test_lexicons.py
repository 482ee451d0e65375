"""A word list is read with errors that somebody who only knows the language can mend."""

import tomllib
from pathlib import Path

import pytest

from engagement_plugin.analysis import lexicon as lists
from engagement_plugin.analysis.emoji import emoji_table, read_emoji
from engagement_plugin.analysis.errors import LexiconError
from engagement_plugin.analysis.lexicon import Role, read_lexicon, shipped, terms_of
from engagement_plugin.analysis.patterns import entries, pattern

FOLDER = Path(lists.__file__).parent / "lexicons"
GOOD = """
language = "xx"
name = "Example"
scripts = ["Latin"]
[valence]
"+2" = "goodly, fine day*"
"-1.5" = "badly*"
[negation]
before = "nay"
[degree]
intensify = "muchly"
dampen = "bitly"
[contrast]
words = "yet"
[function]
words = "ye, thou"
[distress]
signs = "would .. perish"
idioms = "would perish laughing"
"""


@pytest.mark.parametrize("language", lists.SHIPPED)
def test_a_shipped_list_is_sound_and_large(language: str) -> None:
    """Every section can be read, nothing stands twice with two valences, and it is no toy."""
    found = shipped(language)

    assert found is not None
    assert language == found.language
    terms = terms_of(found)
    assert 600 <= sum(term.role is Role.VALENCE for term in terms)
    assert 30 <= sum(term.role is Role.ALARMS for term in terms)
    assert 40 <= len(found.function)


@pytest.mark.parametrize("language", lists.SHIPPED)
def test_a_shipped_list_says_each_thing_once_in_each_other_section(language: str) -> None:
    """Negation, degree, contrast and distress hold no entry twice."""
    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))

    for section in ("contrast", "distress"):
        for key, listed in tables[section].items():
            found = [pattern(entry) for entry in entries(listed)]
            assert len(found) == len(set(found)), (section, key)


def test_no_list_lies_unused() -> None:
    """Each file in the folder is a language that is read, or the table of emoji."""
    found = {path.stem for path in FOLDER.glob("*.toml")}

    assert {*lists.SHIPPED, "emoji"} == found


def test_a_list_keeps_what_it_says() -> None:
    """Stems, phrases and gaps come out as they were written."""
    found = read_lexicon(GOOD, file="xx.toml")
    terms = {term.role: term for term in terms_of(found) if term.role is not Role.VALENCE}

    assert found.function == {"ye", "thou"}
    assert [part.after_gap for part in terms[Role.ALARMS].pattern] == [False, True]
    assert [part.text for part in terms[Role.CALMS].pattern] == ["would", "perish", "laughing"]


@pytest.mark.parametrize(
    ("old", "new", "section", "entry", "reason"),
    [
        pytest.param('"+2"', '"+5"', "valence '+5'", None, "from", id="too strong"),
        pytest.param('"+2"', '"+1.7"', "valence '+1.7'", None, "halves", id="no half"),
        pytest.param('"+2"', '"nan"', "valence 'nan'", None, "number", id="no number"),
        pytest.param("goodly", "badly*", "valence", "badly*", "twice", id="two valences"),
        pytest.param("goodly", "go*", "valence", "go*", "shorter", id="short stem"),
        pytest.param("goodly", "g*dly", "valence", "g*dly", "star", id="star inside"),
        pytest.param("goodly", "?!", "valence", "?!", "no word", id="no word"),
        pytest.param("would .. perish", "would ..", "distress", "would ..", "gap", id="open gap"),
        pytest.param('words = "yet"', 'words = ""', "contrast 'words'", None, "empty", id="empty"),
        pytest.param('"nay"', '"nay"\nafer = "x"', "negation 'afer'", None, "key", id="key"),
        pytest.param('"yet"', "1", "contrast 'words'", None, "text", id="no text"),
        pytest.param("[contrast]", "[contrasts]", "contrast", None, "missing", id="section"),
        pytest.param("[contrast]", "[more]\nx='y'\n[contrast]", "more", None, "no section",
                     id="unknown section"),
        pytest.param('"Latin"', '"Runic"', "scripts", "Runic", "none of", id="script"),
        pytest.param("[valence]", "[valence", "the file", None, "TOML", id="no TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_list_is_told_by_file_section_and_entry(
    old: str, new: str, section: str, entry: str | None, reason: str
) -> None:
    """A slip is found when the list is read, and named so that it can be found in it."""
    with pytest.raises(LexiconError) as caught:
        terms_of(read_lexicon(GOOD.replace(old, new, 1), file="xx.toml"))

    assert caught.value.file == "xx.toml"
    assert caught.value.section.startswith(section)
    assert entry == caught.value.entry
    assert reason in caught.value.reason
    assert "docs/languages.md" in str(caught.value)


def test_the_table_of_emoji_is_large_and_knows_telegrams_reactions() -> None:
    """What people press most is there, with the sign it is pressed for."""
    table = emoji_table()

    assert len(table.text) >= 350
    assert all(table.text[each] > 0 for each in "👍❤🔥🥰👏😁🎉🤩🙏👌🤣🏆💯🕊🐳🤝😇🤗🫡😘😎")
    assert all(table.text[each] < 0 for each in "👎😱🤬😢🤮💩🤡🥱🥴💔🤨😭😨😡🖕")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('[valence]\n"+1" = "😀"\n"+2" = "😀"', "twice"),
        ('[valence]\n"+9" = "😀"', "halves"),
        ('[valance]\n"+1" = "😀"', "no such section"),
    ],
)
def test_a_wrong_table_of_emoji_is_refused(source: str, reason: str) -> None:
    """The same errors as for words."""
    with pytest.raises(LexiconError, match=reason):
        read_emoji(source, file="emoji.toml")
