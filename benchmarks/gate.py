"""Made-up contests whose winner is known: how often each kind of challenger passes the gate."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.random import Generator

from engagement_plugin.insight.groups import Floats
from engagement_plugin.learning.gate import Evidence, judge
from engagement_plugin.learning.metrics import auc


class Case(NamedTuple):
    """A kind of challenger: how much of what decides it sees, 0 to 1."""

    name: str
    sight: float


CASES: Final = (Case("worse", 0.84), Case("equal", 0.88), Case("better", 0.96))
_CHAMPION: Final = 0.88
_SIZES: Final = (200, 500, 2_000)
_STRENGTH: Final = 2.0
_ROWS_A_PERSON: Final = 2


class Passed(NamedTuple):
    """The shares of challengers of one case that passed."""

    case: str
    rows: int
    naive: float
    gate: float


def promotions(*, trials: int, times: int, seed: int) -> Sequence[Passed]:
    """Hold contests, with as many rows each."""
    random = np.random.default_rng(seed)
    return [_of(case, rows, trials, times, random) for case in CASES for rows in _SIZES]


def _of(case: Case, rows: int, trials: int, times: int, random: Generator) -> Passed:
    naive = gate = 0
    for trial in range(trials):
        truth = random.normal(0, 1, rows)
        outcome = random.random(rows) < _chance(_STRENGTH * truth)
        evidence = Evidence(outcome=outcome, person=np.arange(rows) // _ROWS_A_PERSON)
        champion, challenger = (_seen(truth, each, random) for each in (_CHAMPION, case.sight))
        naive += auc(outcome, challenger) > auc(outcome, champion)
        gate += judge(
            evidence,
            challenger=challenger,
            champion=champion,
            is_champion_chance=True,
            times=times,
            seed=trial,
        ).is_passed
    return Passed(case.name, rows, naive / trials, gate / trials)


def _seen(truth: Floats, sight: float, random: Generator) -> Floats:
    """Give the honest chances of somebody who sees the truth through a fog."""
    fog = 1 - sight**2
    seen = sight * truth + np.sqrt(fog) * random.normal(0, 1, len(truth))
    # A logistic curve behind a fog is nearly one again, only flatter.
    return _chance(_STRENGTH * sight * seen / np.sqrt(1 + np.pi / 8 * _STRENGTH**2 * fog))


def _chance(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)))
