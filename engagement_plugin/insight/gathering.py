"""From rows of the database to arrays: what cannot be read is left out, with its person named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec
import numpy as np

from engagement_plugin.domain import ZoneSource
from engagement_plugin.insight.groups import Ints
from engagement_plugin.insight.history import BINS, Days, History, Numbers, Uses
from engagement_plugin.storage.histories import DAY_COLUMNS, Histories

# A JSON reader keeps other threads waiting, the bot's event loop among them: this long at most.
_ROWS_AT_ONCE: Final = 1_000
_MAPS: Final = ("types", "features", "contents")
_SUMS: Final = tuple(
    name for name in DAY_COLUMNS if name not in {"person_id", "day", "bins", *_MAPS}
)
_UNREADABLE: Final = (msgspec.MsgspecError, ValueError, TypeError, OverflowError)

Row = Sequence[Any]
Map = Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A batch of people as arrays, in the order of `ids`.

    Attributes:
        unreadable: Indices of people with rows that could not be read at all.
    """

    ids: Sequence[int]
    history: History
    unreadable: frozenset[int]


def gather(found: Histories, *, zone: str, now: datetime) -> Gathered:
    """Put a batch together.

    Args:
        zone: Where days are cut while nobody knows where a person lives.
        now: Aware.
    """
    ids = [each.id for each in found.people]
    places = {each: place for place, each in enumerate(ids)}
    days, bad = _days(found.days, places)
    own = [each.zone if each.zone_source == ZoneSource.PERSON else None for each in found.people]
    return Gathered(
        ids=ids,
        history=History(
            days=days,
            zones=[each or zone for each in own],
            own_zones=own,
            languages=[each.language for each in found.people],
            first_seen_at=np.array([each.first_seen_at.timestamp() for each in found.people]),
            last_seen_at=np.array([each.last_seen_at.timestamp() for each in found.people]),
            now=now,
            payments=np.array([each.paid for each in found.people], dtype=np.float64),
        ),
        unreadable=frozenset(places[each] for each in bad if each in places),
    )


def _days(rows: Sequence[Row], places: Mapping[int, int]) -> tuple[Days, set[int]]:
    """Read rows; gives the people, too, of whom something could not be read."""
    kept: list[Row] = []
    parts: list[_Numbers] = []
    bad: set[int] = set()
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        chunk = rows[first : first + _ROWS_AT_ONCE]
        try:
            parts.append(_numbers(chunk))
            kept += chunk
        except _UNREADABLE:
            for row in chunk:
                try:
                    parts.append(_numbers([row]))
                    kept.append(row)
                except _UNREADABLE:
                    bad.add(row[_PLACE["person_id"]])
    people = [row[_PLACE["person_id"]] for row in kept]
    uses = {name: _uses([row[_PLACE[name]] for row in kept]) for name in _MAPS}
    bad |= {people[row] for _, spoilt in uses.values() for row in spoilt}
    commands, features = _apart(uses["features"][0])
    days = Days(
        # Somebody who is nobody is dropped with all other rows that cannot be.
        person=np.array([places.get(each, -1) for each in people], dtype=np.int64),
        day=np.concatenate([np.empty(0, np.int64), *(part.day for part in parts)]),
        bins=np.concatenate([np.empty((0, BINS)), *(part.bins for part in parts)]),
        **dict(zip(_SUMS, _sums(parts), strict=True)),
        types=uses["types"][0].uses(),
        commands=commands,
        features=features,
        contents=uses["contents"][0].uses(),
    )
    return days, bad


def _sums(parts: Sequence["_Numbers"]) -> Numbers:
    return np.concatenate([np.empty((len(_SUMS), 0)), *(part.sums for part in parts)], axis=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """What of some rows is numbers."""

    day: Ints
    bins: Numbers
    sums: Numbers


def _numbers(rows: Sequence[Row]) -> _Numbers:
    columns = dict(zip(DAY_COLUMNS, zip(*rows, strict=True), strict=True))
    return _Numbers(
        day=np.array(columns["day"], dtype="datetime64[D]").astype(np.int64),
        bins=_bins(columns["bins"]),
        sums=np.array([columns[name] for name in _SUMS], dtype=np.float64),
    )


def _bins(texts: Sequence[str]) -> Numbers:
    # One long list: a list a day would take twice as long to read.
    flat = ",".join(texts).replace("[", "").replace("]", "")
    if any(text.count(",") != BINS - 1 for text in texts):
        raise ValueError("a day has 48 half hours")
    return np.array(_COUNTS.decode(f"[{flat}]"), dtype=np.float64).reshape(len(texts), BINS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maps:
    """Maps of names to counts, each different one once: most days are like another.

    Attributes:
        which: Of each row, the index of its map.
    """

    maps: Sequence[Map]
    which: Ints

    def uses(self) -> Uses:
        """Give the uses of every row."""
        return Uses.of(self.maps).repeated(self.which)


def _uses(texts: Sequence[str]) -> tuple[_Maps, list[int]]:
    """Read the maps of rows; gives the rows, too, whose map cannot be read and is left out."""
    places: dict[str, int] = {}
    which = np.array([places.setdefault(text, len(places)) for text in texts], dtype=np.int64)
    maps: list[Map] = []
    spoilt: list[int] = []
    for place, text in enumerate(places):
        try:
            maps.append(_USES.decode(text))
        except _UNREADABLE:
            maps.append({})
            spoilt += np.flatnonzero(which == place).tolist()
    return _Maps(maps=maps, which=which), spoilt


def _apart(found: _Maps) -> tuple[Uses, Uses]:
    """Tell commands from features: rollups keep both together, commands with their slash."""
    commands = [
        {name[1:]: number for name, number in each.items() if name[:1] == "/"}
        for each in found.maps
    ]
    features = [
        {name: number for name, number in each.items() if name[:1] != "/"} for each in found.maps
    ]
    return Uses.of(commands).repeated(found.which), Uses.of(features).repeated(found.which)


_PLACE: Final = {name: place for place, name in enumerate(DAY_COLUMNS)}
_COUNTS: Final = msgspec.json.Decoder(list[int])
_USES: Final = msgspec.json.Decoder(dict[str, float])
