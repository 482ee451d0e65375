"""Records survive as bytes; damage costs what it hit and nothing else."""

import struct
import zlib
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.capture.journal.frames import Record, pack, unpack
from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
    PersonKey,
    Reachability,
    Sentiment,
    SentimentType,
)

big = st.integers(-(2**63), 2**63 - 1)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
moments = st.datetimes(
    min_value=datetime(2013, 8, 1),  # noqa: DTZ001 -- hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
moods = st.builds(
    Sentiment,
    score=st.floats(-1, 1),
    label=st.sampled_from(SentimentType),
    confidence=st.floats(0, 1),
    coverage=st.floats(0, 1),
    language=st.none() | st.just("en"),
)
interactions = st.builds(
    Interaction,
    bot_id=big,
    source_key=names,
    type=st.sampled_from(InteractionType),
    content_type=names,
    occurred_at=moments,
    chat_kind=st.sampled_from(ChatKind),
    chat_id=st.none() | big,
    person=st.none() | st.builds(PersonKey, big, big),
    feature=st.none() | names,
    length=st.integers(0, 2**31),
    sentiment=st.none() | moods,
    text=st.none() | names,
    reachability=st.none() | st.sampled_from(Reachability),
    meta=st.none() | st.dictionaries(names, st.none() | st.booleans() | big | names, max_size=3),
)
outcomes = st.builds(
    Outcome,
    bot_id=big,
    source_key=names,
    handled=st.booleans(),
    failed=st.booleans(),
    handler_ms=st.integers(0, 2**31),
)
records: st.SearchStrategy[Record] = interactions | outcomes


def read(buffer: bytes) -> list[Record]:
    return [frame.record for frame in unpack(buffer) if frame.record is not None]


@given(st.lists(records, max_size=8))
def test_what_is_packed_comes_back(packed: list[Record]) -> None:
    """Every field of every record, in order."""
    assert packed == read(b"".join(map(pack, packed)))


@given(st.lists(records, min_size=1, max_size=4), st.data())
def test_a_torn_write_costs_its_own_record_only(packed: list[Record], data: st.DataObject) -> None:
    """However far the last write got."""
    last = pack(packed[-1])
    torn = last[: data.draw(st.integers(0, len(last) - 1))]

    assert packed[:-1] == read(b"".join(map(pack, packed[:-1])) + torn)


@given(st.lists(records, min_size=3, max_size=5), st.data())
def test_a_flipped_bit_costs_one_record(packed: list[Record], data: st.DataObject) -> None:
    """The checksum tells, and reading goes on at the next sound record."""
    frames = [pack(each) for each in packed]
    hit = data.draw(st.integers(0, len(frames) - 2))
    damaged = bytearray(frames[hit])
    place = data.draw(st.integers(0, len(damaged) * 8 - 1))
    damaged[place // 8] ^= 1 << place % 8
    frames[hit] = bytes(damaged)

    assert packed[:hit] + packed[hit + 1 :] == read(b"".join(frames))


@given(st.binary(max_size=400), st.lists(records, min_size=1, max_size=3))
def test_rubbish_before_records_is_passed_over(rubbish: bytes, packed: list[Record]) -> None:
    """Whatever a broken disk put there."""
    assert packed == read(rubbish + b"".join(map(pack, packed)))[-len(packed) :]


def test_a_record_of_a_newer_version_is_passed_over() -> None:
    """Sound bytes that mean nothing here; what follows them is read."""
    strange = b"\x92\xa1z\x01"
    frame = struct.pack("<2sII", b"\xe7J", len(strange), zlib.crc32(strange)) + strange
    known = Outcome(bot_id=1, source_key="u:1", handled=True, failed=False, handler_ms=0)

    assert [known] == read(frame + pack(known))


@given(st.text(max_size=20), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2))
def test_half_a_surrogate_pair_costs_its_character_only(text: str, meta: dict[str, str]) -> None:
    """Broken clients send them; no encoder takes them."""
    broken = Interaction(
        bot_id=1,
        source_key="u:1",
        type=InteractionType.MESSAGE,
        content_type="text",
        occurred_at=datetime(2026, 3, 1, tzinfo=UTC),
        text=f"{text}\ud83d",
        meta={**meta, "x": "\udc00"},
    )

    (found,) = read(pack(broken))

    assert isinstance(found, Interaction)
    assert found.text is not None
    assert found.text.endswith("?")
    assert found.source_key == "u:1"
