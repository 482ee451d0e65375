"""Messages as plain text and entities: nothing in them is read as markup, whoever it comes from."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from aiogram.methods import SendMessage
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
)
from aiogram.utils.formatting import Text

# Of the Bot API, in UTF-16 units, in entities, in bytes; and our own for a narrow window.
TEXT_LIMIT: Final = 4096
ENTITIES_LIMIT: Final = 100
PAYLOAD_BYTES: Final = 64
LABEL_LIMIT: Final = 40
NAME_LENGTH: Final = 64

_BLANKS: Final = re.compile(r"\s+")
# Control, format (bidi, zero-width), private characters and halves of pairs.
_UNWANTED: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
# Letters and a blank by their kind, but nothing is seen of them.
_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Persian names are written with it; elsewhere it only hides.
_NON_JOINER: Final = re.compile("(?<=[\u0620-\u06d3])\u200c(?=[\u0620-\u06d3])")


class UnsendableError(ValueError):
    """A message breaks a limit of Telegram's; whoever wrote it has to mend it.

    Attributes:
        reason: Which one; says nothing of the words.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}. Shorten the text, or mend its template.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What is sent: words, what stands where in them, and the buttons below.

    Attributes:
        entities: Offsets and lengths in UTF-16 units.
        buttons: Rows of buttons.
    """

    text: str
    entities: tuple[MessageEntity, ...] = ()
    buttons: tuple[tuple[InlineKeyboardButton, ...], ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise UnsendableError("the text is empty")
        if (length := utf16_length(self.text)) > TEXT_LIMIT:
            raise UnsendableError(f"the text has {length} of {TEXT_LIMIT} units")
        if len(self.entities) > ENTITIES_LIMIT:
            raise UnsendableError(
                f"the text has {len(self.entities)} of {ENTITIES_LIMIT} entities"
            )
        if any(each.offset + each.length > length for each in self.entities):
            raise UnsendableError("an entity reaches beyond the text")
        for button in (each for row in self.buttons for each in row):
            _check(button)

    def to(self, chat_id: int) -> SendMessage:
        """Address it.

        The parse mode is named, since the host may have one by default; a link is never unfolded,
        since a person may be called like one.
        """
        return SendMessage(
            chat_id=chat_id,
            text=self.text,
            entities=list(self.entities) or None,
            parse_mode=None,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_markup=keyboard(self.buttons),
        )


def composed(
    *parts: Text | str, buttons: Sequence[Sequence[InlineKeyboardButton]] = ()
) -> Composed:
    """Put words and aiogram's formatting nodes (`Bold("…")`) together.

    Raises:
        UnsendableError: It breaks a limit.
    """
    text, entities = Text(*parts).render()
    return Composed(
        text=text, entities=tuple(entities), buttons=tuple(tuple(row) for row in buttons)
    )


def keyboard(rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    """Make a keyboard; none of no buttons."""
    filled = [list(row) for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=filled) if filled else None


def utf16_length(text: str) -> int:
    """Measure a text as Telegram does.

    Examples:
        >>> utf16_length("hi 🎉")
        5
    """
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def clean_name(name: str | None) -> str | None:
    r"""Make a name safe to stand in a sentence; None where nothing of it is left to be seen.

    Examples:
        >>> clean_name("An\u202ena\nB")
        'Anna B'
    """
    parts = _NON_JOINER.split(_BLANKS.sub(" ", name or ""))
    shown = _BLANKS.sub(" ", "\u200c".join(_visible(each) for each in parts)).strip()
    cut = shown[:NAME_LENGTH].rstrip(" \u200c")
    return cut if any(_is_seen(each) for each in cut) else None


def _visible(text: str) -> str:
    return "".join(
        each
        for each in text
        if unicodedata.category(each) not in _UNWANTED and each not in _FILLERS
    )


def _is_seen(character: str) -> bool:
    # A mark alone, or a blank, is nothing to be called by.
    return unicodedata.category(character)[0] not in {"C", "M", "Z"}


def _check(button: InlineKeyboardButton) -> None:
    if not 1 <= len(button.text) <= LABEL_LIMIT:
        raise UnsendableError(
            f"a button's label has {len(button.text)} of {LABEL_LIMIT} characters"
        )
    payload = button.callback_data
    if payload is not None and not 1 <= len(payload.encode()) <= PAYLOAD_BYTES:
        raise UnsendableError(f"a button carries {len(payload.encode())} of {PAYLOAD_BYTES} bytes")
