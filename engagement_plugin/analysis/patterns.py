"""The writing of a word list: commas part entries, a star is any ending, two dots a gap."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from .folding import words_of

GAP_WORDS: Final = 3
SHORTEST_STEM: Final = 3
SHORTEST_IN_PHRASE: Final = 2
_GAP: Final = ".."


class EntryError(ValueError):
    """An entry cannot be read; its text says why."""


class Part(Struct, frozen=True, gc=False):
    """One word of an entry.

    Attributes:
        is_stem: Any ending may follow.
        after_gap: Up to three other words may stand before it.
    """

    text: str
    is_stem: bool = False
    after_gap: bool = False

    def fits(self, spelling: str) -> bool:
        """Tell whether a word that is spelled so is this one."""
        return spelling == self.text or (self.is_stem and spelling.startswith(self.text))


Pattern = tuple[Part, ...]


def entries(listed: str) -> Iterator[str]:
    """Give the entries of a list."""
    return (entry for entry in (each.strip() for each in listed.split(",")) if entry)


def pattern(entry: str) -> Pattern:
    """Read one entry.

    >>> [(part.text, part.is_stem) for part in pattern("great day*")]
    [('great', False), ('day', True)]

    Raises:
        EntryError: It holds no word, a stem too short, or signs of no meaning.
    """
    parts: list[Part] = []
    gap = False
    pieces = entry.split()
    shortest = SHORTEST_STEM if len(pieces) == 1 else SHORTEST_IN_PHRASE
    for piece in pieces:
        if piece == _GAP:
            gap = bool(parts)
            continue
        parts.extend(_parts(piece, shortest, gap=gap))
        gap = False
    if not parts or gap:
        raise EntryError("holds no word to look for, or ends in a gap")
    return tuple(parts)


def _parts(piece: str, shortest: int, *, gap: bool) -> Iterator[Part]:
    bare = piece.removesuffix("*")
    is_stem = bare != piece
    if "*" in bare:
        raise EntryError("has a star that is not at a word's end")
    words = words_of(bare)
    if not words:
        raise EntryError(f"holds {piece!r}, which is no word")
    if is_stem and len(words[-1]) < shortest:
        raise EntryError(f"has a stem shorter than {shortest} letters")
    for place, word in enumerate(words):
        last = place == len(words) - 1
        yield Part(word, is_stem=is_stem and last, after_gap=gap and place == 0)
