"""Numbers that cannot be are left out, so that one broken row never spoils a batch."""

from dataclasses import fields, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engagement_plugin.insight.groups import Flags, Ints, is_sorted
from engagement_plugin.insight.history import Days, History, Numbers, Uses, person_flags

MOST: Final = 1_000_000
_MOST_LATENCY_MS: Final = 30 * 86_400_000
_ROUNDING: Final = 1e-6


def mended(history: History) -> tuple[History, Flags]:
    """Give the history in order of person and day, and mark the people with broken rows.

    A row of nobody, of a day that cannot be or of the future is dropped. A broken sum is dropped
    alone: the rest of its row stays.
    """
    days, n = history.days, history.n
    person = _finite(days.person)
    possible = (person >= 0) & (person < n)
    dated = np.nan_to_num(_finite(days.day), nan=-1) >= 0
    kept = np.flatnonzero(possible & dated & (_finite(days.day) <= history.today))
    broken = person_flags(person[possible].astype(np.int64), ~dated[possible], n)
    rows = kept[_order(days, kept)]
    found, spoilt = _sums(_take(days, rows))
    broken |= person_flags(found.person, spoilt, n)
    return replace(history, days=found), broken


def whole_counts(values: Numbers) -> tuple[Numbers, Flags]:
    """Give counts from 0 to `MOST`, and mark those that were not: they are 0, or cut."""
    is_number = np.isfinite(values) & (values >= 0)
    counts = np.where(is_number, np.minimum(values, MOST), 0).astype(np.int64)
    return counts, ~is_number | (values > MOST)


def _finite(values: Numbers) -> npt.NDArray[np.float64]:
    return np.where(np.isfinite(values), values, np.nan).astype(np.float64)


def _order(days: Days, kept: Ints) -> Ints | slice:
    person, day = days.person[kept], days.day[kept]
    if is_sorted(person.astype(np.int64) * 2**32 + day.astype(np.int64)):
        return slice(None)
    return np.lexsort((day, person))


def _take(days: Days, rows: Ints) -> Days:
    if len(rows) == len(days.person) and is_sorted(rows):
        return _typed(days)
    place = np.full(len(days.person), -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    columns: dict[str, Any] = {}
    for each in fields(days):
        column = getattr(days, each.name)
        columns[each.name] = _moved(column, place) if isinstance(column, Uses) else column[rows]
    return _typed(Days(**columns))


def _typed(days: Days) -> Days:
    return replace(days, person=days.person.astype(np.int64), day=days.day.astype(np.int64))


def _moved(uses: Uses, place: Ints) -> Uses:
    row = place[uses.row]
    kept = row >= 0
    return replace(uses, row=row[kept], name=uses.name[kept], count=uses.count[kept])


def _sums(days: Days) -> tuple[Days, Flags]:
    """Drop the sums that contradict their number of terms."""
    moods, bad_moods = whole_counts(days.sentiment_n)
    scored, bad_scored = whole_counts(days.quality_n)
    replies, bad_replies = whole_counts(days.reply_latency_n)
    sentiment, square = _finite(days.sentiment_sum), _finite(days.sentiment_square_sum)
    latency, quality = _finite(days.reply_latency_sum_ms), _finite(days.quality_sum)
    good_mood = (
        ~bad_moods
        & (np.abs(sentiment) <= moods + _ROUNDING)
        & (square >= -_ROUNDING)
        & (square <= moods + _ROUNDING)
    )
    good_quality = ~bad_scored & (quality >= -_ROUNDING) & (quality <= scored + _ROUNDING)
    good_latency = ~bad_replies & (latency >= 0) & (latency <= replies * _MOST_LATENCY_MS)
    found = replace(
        days,
        sentiment_sum=np.where(good_mood, sentiment, 0.0),
        sentiment_square_sum=np.where(good_mood, square, 0.0),
        sentiment_n=np.where(good_mood, moods, 0),
        quality_sum=np.where(good_quality, quality, 0.0),
        quality_n=np.where(good_quality, scored, 0),
        reply_latency_sum_ms=np.where(good_latency, latency, 0.0),
        reply_latency_n=np.where(good_latency, replies, 0),
    )
    return found, ~(good_mood & good_quality & good_latency)
