"""The word list of one language: read, checked, kept as patterns and what they do."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from importlib.resources import files
from typing import Any, Final

from msgspec import Struct

from .emoji import valence_of
from .errors import LexiconError
from .folding import words_of
from .patterns import EntryError, Pattern, entries, pattern


class Role(Enum):
    """What an entry does to the message it stands in."""

    VALENCE = auto()
    NEGATES_NEXT = auto()
    NEGATES_BEFORE = auto()
    INTENSIFIES = auto()
    DAMPENS = auto()
    CONTRASTS = auto()
    ALARMS = auto()
    CALMS = auto()


class Term(Struct, frozen=True, gc=False):
    """One entry, read."""

    pattern: Pattern
    role: Role
    valence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language's words.

    Attributes:
        file: Where its errors are to be mended.
        function: Words that tell the language and nothing else.
        prefixes: Letters that negate a known word they are put before.
        suffixes: Letters that negate a known stem they follow.
    """

    language: str
    name: str
    scripts: tuple[str, ...]
    file: str
    tables: Mapping[str, Mapping[str, str]]
    function: frozenset[str]
    prefixes: tuple[str, ...] = field(default=())
    suffixes: tuple[str, ...] = field(default=())


SCRIPTS: Final = ("Latin", "Cyrillic", "Arabic", "Devanagari")
SHIPPED: Final = (
    "en", "ru", "uk", "es", "pt", "it", "de", "fr", "tr", "id", "uz", "ar", "fa", "hi",
)  # fmt: skip
_ROLES: Final = {
    ("negation", "before"): Role.NEGATES_NEXT,
    ("negation", "after"): Role.NEGATES_BEFORE,
    ("degree", "intensify"): Role.INTENSIFIES,
    ("degree", "dampen"): Role.DAMPENS,
    ("contrast", "words"): Role.CONTRASTS,
    ("distress", "signs"): Role.ALARMS,
    ("distress", "idioms"): Role.CALMS,
}
_AFFIXES: Final = (("negation", "prefixes"), ("negation", "suffixes"))
_SECTIONS: Final = ("valence", "negation", "degree", "contrast", "function", "distress")
_HEAD: Final = ("language", "name", "scripts")
_MAY_BE_EMPTY: Final = frozenset({("negation", "before"), ("negation", "after"), *_AFFIXES})


@cache
def shipped(language: str) -> Lexicon | None:
    """Give the list that comes with the library, or None where its file is not there."""
    file = f"{language}.toml"
    source = files(__package__).joinpath("lexicons", file)
    if language not in SHIPPED or not source.is_file():
        return None
    return read_lexicon(source.read_text(encoding="utf-8"), file=file)


def read_lexicon(source: str, *, file: str) -> Lexicon:
    """Read a word list and check its sections; `terms_of` checks the entries.

    Raises:
        LexiconError: Something in it cannot be meant; the error names file and section.
    """
    try:
        tables = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(
            file=file, section="the file", entry=None, reason=f"is no TOML ({error})"
        ) from error
    _check_shape(tables, file)
    return Lexicon(
        language=tables["language"],
        name=tables["name"],
        scripts=tuple(tables["scripts"]),
        file=file,
        tables={section: tables[section] for section in _SECTIONS},
        function=frozenset(
            word for entry in entries(tables["function"]["words"]) for word in words_of(entry)
        ),
        prefixes=_affixes(tables["negation"].get("prefixes", "")),
        suffixes=_affixes(tables["negation"].get("suffixes", "")),
    )


def terms_of(lexicon: Lexicon) -> tuple[Term, ...]:
    """Read a list's entries; left until a message is in its language.

    Raises:
        LexiconError: An entry cannot be read, or stands there twice and differs.
    """
    tables, file = lexicon.tables, lexicon.file
    return (
        *valence_terms(tables["valence"], file=file),
        *(
            Term(found, role)
            for (section, key), role in _ROLES.items()
            for found in _patterns(tables[section].get(key, ""), file, f"{section} {key!r}")
        ),
    )


def valence_terms(table: Mapping[str, str], *, file: str) -> Iterator[Term]:
    """Read lists of entries by their valence.

    Raises:
        LexiconError: An entry cannot be read, or stands there twice and differs.
    """
    seen: dict[Pattern, float] = {}
    for key, listed in table.items():
        valence = valence_of(key, file=file, section="valence")
        for entry in entries(listed):
            found = _pattern(entry, file, f"valence {key!r}")
            if seen.setdefault(found, valence) != valence:
                raise LexiconError(
                    file=file,
                    section=f"valence {key!r}",
                    entry=entry,
                    reason=f"stands there twice; the other time at {seen[found]:+g}",
                )
    return (Term(found, Role.VALENCE, valence) for found, valence in seen.items())


def _check_shape(tables: Mapping[str, Any], file: str) -> None:
    """See that every section is there, is known, and holds lists that are not empty."""
    for name in (*_HEAD, *_SECTIONS):
        if not tables.get(name):
            raise LexiconError(file=file, section=name, entry=None, reason="is missing or empty")
    for name in tables.keys() - {*_HEAD, *_SECTIONS}:
        raise LexiconError(file=file, section=name, entry=None, reason="is no section of a list")
    for script in tables["scripts"]:
        if script not in SCRIPTS:
            reason = f"is none of {', '.join(SCRIPTS)}"
            raise LexiconError(file=file, section="scripts", entry=script, reason=reason)
    known = {*_ROLES, *_AFFIXES, ("function", "words")}
    for section in _SECTIONS:
        for key, listed in tables[section].items():
            _check_list(listed, file, section, key, is_known=(section, key) in known)


def _check_list(listed: object, file: str, section: str, key: str, *, is_known: bool) -> None:
    where = f"{section} {key!r}"
    if section != "valence" and not is_known:
        raise LexiconError(file=file, section=where, entry=None, reason="is no key of the section")
    if not isinstance(listed, str):
        raise LexiconError(file=file, section=where, entry=None, reason="must be one text")
    if not listed.strip(" \n,") and (section, key) not in _MAY_BE_EMPTY:
        raise LexiconError(file=file, section=where, entry=None, reason="is empty")


def _patterns(listed: str, file: str, section: str) -> Iterator[Pattern]:
    return (_pattern(entry, file, section) for entry in entries(listed))


def _pattern(entry: str, file: str, section: str) -> Pattern:
    try:
        return pattern(entry)
    except EntryError as error:
        raise LexiconError(file=file, section=section, entry=entry, reason=str(error)) from error


def _affixes(listed: str) -> tuple[str, ...]:
    found = {"".join(words_of(entry)) for entry in entries(listed)}
    return tuple(sorted(found - {""}, key=len, reverse=True))
