"""Which languages a message is in, from its script, its function words and its letters."""

import struct
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Any, Final, NamedTuple

from msgspec import Struct

from .folding import SHOUT, fold, shortened, words_of
from .lexicon import SCRIPTS, Lexicon
from .patterns import entries

# A word that one language alone has is worth twelve votes; what several share is divided.
WORD_VOTES: Final = 12
LETTER_VOTES: Final = 6
PRIOR_VOTES: Final = 10
_CLEAR: Final = WORD_VOTES // 2
_AT_HOME: Final = 3  # votes a word: so many function words that no other language need be asked
_LANE_BITS: Final = 16
_MOST_LETTERS: Final = 2  # so that no word outvotes a lane's sixteen bits
_OTHER: Final = "Other"
_OTHER_LANE: Final = len(SCRIPTS)
_KINDS: Final = (*SCRIPTS, _OTHER)
_MOST_REMEMBERED: Final = 20_000
_MIXED_SHARE: Final = 0.45
_FAINT_SHARE: Final = 0.15
_MOST_MIXED: Final = 3


class Guess(Struct, frozen=True, gc=False):
    """What a message may be written in.

    Attributes:
        spoken: Supported languages, the likeliest first; empty where none could be told.
        possible: All that are written in the message's scripts.
        votes: What each of `possible` got.
        is_foreign: The message is in a language that is not supported.
        is_sure: Words said so, not only the script or the person's settings.
    """

    spoken: tuple[str, ...]
    possible: tuple[str, ...]
    votes: Sequence[int]
    is_foreign: bool
    is_sure: bool

    def faint(self) -> Iterator[str]:
        """Give all that have some right to be heard when nothing may be missed."""
        least = max(self.votes, default=0) * _FAINT_SHARE
        return (code for code, n in zip(self.possible, self.votes, strict=True) if n >= least)


class Written(NamedTuple):
    """The supported languages of some scripts.

    Attributes:
        votes_of: Takes their votes from all lanes.
    """

    languages: tuple[str, ...]
    votes_of: Callable[[Sequence[int]], tuple[int, ...]]


class Ballots(dict[str, int]):
    """The votes of each word, as lanes of one integer: adding integers counts all at once."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        super().__init__()
        own = {lexicon.language for lexicon in lexicons}
        foreign = {code: row for code, row in _known()["foreign"].items() if code not in own}
        self.languages: Final = (*(lexicon.language for lexicon in lexicons), *foreign)
        self._scripts: Final = {lexicon.language: lexicon.scripts for lexicon in lexicons}
        self._own: Final = struct.Struct(f"<{len(_KINDS) + len(lexicons)}H")
        self._foreign: Final = struct.Struct(f"<{len(foreign)}H")
        self._own_bits: Final = self._own.size * 8
        self._own_mask: Final = (1 << self._own_bits) - 1
        self.written: Final = [self._written_in(seen) for seen in range(1 << len(SCRIPTS))]
        self._functions: dict[str, int] = self._shared({
            **{lexicon.language: lexicon.function for lexicon in lexicons},
            **{code: _words(row["words"]) for code, row in foreign.items()},
        }, WORD_VOTES)  # fmt: skip
        letters: dict[str, Iterable[str]] = {
            code: map(fold, each) for code, each in _known()["letters"].items() if code in own
        }
        letters |= {code: map(fold, row["letters"]) for code, row in foreign.items()}
        self._letters: dict[str, int] = self._shared(letters, LETTER_VOTES)
        self._telling = frozenset(self._letters)

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[word] = votes = self._votes(word)
        return votes

    def lanes(self, total: int) -> tuple[int, ...]:
        """Give the sums: words of each script, then votes for each supported language."""
        own = total & self._own_mask
        return self._own.unpack(own.to_bytes(self._own.size, "little"))

    def most_foreign(self, total: int) -> int:
        """Give the votes of the likeliest language that is not supported."""
        foreign = total >> self._own_bits
        return max(self._foreign.unpack(foreign.to_bytes(self._foreign.size, "little")), default=0)

    def _written_in(self, seen: int) -> Written:
        """Give the languages of some scripts, named by the bits of a number."""
        present = {script for place, script in enumerate(SCRIPTS) if seen >> place & 1}
        chosen = [code for code, its in self._scripts.items() if not present.isdisjoint(its)]
        places = [len(_KINDS) + self.languages.index(code) for code in chosen]
        # itemgetter gives a bare value for one place: one that is never a language makes it two.
        return Written(tuple(chosen), itemgetter(*places, _OTHER_LANE, _OTHER_LANE))

    def with_stray(self, spoken: tuple[str, ...]) -> tuple[str, ...]:
        """Add English for the Latin words of a message in another script."""
        if not spoken or "en" not in self._scripts:
            return spoken
        is_stray = not any("Latin" in self._scripts[code] for code in spoken)
        return (*spoken, "en") if is_stray else spoken

    def _votes(self, word: str) -> int:
        word = word.removeprefix(SHOUT)
        script = script_of(word)
        if script is None:
            return 0
        votes = 1 << (_KINDS.index(script) * _LANE_BITS)
        for spelling in (word, *shortened(word)):
            if spelling in self._functions:
                return votes + self._functions[spelling]
        telling = () if word.isascii() else sorted(self._telling.intersection(word))
        return votes + sum(self._letters[letter] for letter in telling[:_MOST_LETTERS])

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
        place = len(_KINDS) + self.languages.index(language)
        return votes << (place * _LANE_BITS)


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


def guess(ballots: Ballots, words: Sequence[str], prior: str | None) -> Guess:
    """Tell the languages of a message.

    Args:
        prior: A code of ISO 639-1, from the person's settings; worth less than one clear word.
    """
    total = sum(map(ballots.__getitem__, words))
    lanes = ballots.lanes(total)
    latin, cyrillic, arabic, devanagari, other = lanes[: len(_KINDS)]
    seen = (latin > 0) + 2 * (cyrillic > 0) + 4 * (arabic > 0) + 8 * (devanagari > 0)
    possible, votes_of = ballots.written[seen]
    votes = votes_of(lanes)[: len(possible)]
    best = heard = max(votes) if votes else 0
    if prior is not None and prior in possible:
        place = possible.index(prior)
        votes = (*votes[:place], votes[place] + PRIOR_VOTES, *votes[place + 1 :])
        best = max(votes)
    foreign = 0 if best >= _AT_HOME * len(words) else ballots.most_foreign(total)
    if (foreign > best and foreign >= WORD_VOTES) or (
        other and other > latin + cyrillic + arabic + devanagari
    ):
        return Guess((), possible, votes, True, True)  # noqa: FBT003 - keywords cost a tenth
    spoken = _ranked(possible, votes, best) if best else ()
    if latin and seen > 1:
        spoken = ballots.with_stray(spoken)
    return Guess(spoken, possible, votes, False, heard >= _CLEAR)  # noqa: FBT003 - the same


def _ranked(possible: Sequence[str], votes: Sequence[int], best: int) -> tuple[str, ...]:
    """Give the languages that share the evidence, the likeliest first."""
    least = best * _MIXED_SHARE
    heard = [place for place, n in enumerate(votes) if n >= least]
    if len(heard) == 1:
        return (possible[heard[0]],)
    heard.sort(key=votes.__getitem__, reverse=True)
    return tuple([possible[place] for place in heard[:_MOST_MIXED]])


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
