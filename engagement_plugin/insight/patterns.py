"""Everything that is known of many people, computed at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engagement_plugin.domain.patterns import Patterns, RiskBand, RiskSource
from engagement_plugin.insight.churn_factors import FACTORS, ChurnFactors, churn_factors
from engagement_plugin.insight.cohort import Cohort
from engagement_plugin.insight.exchange import quality_mean, reply_latency
from engagement_plugin.insight.favourites import favourites
from engagement_plugin.insight.gaps import Gaps, burstiness, gaps
from engagement_plugin.insight.groups import Floats, Ints
from engagement_plugin.insight.half_hours import (
    HalfHours,
    OwnDays,
    half_hours,
    last_active_seconds,
    own_days,
)
from engagement_plugin.insight.history import DAY_SECONDS, Days, History
from engagement_plugin.insight.mending import mended
from engagement_plugin.insight.mood import Mood, mood
from engagement_plugin.insight.reasons import reasons
from engagement_plugin.insight.rhythm import centre, likeliest, rhythm
from engagement_plugin.insight.sessions import Sessions, session_counts, session_means, sessions
from engagement_plugin.insight.streaks import streaks
from engagement_plugin.insight.trend import engagement_trend
from engagement_plugin.insight.value import percentiles, value_scores
from engagement_plugin.insight.windows import EVER, Windows, ages, windows
from engagement_plugin.insight.zones import ZoneGuess, infer_zones

_SHOWN_WINDOWS: Final = (7, 14, 30, 90)

Columns = dict[str, Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What a batch came to.

    Attributes:
        patterns: One a person, in the order of the history.
        broken: Indices of people with rows that cannot be; what was left of them counted.
        days: The rows without what cannot be.
        value_scores, factors: With `days`, what `cohort_of` learns from.
    """

    patterns: list[Patterns]
    broken: list[int]
    days: Days
    value_scores: Floats
    factors: Floats


