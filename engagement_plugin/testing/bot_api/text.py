"""Text as Telegram stores it: parsed, measured in UTF-16 units, refused when it is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from .refusals import bad_request
from .shapes import Json

TEXT_LIMIT: Final = 4096
CAPTION_LIMIT: Final = 1024
_TYPES: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """A text after entity parsing, and what stands where in it."""

    text: str
    entities: tuple[Json, ...] = ()


def formatted(text: str, *, parse_mode: str, entities: Sequence[Json], limit: int) -> Formatted:
    """Parse a text and check it; an empty one passes, since a caption may be empty.

    Args:
        parse_mode: Empty or `HTML`, in any case; this server reads no Markdown.
        entities: Used when there is no parse mode.
        limit: In UTF-16 units, after parsing: the strictest reading of Telegram's limits.

    Raises:
        RefusedError: 400.
    """
    if not parse_mode:
        length = utf16_length(text)
        for entity in entities:
            _check(entity, length)
        done = Formatted(text=text, entities=tuple(entities))
    elif parse_mode.lower() == "html":
        done = _parse(text)
        length = utf16_length(done.text)
    else:
        raise bad_request("unsupported parse_mode")
    if length > limit:
        raise bad_request(
            "message is too long" if limit == TEXT_LIMIT else "message caption is too long"
        )
    return done


def utf16_length(text: str) -> int:
    """Measure a text as Telegram does: an emoji outside the first plane counts twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _check(entity: Json, length: int) -> None:
    offset, span = entity.get("offset"), entity.get("length")
    if not isinstance(offset, int) or offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if not isinstance(span, int) or span < 0:
        raise bad_request(f"receive an entity with incorrect length {span}")
    if offset > length:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + span > length:
        raise bad_request(
            f"entity ends after the end of the text at UTF-16 offset {offset + span}"
        )


def _parse(source: str) -> Formatted:
    if source.rfind("<") > source.rfind(">"):
        raise bad_request("can't parse entities: Unclosed start tag")
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.finished()


@dataclass(slots=True, kw_only=True)
class _Open:
    tag: str
    entity: Json = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        # Telegram knows four named entities only, so the parser must not know more.
        super().__init__(convert_charrefs=False)
        self._parts: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def finished(self) -> Formatted:
        if self._open:
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag "
                f'"{self._open[-1].tag}"'
            )
        entities = sorted(self._entities, key=lambda entity: (entity["offset"], -entity["length"]))
        return Formatted(text="".join(self._parts), entities=tuple(entities))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        plain_span = tag == "span" and attributes.get("class") != "tg-spoiler"
        if tag not in _TYPES or plain_span:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}"')
        within = self._open[-1].tag if self._open else ""
        entity = _opened(tag, attributes, within=within)
        if tag == "code" and within == "pre":
            self._open[-1].entity |= entity
            entity = {}
        if entity:
            entity["offset"] = self._length
        self._open.append(_Open(tag=tag, entity=entity))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}/"')

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            raise bad_request(f'can\'t parse entities: Unexpected end tag "{tag}"')
        entity = self._open.pop().entity
        if entity and self._length > entity["offset"]:
            entity["length"] = self._length - entity["offset"]
            self._entities.append(entity)

    def handle_data(self, data: str) -> None:
        if "<" in data:
            raise bad_request("can't parse entities: Unsupported start tag")
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(_NAMED.get(name, f"&{name};"))

    def handle_charref(self, name: str) -> None:
        code = int(name[1:], 16) if name[:1] in {"x", "X"} else int(name)
        self._add(chr(code) if 0 < code <= 0x10FFFF else "")

    def handle_comment(self, data: str) -> None:
        raise bad_request('can\'t parse entities: Unsupported start tag "!--"')

    def handle_decl(self, decl: str) -> None:
        raise bad_request('can\'t parse entities: Unsupported start tag "!"')

    def handle_pi(self, data: str) -> None:
        raise bad_request('can\'t parse entities: Unsupported start tag "?"')

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += utf16_length(text)


def _opened(tag: str, attributes: dict[str, str], *, within: str) -> Json:
    match tag:
        case "a":
            return _link(attributes.get("href", ""))
        case "code" if within == "pre":
            language = attributes.get("class", "").removeprefix("language-")
            return {"language": language} if language else {}
        case "blockquote" if "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        case "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
        case _:
            return {"type": _TYPES[tag]}


def _link(href: str) -> Json:
    mentioned = href.removeprefix("tg://user?id=")
    if mentioned != href and mentioned.isdecimal():
        user = {"id": int(mentioned), "is_bot": False, "first_name": "Someone"}
        return {"type": "text_mention", "user": user}
    return {"type": "text_link", "url": href} if href else {}
