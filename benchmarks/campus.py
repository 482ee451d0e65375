"""Zones on real histories of which the zone is known: a campus where everybody shares one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Flags, Floats, Ints, counts
from engagement_plugin.insight.half_hours import HalfHours, half_hours
from engagement_plugin.insight.history import SLOT_SECONDS, Days, History
from engagement_plugin.insight.offsets import offset_at
from engagement_plugin.insight.zones import LEAST_DAYS, ZoneGuess, infer_zones

from .events import Events
from .report import Cell, Table

HOME: Final = "America/Los_Angeles"
ROUNDS: Final = 3
_EVER: Final = 10_000
_BORDERS: Final = ((3, 6), (7, 13), (14, 29), (30, _EVER))


def audience_of(guesses: Sequence[ZoneGuess | None]) -> Mapping[str, float]:
    """Count the people by zone, a guess by its confidence."""
    found: dict[str, float] = defaultdict(float)
    for guess in guesses:
        if guess is not None:
            found[guess.zone] += guess.confidence
    return found


def campus(events: Events) -> tuple[Table, dict[str, Cell]]:
    """Infer everybody's zone, told nothing but that they speak English."""
    half, days, now = _half_hours(events)
    audience: Mapping[str, float] = {}
    rows: list[list[Cell]] = []
    figures: dict[str, Cell] = {}
    for turn in range(ROUNDS + 1):
        guesses = infer_zones(
            half,
            own_zones=[None] * half.n,
            languages=["en"] * half.n,
            now=now,
            audience=audience,
        )
        audience = audience_of(
            [guess for guess, n in zip(guesses, days.tolist(), strict=True) if n >= LEAST_DAYS]
        )
        if turn in {0, ROUNDS}:
            name = "audience known" if turn else "first look"
            rows += [[f"{name}, {row[0]}", *row[1:]] for row in _rows(guesses, days, now)]
            figures[f"campus_within_1h_{'known' if turn else 'first'}"] = _all(guesses, days, now)
    return Table(
        title=f"Zones on college_msg, everybody in {HOME}",
        head=("active days", "people", "mean error h", "within 1 h", "within 2 h", "confidence"),
        rows=rows,
    ), figures


def _half_hours(events: Events) -> tuple[HalfHours, Ints, datetime]:
    n = int(events.person.max()) + 1
    days = Days.of_half_hours(events.person, (events.at // SLOT_SECONDS).astype(np.int64))
    now = datetime.fromtimestamp(float(events.at.max()) + 1, UTC)
    unknown = np.full(n, np.nan)
    history = History(
        days=days,
        zones=["UTC"] * n,
        own_zones=[None] * n,
        languages=["en"] * n,
        first_seen_at=unknown,
        last_seen_at=unknown,
        now=now,
    )
    return half_hours(history)[0], counts(days.person, n), now


def _rows(guesses: Sequence[ZoneGuess | None], days: Ints, now: datetime) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    for least, most in _BORDERS:
        errors, promised = _errors(guesses, (days >= least) & (days <= most), now)
        reach = f"{least} or more" if most >= _EVER else f"{least} to {most}"
        rows.append(
            [
                reach,
                len(errors),
                float(errors.mean()),
                float((errors <= 1).mean()),
                float((errors <= 2).mean()),
                float(promised.mean()),
            ]
        )
    return rows


def _all(guesses: Sequence[ZoneGuess | None], days: Ints, now: datetime) -> float:
    errors, _ = _errors(guesses, days >= LEAST_DAYS, now)
    return round(float((errors <= 1).mean()), 4)


def _errors(
    guesses: Sequence[ZoneGuess | None], chosen: Flags, now: datetime
) -> tuple[Floats, Floats]:
    found = [
        (error_hours(HOME, guess.zone, now), guess.confidence)
        for guess, is_in in zip(guesses, chosen.tolist(), strict=True)
        if is_in and guess is not None
    ]
    errors, promised = np.array(found).T
    return errors, promised


def error_hours(home: str, guessed: str, now: datetime) -> float:
    """Compare two clocks, on the circle."""
    away = abs(offset_at(home, now) - offset_at(guessed, now)) / 3_600
    return min(away, 24 - away)