def understand(history: History, *, cohort: Cohort, trusted: float | None = None) -> Understanding:
    """Compute everything.

    Each person's result depends on their own rows and the cohort alone, never on who else is in
    the batch.

    Args:
        trusted: From which confidence on days are cut in the guessed zone instead of the
            history's; never without one.
    """
    tidy, broken = mended(history)
    half, uncountable = half_hours(tidy)
    guesses = infer_zones(
        half,
        own_zones=tidy.own_zones,
        languages=tidy.languages,
        now=tidy.now,
        audience=cohort.zones,
    )
    if trusted is not None:
        # Guessed by UTC alone, so that the answer never depends on an earlier guess.
        tidy = replace(tidy, zones=_settled(tidy.zones, guesses, trusted))
        half, _ = half_hours(tidy)
    own = own_days(half)
    found = _Found.of(tidy, half, own, cohort)
    scores = value_scores(
        found.windows.active_days[30],
        _padded(tidy.conversions, tidy),
        _padded(tidy.payments, tidy),
    )
    columns = _columns(tidy, half, own, found, cohort) | _zones(guesses)
    columns["value_percentile"] = _numbers(percentiles(scores, cohort.values))
    names = tuple(columns)
    return Understanding(
        patterns=[
            Patterns(**dict(zip(names, row, strict=True)))
            for row in zip(*columns.values(), strict=True)
        ],
        broken=np.flatnonzero(broken | uncountable).tolist(),
        days=tidy.days,
        value_scores=scores,
        factors=found.factors.factors,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What several columns are made from."""

    windows: Windows
    sessions: Sessions
    gaps: Gaps
    mood: Mood
    age: Ints
    silent_days: Floats
    factors: ChurnFactors

    @classmethod
    def of(cls, history: History, half: HalfHours, own: OwnDays, cohort: Cohort) -> "_Found":
        age = ages(own, first_day=_first_days(history, half), today=half.today)
        counted = windows(own, age)
        silent = _silent_days(history, half)
        visits = sessions(half)
        felt = mood(history.days, n=history.n, today=history.today, cohort=cohort)
        return cls(
            windows=counted,
            sessions=visits,
            gaps=gaps(visits),
            mood=felt,
            age=age,
            silent_days=silent,
            factors=churn_factors(
                silent_days=silent,
                active_days_14=counted.active_days[14],
                active_days_60=counted.active_days[60],
                active_days_90=counted.active_days[90],
                mood_30=felt.recent,
                age=age,
            ),
        )


def _columns(
    history: History, half: HalfHours, own: OwnDays, found: _Found, cohort: Cohort
) -> Columns:
    return {
        **_windows(found.windows, found.age),
        **_sessions(found.sessions, found.gaps),
        **_rhythm(half),
        **_favourites(history),
        **_streaks(half, own),
        **_mood(found.mood),
        **_risk(found, cohort),
        "silent_days": _numbers(found.silent_days),
        "burstiness": _numbers(burstiness(half)),
        "trend": _numbers(engagement_trend(own, found.age)),
        "quality_mean": _numbers(
            quality_mean(history.days, n=history.n, today=history.today, cohort=cohort)
        ),
        "reply_latency_seconds": _numbers(
            reply_latency(history.days, n=history.n, today=history.today)
        ),
        "analysed_at": [history.now] * history.n,
    }


def _first_days(history: History, half: HalfHours) -> Ints:
    """Give the own day of when each was first seen; today where it is not known, or not yet."""
    seen = np.where(np.isfinite(history.first_seen_at), history.first_seen_at, np.inf)
    away = np.maximum(history.now_seconds - np.maximum(seen, 0), 0)
    # Days back from now, so that the clock of the day they came does not matter.
    days = np.floor(np.where(np.isfinite(away), away, 0) / DAY_SECONDS).astype(np.int64)
    return half.today - days


def _silent_days(history: History, half: HalfHours) -> Floats:
    """Give the days since anything; someone without a half hour counts from their last sight."""
    last = last_active_seconds(half)
    seen = np.where(np.isfinite(history.last_seen_at), history.last_seen_at, np.nan)
    last = np.where(np.isnan(last), np.maximum(seen, 0), last)
    return np.maximum(history.now_seconds - last, 0) / DAY_SECONDS


def _windows(counted: Windows, age: Ints) -> Columns:
    columns: Columns = {
        "interactions": counted.interactions[EVER].tolist(),
        "active_days": counted.active_days[EVER].tolist(),
        "active_share_30": counted.active_share(30).tolist(),
        "age_days": age.tolist(),
    }
    for length in _SHOWN_WINDOWS:
        columns[f"interactions_{length}"] = counted.interactions[length].tolist()
        columns[f"active_days_{length}"] = counted.active_days[length].tolist()
        columns[f"per_day_{length}"] = counted.per_day(length).tolist()
    return columns


def _sessions(found: Sessions, pauses: Gaps) -> Columns:
    length, size = session_means(found)
    return {
        "sessions": session_counts(found).tolist(),
        "sessions_30": session_counts(found, days=30).tolist(),
        "session_half_hours": _numbers(length),
        "session_interactions": _numbers(size),
        "gap_mean_hours": _numbers(pauses.mean),
        "gap_median_hours": _numbers(pauses.median),
        "gap_p90_hours": _numbers(pauses.p90),
    }


def _rhythm(half: HalfHours) -> Columns:
    found = rhythm(half)
    middle, concentration = centre(found.hours)
    total = found.total.tolist()
    shares = found.shares.round(5).tolist()
    return {
        "rhythm": [
            tuple(row) if weight else () for row, weight in zip(shares, total, strict=True)
        ],
        "rhythm_weight": total,
        "preferred_hours": likeliest(found.hours, 3),
        "preferred_weekday": [day[0] if day else None for day in likeliest(found.weekdays, 1)],
        "hour_centre": _numbers(middle),
        "hour_concentration": _numbers(concentration),
    }


def _favourites(history: History) -> Columns:
    columns: Columns = {}
    for name in ("types", "contents", "commands", "features"):
        best, number = favourites(
            history.days, getattr(history.days, name), n=history.n, today=history.today
        )
        columns[f"preferred_{name}"] = best
        if name != "types":
            columns[f"{name}_used"] = number.tolist()
    return columns


def _streaks(half: HalfHours, own: OwnDays) -> Columns:
    found = streaks(own, today=half.today)
    return {"streak": found.current.tolist(), "longest_streak": found.longest.tolist()}


def _mood(felt: Mood) -> Columns:
    return {
        "mood_mean": _numbers(felt.mean),
        "mood_trend": _numbers(felt.trend),
        "mood_volatility": _numbers(felt.volatility),
        "mood_n": felt.n.tolist(),
    }


def _settled(
    zones: Sequence[str], guesses: Sequence[ZoneGuess | None], trusted: float
) -> list[str]:
    return [
        zone if guess is None or guess.confidence < trusted else guess.zone
        for zone, guess in zip(zones, guesses, strict=True)
    ]


def _zones(guesses: Sequence[ZoneGuess | None]) -> Columns:
    return {
        "zone": [guess and guess.zone for guess in guesses],
        "zone_source": [guess and guess.source for guess in guesses],
        "zone_confidence": [guess and guess.confidence for guess in guesses],
    }


def _risk(found: _Found, cohort: Cohort) -> Columns:
    counted, felt, factors = found.windows, found.mood, found.factors
    risk = _numbers(factors.risk)
    # A newcomer has no earlier days that the last ones could be compared with.
    earlier = np.where(factors.expected_14 > 0, factors.expected_14, np.nan)
    nothing = np.full(len(found.age), np.nan)
    return {
        **{
            f"risk_{name}": _numbers(factors.factors[:, place])
            for place, name in enumerate(FACTORS)
        },
        "risk": risk,
        "risk_band": [RiskBand.of(each) for each in risk],
        "risk_source": [RiskSource.FOUR_FACTORS] * len(risk),
        "reasons": reasons(
            factors,
            typical=cohort.factors,
            values=(
                found.silent_days,
                counted.active_days[90],
                np.where(np.isnan(earlier), np.nan, counted.active_days[14]),
                felt.recent,
            ),
            usual=(found.gaps.median / 24, nothing, earlier, felt.mean),
        ),
    }


def _padded(amounts: Floats, history: History) -> Floats:
    return amounts if len(amounts) else np.zeros(history.n)


def _numbers(values: npt.NDArray[Any]) -> list[float | None]:
    """Give plain numbers, None for NaN."""
    return [None if isnan(each) else each for each in values.tolist()]
