"""Whether the experiment's figures keep their promises, in made-up worlds whose truth is known.

Coverage: how often Newcombe's interval holds the true difference. False positives: how often an
interval that is looked at every day for 90 days ever denies a truth of "no difference". Power: how
often the test finds an effect at the number of people that was computed for it.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.stats import norm

from engagement_plugin.experiment.always_valid import always_valid
from engagement_plugin.experiment.interval import z_of
from engagement_plugin.experiment.judging import ALPHA, Arms, Verdict, judge
from engagement_plugin.experiment.power import people_needed
from engagement_plugin.experiment.proportions import Share, difference
from engagement_plugin.experiment.sample_ratio import sample_ratio

from .report import Cell, Result, Table

_WORLDS: Final = 20_000
_QUICK: Final = 2_000
_DAYS: Final = 90
_A_DAY: Final = 40  # people who reach the moment of a message, a day
_SEED: Final = 20_26

Random = np.random.Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How many are in each arm, and what share of each stays."""

    treated: int
    held_out: int
    with_it: float
    without: float


_COVERED: Final = (
    World(treated=900, held_out=100, with_it=0.05, without=0.08),
    World(treated=1_800, held_out=200, with_it=0.02, without=0.03),
    World(treated=900, held_out=100, with_it=0.38, without=0.33),
    World(treated=9_000, held_out=1_000, with_it=0.55, without=0.50),
    World(treated=500, held_out=500, with_it=0.20, without=0.20),
)
_PLANNED: Final = ((0.2, 0.05, 0.1), (0.4, 0.05, 0.1), (0.4, 0.05, 0.2), (0.5, 0.1, 0.5))


def run(*, quick: bool) -> Result:
    """Measure."""
    worlds = _QUICK if quick else _WORLDS
    random = np.random.default_rng(_SEED)
    covered = [(world, _coverage(world, worlds, random)) for world in _COVERED]
    watched = [(base, *_watched(base, worlds, random)) for base in (0.05, 0.2, 0.5)]
    planned = [(plan, *_power(*plan, worlds, random)) for plan in _PLANNED]
    winners = _winners(worlds, random)
    caught, falsely = _caught(worlds, random)
    return Result(
        tables=(
            Table(
                title="Coverage of the 95 % interval of a difference",
                head=("treated / held out", "stay with", "without", "coverage"),
                rows=[
                    (f"{w.treated} / {w.held_out}", w.with_it, w.without, c) for w, c in covered
                ],
            ),
            Table(
                title=f"Ever misled in {_DAYS} daily looks, where there is no difference",
                head=("share that stays", "always valid", "one-look interval"),
                rows=watched,
            ),
            Table(
                title="Found, at the computed number of people",
                head=("stay, effect, held out", "people", "found"),
                rows=[(" ".join(map(str, plan)), *found) for plan, *found in planned],
            ),
            Table(
                title="Division and verdicts",
                head=("what", "share"),
                rows=_last_rows(winners, caught, falsely),
            ),
        ),
        figures={
            "coverage": round(float(np.mean([c for _, c in covered])), 4),
            "coverage_least": round(min(c for _, c in covered), 4),
            "false_positive": round(max(each[1] for each in watched), 4),
            "power": round(min(each[2] for each in planned), 4),
            "aa_winners": round(winners, 4),
            "broken_caught": round(caught, 4),
            "n": {"worlds": worlds, "days": _DAYS},
        },
    )


def _last_rows(winners: float, caught: float, falsely: float) -> list[tuple[Cell, ...]]:
    return [
        ("worlds without a difference that get a verdict (three looks)", winners),
        ("divisions caught that drop those who block, of the treated alone", caught),
        ("whole divisions called broken", falsely),
    ]


def _coverage(world: World, worlds: int, random: Random) -> float:
    truth = world.with_it - world.without
    stayed = random.binomial(world.treated, world.with_it, worlds)
    without = random.binomial(world.held_out, world.without, worlds)
    found = (
        difference(Share(int(s), world.treated), Share(int(w), world.held_out), alpha=ALPHA)
        for s, w in zip(stayed, without, strict=True)
    )
    return sum(each is not None and each.low <= truth <= each.high for each in found) / worlds


def _watched(base: float, worlds: int, random: Random) -> tuple[float, float]:
    """Give how often a daily look errs: with the interval made for it, and with the usual one."""
    day = np.arange(1, _DAYS + 1)
    treated, held_out = day * _A_DAY * 9 // 10, day * _A_DAY // 10
    delta = _stays(base, treated, worlds, random) - _stays(base, held_out, worlds, random)
    spread = base * (1 - base) * (1 / treated + 1 / held_out)
    reach = np.array([always_valid(0.0, float(v), alpha=ALPHA).high for v in spread])
    usual = z_of(ALPHA) * np.sqrt(spread)
    valid, naive = ((np.abs(delta) > most).any(axis=1).mean() for most in (reach, usual))
    return float(valid), float(naive)


def _stays(
    base: float, people: npt.NDArray[Any], worlds: int, random: Random
) -> npt.NDArray[np.float64]:
    fresh = np.diff(people, prepend=0)
    counts = random.binomial(fresh, base, (worlds, len(fresh))).cumsum(axis=1)
    return np.asarray(counts / people)


def _power(
    base: float, effect: float, share: float, worlds: int, random: Random
) -> tuple[int, float]:
    people = people_needed(base=base, effect=effect, share=share, alpha=ALPHA) or 0
    held_out = round(people * share)
    treated = people - held_out
    with_it = random.binomial(treated, base + effect, worlds) / treated
    without = random.binomial(held_out, base, worlds) / held_out
    overall = (with_it * treated + without * held_out) / people
    z = (with_it - without) / np.sqrt(overall * (1 - overall) * (1 / treated + 1 / held_out))
    return people, float((np.abs(z) > norm.ppf(1 - ALPHA / 2)).mean())


def _winners(worlds: int, random: Random) -> float:
    """Give how many worlds without a difference get a verdict at one of the three looks."""
    found = 0
    for _ in range(worlds):
        steps = random.binomial([900, 100], 0.4, (3, 2)).cumsum(axis=0)
        looks = [
            Arms(
                treated=Share(int(stayed), 900 * (at + 1)),
                held_out=Share(int(without), 100 * (at + 1)),
            )
            for at, (stayed, without) in enumerate(steps)
        ]
        verdict = judge(looks[-1], looks, share=0.1, days=84).verdict
        found += verdict in {Verdict.HELPS, Verdict.HARMS}
    return found / worlds


def _caught(worlds: int, random: Random) -> tuple[float, float]:
    """Give how often a broken division is caught, and a whole one blamed.

    Broken: one in six of the treated blocks the bot and is dropped, and nobody of the held out.
    """
    held_out = random.binomial(5_000, 0.1, worlds)
    left = random.binomial(5_000 - held_out, 5 / 6)
    broken = [
        sample_ratio(int(t), int(h), share=0.1).is_broken
        for t, h in zip(left, held_out, strict=True)
    ]
    whole = [sample_ratio(5_000 - int(h), int(h), share=0.1).is_broken for h in held_out]
    return float(np.mean(broken)), float(np.mean(whole))
