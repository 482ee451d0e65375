"""What a word tells of its language: its script, whether it is a function word, its letters."""

import re
import struct
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from operator import itemgetter
from typing import Any, Final, NamedTuple

from .folding import fold, words_of
from .lexicon import SCRIPTS, Lexicon
from .patterns import entries

# A word that one language alone has is worth twelve votes; what several share is divided.
WORD_VOTES: Final = 12
LETTER_VOTES: Final = 6
_LANE_BYTES: Final = 2
_LANE_BITS: Final = 8 * _LANE_BYTES
_MOST_LETTERS: Final = 2  # so that no word outvotes a lane's sixteen bits
_OTHER: Final = "Other"
_KINDS: Final = (*SCRIPTS, _OTHER)


class Written(NamedTuple):
    """The languages that are written in some scripts.

    Attributes:
        languages: The supported ones.
        votes_of: Takes their votes from all lanes.
        foreign_of: Takes the votes of the others, and of some more, from a count.
    """

    languages: tuple[str, ...]
    votes_of: Callable[[Sequence[int]], tuple[int, ...]]
    foreign_of: Callable[[bytes], tuple[int, ...]]


class Ballots:
    """The votes of words, as lanes of one integer: adding integers counts all at once.

    Attributes:
        size: Bytes of a count, which is a sum of votes.
        lanes: Takes from a count the words of each script, then votes for supported languages.
        written: What is written in which scripts; the place is a sum of bits, one a script.
    """

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        own = {lexicon.language for lexicon in lexicons}
        rows = {code: row for code, row in _known()["foreign"].items() if code not in own}
        self._foreign = {code: _scripts_of(rows[code]) for code in rows}
        foreign = sorted(rows, key=lambda code: min(self._foreign[code]))
        self._places = {
            code: place
            for place, code in enumerate(
                [*(each.language for each in lexicons), *foreign], len(_KINDS)
            )
        }
        self._scripts: Final = {lexicon.language: lexicon.scripts for lexicon in lexicons}
        self._unused: Final = len(_KINDS) + len(self._places)  # a lane that is always empty
        self.size: Final = _LANE_BYTES * (self._unused + 1)
        self.lanes: Final = struct.Struct(f"<{len(_KINDS) + len(lexicons)}H").unpack_from
        self.written: Final = [self._written_in(seen) for seen in range(1 << len(SCRIPTS))]
        self._functions: dict[str, int] = self._shared({
            **{lexicon.language: lexicon.function for lexicon in lexicons},
            **{code: _words(row["words"]) for code, row in rows.items()},
        }, WORD_VOTES)  # fmt: skip
        letters: dict[str, Iterable[str]] = {
            code: map(fold, each) for code, each in _known()["letters"].items() if code in own
        }
        letters |= {code: map(fold, row["letters"]) for code, row in rows.items()}
        self._letters: dict[str, int] = self._shared(letters, LETTER_VOTES)
        # Folding parts some letters in two, which no longer tell.
        single = (re.escape(letter) for letter in self._letters if len(letter) == 1)
        self._telling = re.compile(f"[{''.join(single)}]")
        self._kinds = {kind: 1 << place * _LANE_BITS for place, kind in enumerate(_KINDS)}

    def votes(self, word: str, shorter: Iterable[str]) -> int:
        """Give a word's votes.

        Args:
            shorter: Its other spellings, where a letter is drawn out.
        """
        script = _script_of_letter(word[0]) or script_of(word)
        if script is None:
            return 0
        votes = self._kinds[script]
        if word in self._functions:
            return votes + self._functions[word]
        for spelling in shorter:
            if spelling in self._functions:
                return votes + self._functions[spelling]
        if word.isascii() or self._telling.search(word) is None:
            return votes
        telling = sorted({*self._telling.findall(word)})
        return votes + sum(self._letters[letter] for letter in telling[:_MOST_LETTERS])

    def _written_in(self, seen: int) -> Written:
        present = {script for place, script in enumerate(SCRIPTS) if seen >> place & 1}
        chosen = [code for code, its in self._scripts.items() if not present.isdisjoint(its)]
        places = [self._places[code] for code in chosen]
        votes_of = itemgetter(*places) if len(places) > 1 else partial(_at, places)
        # Those not of these scripts have no votes: one run of lanes may hold some of them.
        others = [self._places[code] for code, its in self._foreign.items() if present & its]
        first, last = min(others, default=self._unused), max(others, default=self._unused)
        run = struct.Struct(f"<{first * _LANE_BYTES}x{last + 1 - first}H")
        return Written(tuple(chosen), votes_of, run.unpack_from)

    def with_stray(self, spoken: tuple[str, ...]) -> tuple[str, ...]:
        """Add English for the Latin words of a message in another script."""
        if not spoken or "en" not in self._scripts:
            return spoken
        is_stray = not any("Latin" in self._scripts[code] for code in spoken)
        return (*spoken, "en") if is_stray else spoken

    def _shared(self, chosen: Mapping[str, Iterable[str]], worth: int) -> dict[str, int]:
        owners: dict[str, set[str]] = {}
        for language, things in chosen.items():
            for thing in things:
                owners.setdefault(thing, set()).add(language)
        return {
            thing: sum(self._lane(language, worth // len(who)) for language in who)
            for thing, who in owners.items()
        }

    def _lane(self, language: str, votes: int) -> int:
        return votes << (self._places[language] * _LANE_BITS)


def script_of(word: str) -> str | None:
    """Name the script of a word by its first letter; None where it has none.

    >>> script_of("ёлка"), script_of("愛"), script_of("42")
    ('Cyrillic', 'Other', None)
    """
    return next((script for script in map(_script_of_letter, word) if script), None)


@cache
def _script_of_letter(letter: str) -> str | None:
    if not letter.isalpha():
        return None
    name = unicodedata.name(letter, "").partition(" ")[0].capitalize()
    return name if name in SCRIPTS else _OTHER


def prior_of(code: str | None) -> str | None:
    """Give the language of a tag such as Telegram sends.

    >>> prior_of("pt-br"), prior_of(""), prior_of(None)
    ('pt', None, None)
    """
    return code.replace("_", "-").partition("-")[0].casefold() or None if code else None


@cache
def _known() -> dict[str, Any]:
    source = files(__package__).joinpath("languages.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def _words(listed: str) -> Iterator[str]:
    return (word for entry in entries(listed) for word in words_of(entry))


def _scripts_of(row: Mapping[str, str]) -> frozenset[str]:
    seen = (_script_of_letter(letter) for letter in row["words"] + row["letters"])
    return frozenset(script for script in seen if script)


def _at(places: Iterable[int], lanes: Sequence[int]) -> tuple[int, ...]:
    return tuple([lanes[place] for place in places])
