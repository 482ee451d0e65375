"""How well zones are inferred, what the four factors are worth, and what a batch takes.

Zones are measured on made-up people, since no public data tells where somebody sleeps; churn on
the histories beside the project.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import pairwise
from statistics import median
from time import perf_counter
from typing import Final

import numpy as np

from engagement_plugin.domain import ZoneSource
from engagement_plugin.insight.cohort import Cohort
from engagement_plugin.insight.half_hours import HalfHours, half_hours
from engagement_plugin.insight.history import BINS, Days, History
from engagement_plugin.insight.offsets import offset_at
from engagement_plugin.insight.patterns import understand
from engagement_plugin.insight.zones import ZoneGuess, infer_zones

from . import events as histories
from . import factors
from .campus import ROUNDS, audience_of, campus, error_hours
from .report import Cell, Result, Table
from .sleepers import HOMES, NOW, Sleeper, sleepers

_ACTIVE_DAYS: Final = (3, 7, 14, 30, 90)
_DETAILED: Final = 30
_HEAD: Final = ("n", "mean error h", "median", "within 1 h", "within 2 h", "confidence")
_QUIET: Final = 12  # half hours of the longest quiet
_NIGHT_ENDS: Final = 7.0


def run(*, quick: bool) -> Result:
    """Measure."""
    number = 200 if quick else 2_000
    chance = np.random.default_rng(5)
    towns = {days: sleepers(number, active_days=days, chance=chance) for days in _ACTIVE_DAYS}
    judged = {days: _guesses(town) for days, town in towns.items()}
    detailed = towns[_DETAILED], judged[_DETAILED]
    seconds = _batch_seconds(people=100 if quick else 1_000)
    real, real_figures = _real(quick=quick)
    table, figures = _by_days(towns, judged)
    return Result(
        tables=[table, _by_kind(*detailed), _calibration(towns, judged), *real],
        notes=[
            "Errors compare clocks now: a zone beside the true one with the same clock has none.",
            f"A batch of 400 days each took {seconds:.2f} s.",
            "No more than the hour can be had from sleep alone: people's nights differ by as much.",
        ],
        figures={
            **figures,
            **real_figures,
            "batch_s": round(seconds, 3),
            "n": {"people": number, "batch": 100 if quick else 1_000},
        },
    )


def _by_days(
    towns: dict[int, list[Sleeper]], judged: dict[int, list[ZoneGuess]]
) -> tuple[Table, dict[str, Cell]]:
    rows: list[list[Cell]] = []
    figures: dict[str, Cell] = {}
    for days, town in towns.items():
        rows.append([f"{days} days", *_errors(town, judged[days])])
        figures[f"within_1h_{days}"] = round(float(str(rows[-1][4])), 4)
        rows.append([f"{days} days, language unknown", *_errors(town, _guesses(town, mute=True))])
        known = _guesses(town, rounds=ROUNDS)
        rows.append([f"{days} days, audience known", *_errors(town, known)])
        rows.append([f"{days} days, longest quiet", *_errors(town, _naive(town))])
    first = towns[_ACTIVE_DAYS[0]]
    rows.append(["language alone", *_errors(first, _guesses(first, still=True))])
    return Table(
        title="Zones by number of active days", head=("active", *_HEAD), rows=rows
    ), figures


def _by_kind(town: Sequence[Sleeper], judged: Sequence[ZoneGuess]) -> Table:
    kinds: dict[str, Callable[[Sleeper], bool]] = {
        "whole hours": lambda each: not _is_odd(each.zone),
        "half hours and 45 minutes": lambda each: _is_odd(each.zone),
        "clock changes": lambda each: _changes(each.zone),
        "night owls": lambda each: each.is_owl,
        "not owls": lambda each: not each.is_owl,
        "language of the place": lambda each: each.language not in {None, "en"},
        "English or none told": lambda each: each.language in {None, "en"},
    }
    rows: list[list[Cell]] = []
    for name, belongs in kinds.items():
        pairs = [pair for pair in zip(town, judged, strict=True) if belongs(pair[0])]
        rows.append([name, *_errors([who for who, _ in pairs], [guess for _, guess in pairs])])
    for zone in HOMES:
        pairs = [pair for pair in zip(town, judged, strict=True) if pair[0].zone == zone]
        rows.append([zone, *_errors([who for who, _ in pairs], [guess for _, guess in pairs])])
    return Table(title=f"Zones by kind, {_DETAILED} active days", head=("kind", *_HEAD), rows=rows)


def _calibration(towns: dict[int, list[Sleeper]], judged: dict[int, list[ZoneGuess]]) -> Table:
    """Set what was promised beside what came true."""
    pairs = [
        (guess.confidence, _error(who, guess) <= 1)
        for days in towns
        for who, guess in zip(towns[days], judged[days], strict=True)
    ]
    edges = (0.0, 0.3, 0.5, 0.7, 0.85, 0.95, 1.01)
    rows: list[list[Cell]] = []
    for low, high in pairwise(edges):
        within = [pair for pair in pairs if low <= pair[0] < high]
        if within:
            said, true = np.mean(within, axis=0).tolist()
            rows.append([f"{low:.2f} to {min(high, 1):.2f}", len(within), said, true])
    return Table(
        title="Confidence, all numbers of days together",
        head=("confidence", "people", "promised", "within 1 h"),
        rows=rows,
    )


def _errors(town: Sequence[Sleeper], guesses: Sequence[ZoneGuess]) -> list[Cell]:
    errors = [_error(*pair) for pair in zip(town, guesses, strict=True)]
    promised = [guess.confidence for guess in guesses if guess.confidence]
    return [
        len(errors),
        float(np.mean(errors)),
        float(median(errors)),
        float(np.mean([error <= 1 for error in errors])),
        float(np.mean([error <= 2 for error in errors])),
        float(np.mean(promised)) if promised else None,
    ]


def _error(who: Sleeper, guess: ZoneGuess) -> float:
    return error_hours(who.zone, guess.zone, NOW)


def _guesses(
    town: Sequence[Sleeper], *, mute: bool = False, still: bool = False, rounds: int = 0
) -> list[ZoneGuess]:
    """Infer; `mute` hides the languages, `still` the activity; in each round the town is known better."""
    half = _half_hours(town, still=still)
    found: list[ZoneGuess | None] = []
    for _ in range(rounds + 1):
        found = infer_zones(
            half,
            own_zones=[None] * len(town),
            languages=["" if mute else who.language for who in town],
            now=NOW,
            audience=audience_of(found),
        )
    return [guess or _unknown("UTC") for guess in found]


def _naive(town: Sequence[Sleeper]) -> list[ZoneGuess]:
    """Take the six quietest hours in a row for a night that ends at seven."""
    found = []
    for who in town:
        seen = np.bincount(np.array(who.slots) % BINS, minlength=BINS)
        quiet = np.convolve(np.concatenate([seen, seen]), np.ones(_QUIET), mode="valid")[:BINS]
        wakes = (int(np.argmin(quiet)) + _QUIET) / 2
        hours = round((_NIGHT_ENDS - wakes + 12) % 24 - 12)
        # Etc/GMT-3 is three hours ahead of UTC.
        found.append(_unknown(f"Etc/GMT{-hours:+d}" if hours else "UTC"))
    return found


def _unknown(zone: str) -> ZoneGuess:
    return ZoneGuess(zone=zone, source=ZoneSource.RHYTHM, confidence=0.0)


def _half_hours(town: Sequence[Sleeper], *, still: bool) -> HalfHours:
    sizes = [0 if still else len(who.slots) for who in town]
    slots = [] if still else [slot for who in town for slot in who.slots]
    person = np.repeat(np.arange(len(town)), sizes)
    found, _ = half_hours(
        _history(Days.of_half_hours(person, np.array(slots, dtype=np.int64)), town)
    )
    return found


def _history(days: Days, town: Sequence[Sleeper]) -> History:
    return History(
        days=days,
        zones=[who.zone for who in town],
        own_zones=[None] * len(town),
        languages=[who.language for who in town],
        first_seen_at=np.full(len(town), np.nan),
        last_seen_at=np.full(len(town), np.nan),
        now=NOW,
    )


def _is_odd(zone: str) -> bool:
    return offset_at(zone, NOW) % 3_600 != 0


def _changes(zone: str) -> bool:
    return offset_at(zone, NOW) != offset_at(zone, NOW - timedelta(days=120))


def _batch_seconds(*, people: int) -> float:
    """Time the whole understanding of people who were there on each of 400 days."""
    town = sleepers(min(people, 50), active_days=400, chance=np.random.default_rng(9))
    copies = (town * people)[:people]
    slots = np.array([slot for who in copies for slot in who.slots], dtype=np.int64)
    person = np.repeat(np.arange(people), [len(who.slots) for who in copies])
    history = _history(Days.of_half_hours(person, slots), copies)
    taken = []
    for _ in range(3):
        begin = perf_counter()
        understand(history, cohort=Cohort())
        taken.append(perf_counter() - begin)
    return median(taken)


def _real(*, quick: bool) -> tuple[list[Table], dict[str, Cell]]:
    draws = 20 if quick else 500
    events = histories.gitter(with_mood=not quick)
    college = histories.college()
    tasks = [(events, 14), (events, 30), (college, 14)]
    table, figures = campus(college)
    tables = [table]
    for task, horizon in tasks:
        shown, measured = factors.tables(task, horizon=horizon, draws=draws)
        tables += shown
        figures |= measured
    return tables, figures
