"""Emoji as signs: found by walking through a table, whatever their skin and however joined."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from .errors import LexiconError

FILE: Final = "emoji.toml"
STRONGEST: Final = 4.0
_JOINER: Final = "\u200d"
_GENDERS: Final = "♀♂"
_SILENT: Final = re.compile("[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_SYMBOL: Final = re.compile(
    "[\u00a9\u00ae\u203c\u2049\u2100-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001fbff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmojiTable:
    """What emoji tell, beside words and alone.

    Attributes:
        text: Valences in a message.
        alone: Valences as a reaction or a sticker, where they differ.
    """

    text: Mapping[str, float]
    alone: Mapping[str, float]

    def split(self, text: str) -> Iterator[tuple[str, str]]:
        """Part a text into runs and the emoji that follows each; empty where it is not known."""
        start = 0
        while found := _SYMBOL.search(text, start):
            end = _end_of_joined(text, found.start())
            yield text[start : found.start()], self._known(text[found.start() : end])
            start = end
        yield text[start:], ""

    def _known(self, sequence: str) -> str:
        """Give the longest known beginning of a sequence, without skin and gender."""
        plain = bare(sequence)
        parts = plain.split(_JOINER)
        for length in range(len(parts), 0, -1):
            shorter = _JOINER.join(parts[:length])
            if shorter in self.text:
                return shorter
        return ""


def bare(sequence: str) -> str:
    """Give an emoji without its looks: skin tone, presentation, gender.

    >>> bare("👍🏽"), bare("🤷🏻‍♀️") == "🤷"
    ('👍', True)
    """
    plain = _SILENT.sub("", sequence)
    for gender in _GENDERS:
        plain = plain.replace(_JOINER + gender, "")
    return plain


def _end_of_joined(text: str, start: int) -> int:
    """Find where the sequence that begins at `start` ends."""
    end = start + 1
    while end < len(text):
        if _SILENT.match(text, end):
            end += 1
        elif text[end] == _JOINER and end + 1 < len(text) and _SYMBOL.match(text, end + 1):
            end += 2
        else:
            break
    return end


@cache
def emoji_table() -> EmojiTable:
    """Give the shipped table."""
    source = files(__package__).joinpath("lexicons", FILE).read_text(encoding="utf-8")
    return read_emoji(source, file=FILE)


def read_emoji(source: str, *, file: str) -> EmojiTable:
    """Read a table.

    Raises:
        LexiconError: A section is unknown, or an emoji stands there twice or with no number.
    """
    tables = tomllib.loads(source)
    for section in tables.keys() - {"valence", "reaction"}:
        raise LexiconError(file=file, section=section, entry=None, reason="no such section")
    return EmojiTable(
        text=_valences(tables.get("valence", {}), f"{file}", "valence"),
        alone=_valences(tables.get("reaction", {}), f"{file}", "reaction"),
    )


def _valences(table: Mapping[str, str], file: str, section: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, listed in table.items():
        valence = valence_of(key, file=file, section=section)
        for each in map(bare, listed.split()):
            if found.setdefault(each, valence) != valence:
                reason = "stands there twice with different valences"
                raise LexiconError(
                    file=file, section=f"{section} {key!r}", entry=each, reason=reason
                )
    return found


def valence_of(key: str, *, file: str, section: str) -> float:
    """Read the key of a list of valences.

    Raises:
        LexiconError: It is no number from -4 to 4 in halves.
    """
    try:
        valence = float(key)
    except ValueError:
        valence = float("nan")
    if not abs(valence) <= STRONGEST or valence * 2 != round(valence * 2):
        reason = 'the key must be a number from "-4" to "+4" in halves'
        raise LexiconError(file=file, section=f"{section} {key!r}", entry=None, reason=reason)
    return valence
