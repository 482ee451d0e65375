"""Real histories: who did something when."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np

from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.insight.groups import Floats, Ints

from .report import NotPossibleError
from .shared_data import lines

_DAY_SECONDS: Final = 86_400
_HOLE_ENDS: Final = datetime(2015, 7, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """Everybody's messages, in order of person and time.

    Attributes:
        at: Seconds since 1970.
        mood: NaN where nothing was judged.
        begin: When the history begins to be whole, where that is not its first event.
    """

    name: str
    person: Ints
    at: Floats
    mood: Floats
    begin: float | None = None

    @property
    def has_hours(self) -> bool:
        """Whether more than the days is known."""
        return bool((self.at % _DAY_SECONDS).any())


def gitter(*, with_mood: bool) -> Events:
    """Read the messages of people; with mood it takes the judgement of every text."""
    analyzer = SentimentAnalyzer()
    rows = []
    for line in lines("events/gitter_2015_messages.jsonl.gz"):
        message = json.loads(line)
        if message["is_bot"]:
            continue
        at = datetime.fromisoformat(message["ts_utc"]).replace(tzinfo=UTC).timestamp()
        judged = analyzer.analyze(message["text"]) if with_mood and message["text"] else None
        rows.append((message["user"], at, judged.score if judged else np.nan))
    return _events("gitter_2015", rows, begin=_HOLE_ENDS)


def college() -> Events:
    """Read who wrote when; the texts are not known."""
    rows = [
        (source, float(at), np.nan)
        for source, _, at in (line.split(",") for line in _body("events/college_msg.csv.gz"))
    ]
    return _events("college_msg", rows)


def cdnow() -> Events:
    """Read who bought something on which day."""
    rows = [
        (who, _seconds(day), np.nan)
        for who, day, *_ in (line.split(",") for line in _body("events/cdnow.csv.gz"))
    ]
    return _events("cdnow", rows)


def of_file(path: Path) -> Events:
    """Read any file with a line an event; its first line names the columns `user` and `ts_utc`.

    Raises:
        NotPossibleError: The file cannot be read, or a line of it.
    """
    try:
        head, *body = path.read_text("utf-8").splitlines()
        names = head.split(",")
        who, when = names.index("user"), names.index("ts_utc")
        rows = [(cells[who], _seconds(cells[when]), np.nan) for cells in map(_cells, body)]
    except (OSError, ValueError, IndexError) as error:
        raise NotPossibleError(f"{path.name}: {error}") from None
    if not rows:
        raise NotPossibleError(f"{path.name}: there is no event in it")
    return _events(path.stem, rows)


def _cells(line: str) -> list[str]:
    return line.split(",")


def _seconds(text: str) -> float:
    """Read a time of UTC, or seconds since 1970."""
    try:
        return float(text)
    except ValueError:
        moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _body(name: str) -> Iterator[str]:
    found = lines(name)
    next(found)
    yield from found


def _events(name: str, rows: list[tuple[Any, float, float]], begin: float | None = None) -> Events:
    _, person = np.unique([str(who) for who, _, _ in rows], return_inverse=True)
    at, mood = np.array([(when, score) for _, when, score in rows]).T
    order = np.lexsort((at, person))
    return Events(
        name=name,
        person=person[order].astype(np.int64),
        at=at[order],
        mood=mood[order],
        begin=begin,
    )
