"""The one font of the pictures: DejaVu Sans as matplotlib ships it, never one of the machine.

It has Latin, Cyrillic, Greek, Arabic, Hebrew, Armenian and Georgian letters. It has no Indic,
Thai, Chinese, Japanese or Korean ones. matplotlib itself joins Arabic letters and orders
right-to-left lines since 3.11.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import matplotlib as mpl
from matplotlib.backends.backend_agg import get_hinting_flag
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

DPI: Final = 100
ELLIPSIS: Final = "…"
_POINTS: Final = 72
_RIGHT_TO_LEFT_MARK: Final = "\u200f"
# What joins or parts letters shows nothing itself; all else without a shape (directions that
# a name might turn around, line ends, control characters) has no place in a label.
_JOINERS: Final = frozenset("\u200c\u200d")
_VARIANTS: Final = frozenset(map(chr, range(0xFE00, 0xFE10)))


@cache
def face(*, bold: bool) -> str:
    """Give the file of the font."""
    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return str(Path(mpl.get_data_path(), "fonts", "ttf", name))


def properties(size: float, *, bold: bool) -> FontProperties:
    """Give the font at a size in pixels."""
    return FontProperties(fname=face(bold=bold), size=size * _POINTS / DPI)


def drawable(texts: Iterable[str]) -> bool:
    """Tell whether the font has every letter of the texts."""
    return all(_has(letter) for text in texts for letter in text if not letter.isspace())


def cleaned(text: str, *, right_to_left: bool = False) -> str:
    """Leave out what the font cannot draw, and let the line run the way of its language."""
    kept = "".join(letter if _has(letter) else " " * letter.isspace() for letter in text)
    line = " ".join(word for word in kept.split(" ") if word)
    return _RIGHT_TO_LEFT_MARK + line if right_to_left and _runs_left(line) else line


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line, in pixels."""
    font = get_font(face(bold=bold))
    font.set_size(size * _POINTS / DPI, DPI)
    font.set_text(text, flags=_hinting())
    return font.get_width_height()[0] / 64


def fitted(text: str, most: float, size: float, *, bold: bool = False) -> str:
    """Shorten a line until it fits."""
    if width(text, size, bold=bold) <= most:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold=bold) <= most:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + ELLIPSIS


def wrapped(text: str, most: float, size: float) -> list[str]:
    """Break a text into lines that fit."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= most:
            lines[-1] = longer
        else:
            lines.append(fitted(word, most, size))
    return lines


def _hinting() -> LoadFlags:
    # As the text will be drawn; matplotlib has not typed it.
    flags: LoadFlags = get_hinting_flag()  # type: ignore[no-untyped-call]
    return flags


@cache
def _shapes() -> frozenset[int]:
    return frozenset(get_font(face(bold=False)).get_charmap())


def _runs_left(line: str) -> bool:
    # Bare figures keep their own order: a minus would else change sides.
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in line)


def _has(letter: str) -> bool:
    if letter in _JOINERS:
        return True
    if letter in _VARIANTS:
        return False
    return ord(letter) in _shapes() and unicodedata.category(letter) not in {"Cc", "Cf", "Co"}
