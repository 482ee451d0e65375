"""The four factors of churn on real histories, by the protocol of the data's README."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np

from engagement_plugin.domain.patterns import RiskBand
from engagement_plugin.insight.churn_factors import YOUNG_DAYS
from engagement_plugin.insight.cohort import Cohort
from engagement_plugin.insight.groups import Flags, Floats, Ints, begins, counts
from engagement_plugin.insight.history import BINS, DAY_SECONDS, SLOT_SECONDS, Days, History
from engagement_plugin.insight.patterns import understand

from .events import Events
from .report import Cell, Table

_LEAST_EVENTS: Final = 3
_TRAIN_SHARE: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person at one cut: what was known then, and whether they stayed away."""

    cut: float
    person: int
    recency: float
    days: int
    days_long: int
    risk: float
    is_young: bool
    band: RiskBand
    churned: bool


def tables(events: Events, *, horizon: int, draws: int) -> tuple[list[Table], dict[str, Cell]]:
    """Measure the factors beside recency and a logistic regression on three features."""
    cases = _cases(events, horizon)
    cuts = sorted({case.cut for case in cases})
    middle = cuts[int(len(cuts) * _TRAIN_SHARE)]
    train = [case for case in cases if case.cut < middle]
    test = [case for case in cases if case.cut >= middle]
    scores = {
        "recency": np.array([case.recency for case in test]),
        "minus active days": -np.array([float(case.days) for case in test]),
        "four factors": np.array([case.risk for case in test]),
        "logistic, 3 features": _logistic(train, test),
    }
    weights = _draws(test, draws)
    rows = [_row(name, score, scores["recency"], test, weights) for name, score in scores.items()]
    title = f"churn within {horizon} days, {events.name}: {len(test)} cases in the later cuts"
    key = f"{events.name}_{horizon}"
    return [
        Table(
            title=title,
            head=("score", "AUC", "2.5 %", "97.5 %", "minus recency", "5 %", "AUC, young"),
            rows=rows,
        ),
        Table(
            title=f"bands, {events.name}, {horizon} days (all cuts)",
            head=("band", "cases", "churned"),
            rows=_bands(cases),
        ),
    ], {
        f"{key}_factors_auc": _rounded(rows[2][1]),
        f"{key}_recency_auc": _rounded(rows[0][1]),
        f"{key}_logistic_auc": _rounded(rows[3][1]),
        f"{key}_cases": len(test),
    }


def _cases(events: Events, horizon: int) -> list[Case]:
    width = horizon * DAY_SECONDS
    first = events.begin or float(events.at.min()) // DAY_SECONDS * DAY_SECONDS
    cuts = np.arange(first + 2 * width, float(events.at.max()) - width + 1, width)
    return [case for cut in cuts.tolist() for case in _at_cut(events, cut, horizon)]


def _at_cut(events: Events, cut: float, horizon: int) -> Iterator[Case]:
    n = int(events.person.max()) + 1
    past = events.at < cut
    width = horizon * DAY_SECONDS
    ahead = counts(events.person[~past & (events.at < cut + width)], n)
    last = np.full(n, -np.inf)
    np.maximum.at(last, events.person[past], events.at[past])
    chosen = (counts(events.person[past], n) >= _LEAST_EVENTS) & (cut - last < width)
    people = np.flatnonzero(chosen)
    place = np.cumsum(chosen) - 1
    known = past & chosen[events.person]
    history = _history(events, known, place[events.person[known]], cut)
    found = understand(history, cohort=Cohort()).patterns
    days = [
        _active_days(events, past, cut - n_days * DAY_SECONDS, n) for n_days in _spans(horizon)
    ]
    for person, patterns in zip(people.tolist(), found, strict=True):
        yield Case(
            cut=cut,
            person=person,
            recency=(cut - float(last[person])) / DAY_SECONDS,
            days=int(days[0][person]),
            days_long=int(days[1][person]),
            risk=patterns.risk or 0.0,
            is_young=patterns.age_days < YOUNG_DAYS,
            band=patterns.risk_band,
            churned=not ahead[person],
        )


def _spans(horizon: int) -> tuple[int, int]:
    return horizon, 3 * horizon


