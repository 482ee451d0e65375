"""Smileys made of letters and punctuation, Latin and Eastern; brackets alone are smiles too."""

import re
from typing import Final

SMILE: Final = ":)"
BREAK: Final = "."
OPEN: Final = "("
CLOSE: Final = ")"

# Each kind of smiley is a sign of its own, written in its simplest form; strength as it is felt.
VALENCES: Final = {
    SMILE: 2.0,
    ":d": 2.5,
    ";)": 1.5,
    ":p": 1.2,
    ":*": 2.5,
    ":3": 1.5,
    "<3": 3.0,
    "^^": 1.8,
    "\\o/": 2.5,
    ":(": -2.0,
    ":'(": -2.5,
    ":/": -1.0,
    ":|": -0.5,
    ">:(": -2.5,
    "</3": -2.8,
    "d:": -1.8,
    "-_-": -1.5,
    ">_<": -1.2,
    "t_t": -2.0,
    "o_o": -0.3,
}
# Typed like words, in every language.
SPELLED: Final = {
    "xd": 2.0,
    "xdd": 2.2,
    "xddd": 2.3,
    "хд": 2.0,
    "ахд": 2.0,
    "uwu": 1.5,
    "owo": 1.0,
}

_FACES: Final = re.compile(
    r"(?P<heart><(?P<broken>[/\\])?3+)"
    r"|(?P<eastern>\^[_.\-]?\^|[-–—]_+[-–—]|>[_.]+<|[TtТт]_+[TtТт]|[;ToOО0]_+[;ToOО0]|\\o/)"
    r"|(?P<eyes>(?<!\d)>?[:;=]['’]?[-^o]?)"
    r"(?P<mouth>\)+|\]|\(+|\[|[dDpPрР*cCсС3oO](?!\w)|[/\\|](?![/\\\w]))"
    r"|(?P<turned>[)(]+[-^]?['’]?[:;=](?![\w)(]))"
    r"|(?P<brackets>\)+|\(+)"
    r"|(?P<pause>[.,;:!?…،؛؟।。！？，]+)"
)  # fmt: skip
_MOUTHS: Final = {
    ")": SMILE, "]": SMILE, "(": ":(", "[": ":(", "d": ":d", "p": ":p", "р": ":p", "*": ":*",
    "c": ":(", "с": ":(", "3": ":3", "o": "o_o", "/": ":/", "\\": ":/", "|": ":|",
}  # fmt: skip
_EASTERN: Final = {"^": "^^", "-": "-_-", "–": "-_-", "—": "-_-", ">": ">_<", "\\": "\\o/",
                   "t": "t_t", "т": "t_t", ";": "t_t"}  # fmt: skip
_NUMBERED: Final = re.compile(r"\(?(?:\d{1,3}|[a-zа-я])\)")
_LONGEST_RUN: Final = 3


def split(text: str) -> list[tuple[str, str]]:
    """Part a piece without spaces into runs of text and the signs that follow each.

    A sign is one of `VALENCES`, `BREAK` for a pause, or up to three brackets.

    >>> split("hi:)))"), split("no,never")
    ([('hi', ':)')], [('no', '.'), ('never', '')])
    """
    if _NUMBERED.fullmatch(text):
        return [(text.strip("()"), BREAK)]
    found: list[tuple[str, str]] = []
    end = 0
    for match in _FACES.finditer(text):
        found.append((text[end : match.start()], _sign(match)))
        end = match.end()
    if end < len(text):
        found.append((text[end:], ""))
    return found


def run_of(brackets: str) -> str:
    """Give the sign of brackets: more than three say no more."""
    return brackets[:_LONGEST_RUN]


def _sign(match: re.Match[str]) -> str:
    kind = match.lastgroup
    seen = match.group()
    if kind == "pause":
        return BREAK
    if kind == "brackets":
        return run_of(seen)
    if match["heart"]:
        return "</3" if match["broken"] else "<3"
    if match["eastern"]:
        return _EASTERN.get(seen[0].lower(), "o_o")
    if match["turned"]:
        return SMILE if seen[0] == OPEN else ":("
    return _face(match["eyes"], match["mouth"])


def _face(eyes: str, mouth: str) -> str:
    sign = _MOUTHS[mouth[0].lower()]
    if sign == ":(":
        if eyes[0] == ">":
            return ">:("
        return ":'(" if "'" in eyes or "’" in eyes else sign
    return ";)" if sign == SMILE and ";" in eyes else sign
