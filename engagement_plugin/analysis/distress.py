"""Signs of self-harm or acute crisis; rather one alarm too many than one too few.

The mark is no valence: a sad message bears none, and a calm one may.
"""

from collections.abc import Iterable, Iterator

from .lexicon import Role
from .reading import Reader, Reading, shared_reader
from .words import PAUSE


def signs(text: str, language: str | None = None) -> bool:
    """Tell whether a message shows signs of distress in any language it may be written in.

    Args:
        language: Telegram's `language_code` of the person, where it is known.

    >>> signs("I want to kill myself"), signs("this traffic is killing me")
    (True, False)
    """
    reader = shared_reader()
    return in_distress(reader, reader.read(text, language))


def in_distress(reader: Reader, reading: Reading) -> bool:
    """Tell it of a message that has been read already."""
    if not any(map(reader.alarming.__getitem__, reading.words)):
        return False
    return any(_shows(reader, reading, language) for language in reading.heard())


def _shows(reader: Reader, reading: Reading, language: str) -> bool:
    view = reader.view((language,))
    nodes = map(view.__getitem__, reading.words)
    if not any(node.alarms for node in nodes if node is not None):
        return False
    # A full stop in the middle of a cry must not hide it.
    words = [word for word in reading.words if word is not PAUSE]
    found = [
        (term.role, start, end)
        for start, node in enumerate(map(view.__getitem__, words))
        if node is not None and node.alarms is not None
        for term, end in node.alarms.matches(words, start)
    ]
    if not found:
        return False
    calm = [(start, end) for role, start, end in found if role is Role.CALMS]
    return any(_is_free(start, end, calm) for start, end in _alarms(found))


def _alarms(found: Iterable[tuple[Role, int, int]]) -> Iterator[tuple[int, int]]:
    return ((start, end) for role, start, end in found if role is Role.ALARMS)


def _is_free(start: int, end: int, calm: Iterable[tuple[int, int]]) -> bool:
    return all(end <= first or last <= start for first, last in calm)
