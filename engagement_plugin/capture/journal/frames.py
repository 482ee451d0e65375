"""Records as checksummed frames, that can be told apart again in a damaged file."""

import struct
import zlib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec

from engagement_plugin.domain import Interaction, Outcome

Record = Interaction | Outcome

# Two bytes by which the next frame is found behind damage, then length and CRC-32.
_MARK: Final = b"\xe7J"
_HEAD: Final = struct.Struct("<2sII")
# No record comes near: a text of 4,096 characters is at most 16 KiB.
LONGEST: Final = 1 << 20

_encode: Final = msgspec.msgpack.Encoder().encode
_decode: Final = msgspec.msgpack.Decoder(Record).decode


class Frame(NamedTuple):
    """One record and the offset behind it.

    Attributes:
        record: None where bytes had to be passed over.
    """

    end: int
    record: Record | None


def pack(record: Record) -> bytes:
    """Give the bytes of a frame."""
    try:
        payload = _encode(record)
    except UnicodeEncodeError:
        # Half of a surrogate pair, as broken clients send them: no database would take it either.
        payload = _encode(_clean(msgspec.to_builtins(record)))
    return _HEAD.pack(_MARK, len(payload), zlib.crc32(payload)) + payload


def unpack(buffer: bytes, *, start: int = 0) -> Iterator[Frame]:
    """Read frames until the bytes end, or break off within a frame.

    Damage is passed over up to the next frame whose checksum fits; the frame that a write was
    torn in ends the reading.
    """
    offset = start
    while offset + _HEAD.size <= len(buffer):
        frame = _at(buffer, offset)
        if frame is None:
            behind = _next(buffer, offset + 1)
            if behind is None:
                return
            yield Frame(behind, None)
            offset = behind
            continue
        yield frame
        offset = frame.end


def _at(buffer: bytes, offset: int) -> Frame | None:
    if offset + _HEAD.size > len(buffer):
        return None
    mark, length, checksum = _HEAD.unpack_from(buffer, offset)
    begin = offset + _HEAD.size
    if mark != _MARK or length > LONGEST or begin + length > len(buffer):
        return None
    payload = buffer[begin : begin + length]
    if zlib.crc32(payload) != checksum:
        return None
    try:
        return Frame(begin + length, _decode(payload))
    except msgspec.DecodeError:
        # Sound bytes of another version's making: nothing this code can take in.
        return Frame(begin + length, None)


def _clean(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "replace").decode("utf-8")
        case list() | tuple():
            return [_clean(each) for each in value]
        case dict():
            return {_clean(name): _clean(each) for name, each in value.items()}
        case _:
            return value


def _next(buffer: bytes, offset: int) -> int | None:
    while (offset := buffer.find(_MARK, offset)) >= 0:
        if _at(buffer, offset) is not None:
            return offset
        offset += 1
    return None
