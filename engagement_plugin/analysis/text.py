"""From a message to its words: links, names and code fall away, signs stay as words of their own."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from .emoji import EmojiTable
from .folding import SHOUT, WORD, fold, visible
from .signs import BREAK, split

MOST_CHARACTERS: Final = 1000
_MOST_REMEMBERED: Final = 20_000
_LONGEST_REMEMBERED: Final = 40
_MOST_WORDS: Final = 4 * MOST_CHARACTERS  # some single letters stand for four words
_LINK: Final = re.compile(r"(?:[a-z][a-z0-9+.-]{1,10}://|www\.|t\.me/|mailto:)\S+", re.IGNORECASE)
_HOST: Final = re.compile(
    r"[\w.-]+\.(?:com|org|net|io|ru|ua|de|fr|es|it|br|tr|id|uz|ir|in|me|dev|app|gg|ai)(?:[/?#:]\S*)?",
    re.IGNORECASE,
)
_MENTION: Final = re.compile(r"(?<!\w)@\w+")
_PAUSES: Final = ".,!?…"
_BLOCK: Final = "```"
_INLINE: Final = "`"


class Pieces(dict[str, tuple[str, ...]]):
    """The words of what stands between two spaces, read once each.

    A word in capitals bears the mark of a shout.
    """

    def __init__(self, emoji: EmojiTable) -> None:
        super().__init__()
        self._emoji = emoji

    def __missing__(self, text: str) -> tuple[str, ...]:
        words = _single(text) or tuple(self._read(text))
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[text] = words
        return words

    def _read(self, text: str) -> Iterator[str]:
        for run, emoji in self._emoji.split(_without_addresses(text)):
            for plain, sign in split(visible(run)):
                yield from filter(None, map(_word, WORD.findall(plain)))
                if sign:
                    yield sign
            if emoji:
                yield emoji


def _single(text: str) -> tuple[str, ...]:
    """Read the most frequent kind of piece: letters, and perhaps a pause; else give nothing."""
    plain = text.rstrip(_PAUSES)
    shown = visible(plain) if plain.isalpha() else ""
    if not shown.isalpha():
        return ()
    word = _word(shown)
    return (word,) if plain == text else (word, BREAK)


def _word(found: str) -> str:
    folded = fold(found)
    return SHOUT + folded if len(folded) > 1 and found.isupper() else folded


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


def words_of(text: str, pieces: Pieces) -> list[str]:
    """Give the words of a message in order.

    Capitals in a message that has nothing else shout no louder than it does.
    """
    text = text[:MOST_CHARACTERS]
    if _INLINE in text or "\n" in text:
        text = _prose(text)
    words = list(chain.from_iterable(map(pieces.__getitem__, text.split())))
    del words[_MOST_WORDS:]
    return [word.removeprefix(SHOUT) for word in words] if text.isupper() else words


def _prose(text: str) -> str:
    """Take code away, and make a pause of each new line."""
    text = " ".join(" ".join(text.split(_BLOCK)[::2]).split(_INLINE)[::2])
    return text.replace("\n", f" {BREAK} ")