def _active_days(events: Events, past: Flags, since: float, n: int) -> Ints:
    within = past & (events.at >= since)
    person = events.person[within]
    return counts(person[begins(person, events.at[within].astype(np.int64) // DAY_SECONDS)], n)


def _history(events: Events, past: Flags, person: Ints, cut: float) -> History:
    """Roll up all that was known at a cut."""
    slot = (events.at[past] // SLOT_SECONDS).astype(np.int64)
    n = int(person[-1]) + 1
    days = Days.of_half_hours(person, slot)
    row = np.cumsum(begins(person, slot // BINS)) - 1
    mood = events.mood[past]
    judged, scores = (~np.isnan(mood)).astype(np.float64), np.nan_to_num(mood)
    unknown = np.full(n, np.nan)
    return History(
        days=Days(
            person=days.person,
            day=days.day,
            bins=days.bins,
            sentiment_sum=np.bincount(row, weights=scores),
            sentiment_square_sum=np.bincount(row, weights=scores**2),
            sentiment_n=np.bincount(row, weights=judged),
            quality_sum=days.quality_sum,
            quality_n=days.quality_n,
            reply_latency_sum_ms=days.reply_latency_sum_ms,
            reply_latency_n=days.reply_latency_n,
        ),
        zones=["UTC"] * n,
        own_zones=[None] * n,
        languages=[None] * n,
        first_seen_at=unknown,
        last_seen_at=unknown,
        # The second before the cut: the last day is over, and today is that day.
        now=datetime.fromtimestamp(cut, UTC) - timedelta(seconds=1),
    )


def _logistic(train: list[Case], test: list[Case]) -> Floats:
    """Fit by Newton's method, with the usual unit ridge on standardised features."""
    seen, later = (np.array([_three(case) for case in cases]) for cases in (train, test))
    mean, deviation = seen.mean(axis=0), seen.std(axis=0)
    design, unseen = (
        np.column_stack([np.ones(len(each)), (each - mean) / deviation]) for each in (seen, later)
    )
    churned = np.array([case.churned for case in train], dtype=np.float64)
    ridge = np.diag([0.0, 1.0, 1.0, 1.0])
    weights = np.zeros(design.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (chance - churned) + ridge @ weights
        curvature = (design.T * (chance * (1 - chance))) @ design + ridge
        weights -= np.linalg.solve(curvature, slope)
    return np.asarray(unseen @ weights)


def _three(case: Case) -> tuple[float, float, float]:
    return float(np.log1p(case.recency)), float(case.days), float(case.days_long)


def _draws(cases: list[Case], number: int) -> Ints:
    """Weigh the rows by drawing whole people: rows of one person are no independent cases."""
    people, index = np.unique([case.person for case in cases], return_inverse=True)
    even = np.full(len(people), 1 / len(people))
    drawn = np.random.default_rng(0).multinomial(len(people), even, size=number)
    return np.asarray(drawn[:, index])


def _row(
    name: str, score: Floats, recency: Floats, cases: list[Case], weights: Ints
) -> list[Cell]:
    churned = np.array([case.churned for case in cases])
    young = np.array([case.is_young for case in cases])
    once = np.ones((1, len(cases)), dtype=np.int64)
    drawn, beside = _aucs(churned, score, weights), _aucs(churned, recency, weights)
    auc, base = (float(_aucs(churned, each, once)[0]) for each in (score, recency))
    return [
        name,
        auc,
        *np.quantile(drawn, [0.025, 0.975]).tolist(),
        auc - base,
        float(np.quantile(drawn - beside, 0.05)),
        float(_aucs(churned[young], score[young], once[:, young])[0]),
    ]


def _aucs(churned: Flags, score: Floats, weights: Ints) -> Floats:
    """Give the area under the curve for each row of weights; equal scores count half."""
    order = np.argsort(score)
    ranked = score[order]
    starts = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1]))
    left, stayed = (
        np.add.reduceat(weights[:, order] * each[order], starts, axis=1)
        for each in (churned, ~churned)
    )
    below = np.cumsum(stayed, axis=1) - stayed / 2
    pairs = left.sum(axis=1) * stayed.sum(axis=1)
    return np.asarray((left * below).sum(axis=1) / pairs)


def _bands(cases: list[Case]) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for band in RiskBand:
        churned = [case.churned for case in cases if case.band is band]
        rows.append([band.value, len(churned), float(np.mean(churned)) if churned else None])
    return rows


def _rounded(cell: Cell) -> float | None:
    return round(cell, 4) if isinstance(cell, float) else None
