"""A chat as a person sees it, in plain text."""

from collections.abc import Iterable
from typing import Final

from .shapes import Json

_SHOWN_AS: Final = (
    ("sticker", "sticker"),
    ("photo", "photo"),
    ("animation", "animation"),
    ("document", "file"),
    ("voice", "voice message"),
    ("video", "video"),
    ("audio", "audio"),
    ("poll", "poll"),
    ("dice", "dice"),
    ("location", "location"),
    ("contact", "contact"),
    ("invoice", "invoice"),
    ("successful_payment", "payment"),
)


def transcript(messages: Iterable[Json]) -> str:
    """Print messages one below the other, with their inline buttons in brackets."""
    return "\n".join(line for message in messages for line in _lines(message))


def _lines(message: Json) -> list[str]:
    writer = message.get("from", {}).get("first_name", message["chat"].get("title", ""))
    edited = " (edited)" if "edit_date" in message else ""
    said = _content(message).splitlines() or [""]
    indent = " " * (len(writer) + 2)
    lines = [f"{writer}: {said[0]}", *(indent + line for line in said[1:])]
    lines[-1] += edited
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    buttons = (" ".join(f"[{button['text']}]" for button in row) for row in rows)
    return [*lines, *(indent + row for row in buttons)]


def _content(message: Json) -> str:
    text = str(message.get("text", message.get("caption", "")))
    for field, name in _SHOWN_AS:
        if field in message:
            return f"<{name}> {text}".rstrip()
    return text
