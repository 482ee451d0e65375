"""From a message to its words: links, names and code fall away, signs stay as words of their own."""

import re
from collections.abc import Iterator
from typing import Final

from .emoji import EmojiTable
from .folding import WORD, visible
from .signs import BREAK, CLOSE, OPEN, run_of, split
from .words import LONGEST_REMEMBERED, PAUSE, Word, Words

MOST_CHARACTERS: Final = 1000
_MOST_REMEMBERED: Final = 16_000
_MOST_WORDS: Final = 4 * MOST_CHARACTERS  # some single letters stand for four words
_LINK: Final = re.compile(r"(?:[a-z][a-z0-9+.-]{1,10}://|www\.|t\.me/|mailto:)\S+", re.IGNORECASE)
_LINKS: Final = ("https://", "http://")
_HOST: Final = re.compile(
    r"[\w.-]+\.(?:com|org|net|io|ru|ua|de|fr|es|it|br|tr|id|uz|ir|in|me|dev|app|gg|ai)(?:[/?#:]\S*)?",
    re.IGNORECASE,
)
_MENTION: Final = re.compile(r"(?<!\w)@\w+")
_PAUSES: Final = ".,!?…،؟"
# What may stand in and about a word and is part of no smiley, pause, link or emoji.
_HARMLESS: Final = str.maketrans("", "", "0123456789'’‘`´\"«»“”„#*&%$+-–—/[]|~")
_BLOCK: Final = "```"
_INLINE: Final = "`"


class Pieces(dict[str, tuple[Word, ...]]):
    """The words of what stands between two spaces, read once each."""

    def __init__(self, emoji: EmojiTable, words: Words) -> None:
        super().__init__()
        self._emoji = emoji
        self._words = words
        self._shared: dict[tuple[Word, ...], tuple[Word, ...]] = {}  # of dull words
        self._before: dict[str, tuple[Word, ...]] = {}

    def __missing__(self, text: str) -> tuple[Word, ...]:
        words = self._before.pop(text, None) or self._read(text)
        if len(text) <= LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                # What is met again before the next time is kept: the frequent words.
                self._before = self.copy()
                self.clear()
            self[text] = words
        return words

    def _read(self, text: str) -> tuple[Word, ...]:
        """Read the most frequent kinds of piece without looking for what they cannot hold."""
        plain = text.rstrip(_PAUSES)
        shell = plain if plain.isalpha() else plain.translate(_HARMLESS)
        if not shell or shell.isalpha():
            words = self._spelled(visible(plain))
            may_share = len(words) == 1 and words[0].is_dull
            words = words if plain == text else (*words, PAUSE)
            return self._shared.setdefault(words, words) if may_share else words
        if text in self._emoji.text:
            return (self._words.sign(text),)
        if text.startswith(_LINKS) and len(text) > len(_LINKS[0]):
            return ()
        smiled = text.rstrip(CLOSE if text[-1] == CLOSE else OPEN)
        if smiled.isalpha() and len(smiled) > 1:
            return (*self._spelled(visible(smiled)), self._words.sign(run_of(text[len(smiled) :])))
        return tuple(self._taken_apart(text))

    def _spelled(self, shown: str) -> tuple[Word, ...]:
        if shown.isalpha():
            word = self._words.spelled(shown)
            return () if word is None else (word,)
        return tuple(filter(None, map(self._words.spelled, WORD.findall(shown))))

    def _taken_apart(self, text: str) -> Iterator[Word]:
        for run, emoji in self._emoji.split(_without_addresses(text)):
            for plain, sign in split(visible(run)):
                yield from self._spelled(plain)
                if sign:
                    yield PAUSE if sign == BREAK else self._words.sign(sign)
            if emoji:
                yield self._words.sign(emoji)


def _without_addresses(text: str) -> str:
    if "@" in text:
        text = _MENTION.sub(" ", text)
        if "@" in text:
            return ""  # what is left is an address
    if "." in text or ":" in text:
        text = _LINK.sub(" ", text)
        if _HOST.fullmatch(text):
            return ""
    return text


def words_of(text: str, pieces: Pieces) -> list[Word]:
    """Give the words of a message in order.

    Capitals in a message that has nothing else shout no louder than it does.
    """
    text = text[:MOST_CHARACTERS]
    if _INLINE in text or "\n" in text:
        text = _prose(text)
    words: list[Word] = []
    for piece in map(pieces.__getitem__, text.split()):
        words += piece  # half the time of a chain of them
    if len(words) > _MOST_WORDS:
        del words[_MOST_WORDS:]
    return [word.calm or word for word in words] if text.isupper() else words


def _prose(text: str) -> str:
    """Take code away, and make a pause of each new line."""
    text = " ".join(" ".join(text.split(_BLOCK)[::2]).split(_INLINE)[::2])
    return text.replace("\n", f" {BREAK} ")
