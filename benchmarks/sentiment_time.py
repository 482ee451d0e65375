"""How long a message takes, beside VADER: paired runs in one process, medians of ratios."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Final

from engagement_plugin.analysis.sentiment import SentimentAnalyzer

from .report import Cell

HEAD: Final = (
    "language", "texts", "ours", "first time", "VADER", "ours ÷ VADER", "first ÷ VADER",
)  # fmt: skip
_ROUNDS: Final = 9
_FIRST_ROUNDS: Final = 3
_TIMED: Final = 1_000
_QUICK_TIMED: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """Microseconds a message of one language.

    Attributes:
        first: Of texts never met before, by an analyzer that has read others of the language.
    """

    language: str
    texts: int
    again: float
    first: float
    vader: float
    again_ratio: float
    first_ratio: float

    def cells(self) -> tuple[Cell, ...]:
        """Give a line of the table."""
        return (
            self.language, self.texts, self.again, self.first, self.vader, self.again_ratio,
            self.first_ratio,
        )  # fmt: skip


def times(
    texts: Mapping[str, list[str]], vader: Callable[[str], object], *, quick: bool
) -> list[Timed]:
    """Time every language; word lists are loaded before, as a bot loads them once."""
    size = _QUICK_TIMED if quick else _TIMED
    found = []
    for language, those in texts.items():
        mixed = random.Random(11).sample(those, len(those))
        half = min(size, len(mixed) // 2)
        found.append(_timed(language, mixed[:half], mixed[half : half + 5 * size], vader))
    return found


def _timed(
    language: str, texts: Sequence[str], others: Sequence[str], vader: Callable[[str], object]
) -> Timed:
    firsts = [_first(texts, others, vader) for _ in range(_FIRST_ROUNDS)]
    ours = SentimentAnalyzer()
    ours.warm()
    _seconds(texts, ours.analyze)
    pairs = [(_seconds(texts, ours.analyze), _seconds(texts, vader)) for _ in range(_ROUNDS)]
    each = 1e6 / len(texts)
    return Timed(
        language=language,
        texts=len(texts),
        again=each * median(mine for mine, _ in pairs),
        first=each * median(mine for mine, _ in firsts),
        vader=each * median(theirs for _, theirs in pairs),
        again_ratio=median(mine / theirs for mine, theirs in pairs),
        first_ratio=median(mine / theirs for mine, theirs in firsts),
    )


def _first(
    texts: Sequence[str], others: Sequence[str], vader: Callable[[str], object]
) -> tuple[float, float]:
    fresh = SentimentAnalyzer()
    fresh.warm()
    _seconds(others, fresh.analyze)
    return _seconds(texts, fresh.analyze), _seconds(texts, vader)


def _seconds(texts: Iterable[str], judge: Callable[[str], object]) -> float:
    began = perf_counter()
    for text in texts:
        judge(text)
    return perf_counter() - began
