"""Is quality worth anything? Its mean over a person's messages against coming back within 7 days.

Each day with messages by a person is one case: quality is the mean of that day's messages, the
outcome is any message in the seven days after it. Latency and depth come from the log: the time
since somebody else last wrote in the room, and how many turns of the room's talk, none an hour
apart, the person has had.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from statistics import mean
from typing import Final

from engagement_plugin.analysis.quality import Quality, quality
from engagement_plugin.analysis.sentiment import SentimentAnalyzer

from .report import Cell, Result, Table
from .shared_data import lines

_MESSAGES: Final = "events/gitter_2015_messages.jsonl.gz"
_RETURN: Final = timedelta(days=7)
_HOLE_ENDS: Final = date(2015, 7, 1)  # before it the archive has a gap of ten weeks
_TALK: Final = timedelta(hours=1)
_PARTS: Final = ("total", "length", "latency", "sentiment", "depth")
_QUICK_LINES: Final = 20_000
_DRAWS: Final = 100


@dataclass(slots=True)
class Room:
    """Who wrote last, and how many turns each has had in the talk that is going on."""

    at: datetime | None = None
    by: str | None = None
    turns: dict[str, int] = field(default_factory=lambda: defaultdict(int))


def run(*, quick: bool) -> Result:
    """Measure."""
    days = _days(quick=quick)
    cases = _cases(days)
    people = sorted({person for person, _, _ in cases})
    rows = [_row(part, cases, people, draws=_DRAWS // 10 if quick else _DRAWS) for part in _PARTS]
    base = mean(came_back for _, _, came_back in cases)
    return Result(
        tables=[
            Table(
                title="Spearman correlation with coming back within 7 days",
                head=("part", "days of people", "rho by day", "5 %", "95 %", "rho by person"),
                rows=rows,
            )
        ],
        notes=[f"Base rate of coming back after a day of messages: {base:.3f}."],
        figures={
            "quality_return_spearman": _figure(rows[0][2]),
            "quality_return_spearman_people": _figure(rows[0][5]),
            "n": {"days": len(cases), "people": len(people)},
        },
    )


def _days(*, quick: bool) -> dict[tuple[str, date], list[Quality]]:
    """Give the quality of each message, by person and day."""
    analyzer = SentimentAnalyzer()
    rooms: dict[str, Room] = defaultdict(Room)
    days: dict[tuple[str, date], list[Quality]] = defaultdict(list)
    for number, message in enumerate(_messages()):
        if quick and number >= _QUICK_LINES:
            break
        person, text = str(message["user"]), str(message["text"])
        at = datetime.fromisoformat(str(message["ts_utc"])).replace(tzinfo=UTC)
        latency, depth = _place(rooms[str(message["room"])], person, at)
        days[person, at.date()].append(
            quality(
                length=len(text),
                has_media=False,
                is_reply=False,
                sentiment=analyzer.analyze(text) if text else None,
                latency_seconds=latency,
                depth=depth,
            )
        )
    return days


def _messages() -> Iterator[dict[str, object]]:
    for line in lines(_MESSAGES):
        message = json.loads(line)
        if not message["is_bot"] and str(message["ts_utc"]) >= _HOLE_ENDS.isoformat():
            yield message


def _place(room: Room, person: str, at: datetime) -> tuple[float | None, int]:
    """Say how promptly a message follows somebody else's, and which turn of its writer it is."""
    if room.at is None or at - room.at > _TALK:
        room.by = None
        room.turns.clear()
    latency = None
    if room.by != person:
        room.turns[person] += 1
        if room.by is not None and room.at is not None:
            latency = max((at - room.at).total_seconds(), 0.0)
    room.at, room.by = at, person
    return latency, room.turns[person]


def _cases(
    days: dict[tuple[str, date], list[Quality]],
) -> list[tuple[str, list[Quality], bool]]:
    """Pair each day with whether its person came back; days whose week is cut off are left out."""
    active: dict[str, list[date]] = defaultdict(list)
    for person, day in sorted(days):
        active[person].append(day)
    last = max(day for _, day in days)
    cases = []
    for (person, day), judged in sorted(days.items(), key=lambda item: item[0]):
        if day + _RETURN > last:
            continue
        is_back = any(day < other <= day + _RETURN for other in active[person])
        cases.append((person, judged, is_back))
    return cases


def _row(
    part: str, cases: Sequence[tuple[str, list[Quality], bool]], people: Sequence[str], draws: int
) -> Sequence[Cell]:
    known: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for person, judged, is_back in cases:
        values = [value for each in judged if (value := getattr(each, part)) is not None]
        if values:
            known[person].append((mean(values), is_back))
    pairs = [pair for person in people for pair in known[person]]
    drawn = sorted(_drawn(known, people, draws))
    by_person = [
        (mean(value for value, _ in each), mean(back for _, back in each))
        for each in known.values()
        if each
    ]
    low, high = drawn[len(drawn) // 20], drawn[-1 - len(drawn) // 20]
    return (part, len(pairs), spearman(pairs), low, high, spearman(by_person))


def _drawn(
    known: dict[str, list[tuple[float, bool]]], people: Sequence[str], draws: int
) -> Iterator[float]:
    """Draw whole people: days of one person are no independent cases."""
    chance = random.Random(3)
    for _ in range(draws):
        chosen = chance.choices(people, k=len(people))
        yield spearman([pair for person in chosen for pair in known[person]])


def spearman(pairs: Sequence[tuple[float, float]]) -> float:
    """Correlate ranks; equal values share their mean rank."""
    firsts, seconds = (_ranks(side) for side in zip(*pairs, strict=True))
    middle = (len(pairs) + 1) / 2
    shared = sum((a - middle) * (b - middle) for a, b in zip(firsts, seconds, strict=True))
    spread = [sum((rank - middle) ** 2 for rank in ranks) for ranks in (firsts, seconds)]
    return float(shared / (spread[0] * spread[1]) ** 0.5) if all(spread) else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or values[order[end]] != values[order[start]]:
            for place in order[start:end]:
                ranks[place] = (start + end + 1) / 2
            start = end
    return ranks


def _figure(cell: Cell) -> float | None:
    return round(cell, 4) if isinstance(cell, float) else None
