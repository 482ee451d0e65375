"""Sentiment a language beside VADER, AFINN and the majority; and the time a message takes.

No list is fitted on these rows. "Unknown" counts as neutral. The texts are read without a hint of
their language; the column "told" gives it as a person's settings would.
"""

import html
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Final

from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.domain.sentiment import NEUTRAL_BAND

from .report import Cell, NotPossibleError, Result, Table
from .sentiment_time import HEAD, times
from .shared_data import lines

_SETS: Final = (
    "xlmt_tweets_8lang",
    "brighter_emotion_polarity",
    "sts_gold_en",
    "vader_tweets",
    "cedr_ru",
    "smsa_id",
)
_EIGHT: Final = "xlmt_tweets_8lang"
_UNTUNED: Final = ("sts_gold_en", "xlmt_tweets_8lang", "brighter_emotion_polarity")
_UNSUPPORTED: Final = ("zh", "ro", "sv", "tt")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_QUICK_ROWS: Final = 200

Judge = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled text; the label is -1, 0 or 1."""

    text: str
    label: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How everybody does on one language of a set."""

    name: str
    language: str
    rows: int
    accuracy: float
    macro_f1: float
    told_f1: float
    coverage: float
    vader_accuracy: float
    vader_f1: float
    afinn_f1: float
    majority: float

    def cells(self) -> tuple[Cell, ...]:
        """Give a line of the table."""
        return (
            f"{self.name} {self.language}", self.rows, self.accuracy, self.macro_f1, self.told_f1,
            self.coverage, self.vader_accuracy, self.vader_f1, self.afinn_f1, self.majority,
        )  # fmt: skip


_HEAD: Final = (
    "set", "rows", "accuracy", "macro-F1", "told", "coverage", "VADER acc", "VADER F1", "AFINN F1",
    "majority acc",
)  # fmt: skip


def run(*, quick: bool) -> Result:
    """Measure."""
    vader, afinn = _others()
    ours = SentimentAnalyzer()
    sets = _read(quick=quick)
    judged = [_judged(key, rows, ours, vader, afinn) for key, rows in sets.items()]
    timed = times(_texts(sets), vader, quick=quick)
    english = [
        each.accuracy - each.vader_accuracy
        for each in judged
        if each.language == "en" and each.name in _UNTUNED
    ]
    return Result(
        tables=(
            Table(title="Judgement", head=_HEAD, rows=[each.cells() for each in judged]),
            Table(
                title="Microseconds a message", head=HEAD, rows=[each.cells() for each in timed]
            ),
        ),
        notes=(
            "coverage: share of rows that are not neutral with at least one entry found.",
            f"{', '.join(_UNSUPPORTED)} are not supported, and shown for what becomes of them.",
            f"English minus VADER: mean difference in accuracy over {', '.join(_UNTUNED)}.",
        ),
        figures={
            "time_ratio_vader": round(max(each.again_ratio for each in timed), 3),
            "time_ratio_vader_first": round(max(each.first_ratio for each in timed), 3),
            "english_minus_vader": round(mean(english), 4),
            "macro_f1_mean_8": round(mean(e.macro_f1 for e in judged if e.name == _EIGHT), 4),
            "n": {"rows": sum(map(len, sets.values())), "sets": len(sets)},
        },
    )


def _others() -> tuple[Judge, Judge]:
    try:
        from afinn import Afinn  # noqa: PLC0415 - of the dev group
        from vaderSentiment.vaderSentiment import (  # noqa: PLC0415 - of the dev group
            SentimentIntensityAnalyzer,
        )
    except ImportError as error:
        raise NotPossibleError(f"{error.name} is missing; install the dev group") from error
    vader = SentimentIntensityAnalyzer()
    afinn = Afinn(emoticons=True)
    return (
        lambda text: float(vader.polarity_scores(text)["compound"]),
        lambda text: float(afinn.score(text)),
    )


def _read(*, quick: bool) -> dict[tuple[str, str], list[Row]]:
    """Give the rows of each set and language; quick takes a fixed draw of each."""
    sets: dict[tuple[str, str], list[Row]] = {}
    for name in _SETS:
        body = lines(f"sentiment/{name}.tsv.gz")
        next(body)
        for line in body:
            language, label, _, text = line.split("\t", 3)
            sets.setdefault((name, language), []).append(Row(_plain(text), int(label)))
    if not quick:
        return sets
    return {
        key: random.Random(7).sample(rows, min(len(rows), _QUICK_ROWS))
        for key, rows in sets.items()
    }


def _plain(text: str) -> str:
    """Undo what the sets' makers left escaped, for every judge alike."""
    return html.unescape(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))


def _texts(sets: dict[tuple[str, str], list[Row]]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for (_, language), rows in sorted(sets.items()):
        if language not in _UNSUPPORTED:
            texts.setdefault(language, []).extend(row.text for row in rows)
    return texts


def _judged(
    key: tuple[str, str], rows: Sequence[Row], ours: SentimentAnalyzer, vader: Judge, afinn: Judge
) -> Judged:
    name, language = key
    accuracy, macro_f1 = _figures(rows, lambda text: ours.analyze(text).score)
    _, told_f1 = _figures(rows, lambda text: ours.analyze(text, language=language).score)
    vader_accuracy, vader_f1 = _figures(rows, vader)
    felt = [row.text for row in rows if row.label]
    return Judged(
        name=name,
        language=language,
        rows=len(rows),
        accuracy=accuracy,
        macro_f1=macro_f1,
        told_f1=told_f1,
        coverage=mean(ours.analyze(text).confidence > 0 for text in felt),
        vader_accuracy=vader_accuracy,
        vader_f1=vader_f1,
        afinn_f1=_figures(rows, afinn)[1],
        majority=Counter(row.label for row in rows).most_common(1)[0][1] / len(rows),
    )


def _figures(rows: Sequence[Row], judge: Judge) -> tuple[float, float]:
    """Give accuracy, and macro-F1 over the labels that occur."""
    pairs = Counter((row.label, _side(judge(row.text))) for row in rows)
    right = sum(n for (label, said), n in pairs.items() if label == said)
    return right / len(rows), mean(_f1(pairs, label) for label in {row.label for row in rows})


def _side(score: float) -> int:
    return (score >= NEUTRAL_BAND) - (score <= -NEUTRAL_BAND)


def _f1(pairs: Counter[tuple[int, int]], wanted: int) -> float:
    said = sum(n for (_, side), n in pairs.items() if side == wanted)
    there = sum(n for (label, _), n in pairs.items() if label == wanted)
    return 2 * pairs[wanted, wanted] / (said + there)
