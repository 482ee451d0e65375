"""One spelling for what people type in many: case, width, marks and apostrophes."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_INVISIBLE: Final = (
    (0x00AD, 0x00AD),
    (0x0591, 0x05BD),
    (0x05BF, 0x05C7),
    (0x0610, 0x061A),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x093C, 0x093C),  # Hindi chat writes the nukta or leaves it out, as it pleases
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x20E3, 0x20E3),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0000, 0xE007F),
)
_DOT: Final = "\u0307"  # what casefolding leaves of a Turkish capital I with its dot
_SAME: Final = {
    "'": "’‘ʼʻʽʹ`´′＇՚‛",
    "-": "‐‑",
    " ": "_",
    "ا": "أإآٱ",
    "ي": "ىیې",
    "ك": "ک",
    "ه": "ةۀہھە",
    "و": "ؤ",
    "е": "ё",
    "Е": "Ё",
    "ं": "ँ",
}


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {
        code: None for first, last in _INVISIBLE for code in range(first, last + 1)
    }
    table.update({ord(each): kept for kept, others in _SAME.items() for each in others})
    return table


_FOLDS: Final = _table()
_FOLDED: Final = frozenset(map(chr, _FOLDS))
_FOLDED_ASCII: Final = frozenset(filter(str.isascii, _FOLDED))
_FOLDED_LETTER: Final = re.compile(f"[{''.join(sorted(filter(str.isalpha, _FOLDED)))}]")
_MARKS: Final = "\u0300-\u036f\u0483-\u0487\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
WORD: Final = re.compile(rf"[\w{_MARKS}]+(?:['-][\w{_MARKS}]+)*")
_DRAWN_OUT: Final = re.compile(r"([^\W\d_])\1{2,}")
_THRICE: Final = re.compile(r"(.)\1\1")  # spares most words the slower search
_ACUTE: Final = (
    "\u00b4"  # an apostrophe that the compatibility form would part into a space and a mark
)


def visible(text: str) -> str:
    """Give the text in its compatibility form, without what cannot be seen; case is kept.

    >>> visible("o\u00b4zbek"), visible("ｏｋ")
    ("o'zbek", 'ok')
    """
    if text.isascii():
        return text if _FOLDED_ASCII.isdisjoint(text) else text.translate(_FOLDS)
    text = unicodedata.normalize("NFKC", text.replace(_ACUTE, "'"))
    if text.isalpha():
        return text if _FOLDED_LETTER.search(text) is None else text.translate(_FOLDS)
    return text if _FOLDED.isdisjoint(text) else text.translate(_FOLDS)


def fold(word: str) -> str:
    """Give the one spelling of a word of visible text; a letter drawn out stays three times.

    >>> fold("SOOOOOO"), fold(visible("ЁЛКА")), fold(visible("لأ"))
    ('sooo', 'елка', 'لا')
    """
    return spellings(word)[0]


def spellings(word: str) -> tuple[str, ...]:
    """Give the one spelling of a word, then those it may stand for if drawn out, the likelier first.

    >>> spellings("Looooove"), spellings("good")
    (('looove', 'loove', 'love'), ('good',))
    """
    folded = word.casefold()
    if not folded.isascii():
        folded = folded.replace(_DOT, "")
    if _THRICE.search(folded) is None or _DRAWN_OUT.search(folded) is None:
        return (folded,)
    return tuple(_DRAWN_OUT.sub(times, folded) for times in (r"\1\1\1", r"\1\1", r"\1"))


@lru_cache(maxsize=4096)
def words_of(entry: str) -> tuple[str, ...]:
    """Give the folded words of a piece of a word list."""
    return tuple(fold(found) for found in WORD.findall(visible(entry)))
