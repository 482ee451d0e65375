"""A new model serves only where it has shown that it is better, and honest."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement_plugin.learning.calibration import calibration
from engagement_plugin.learning.gate import Evidence, GateReason, Verdict, judge
from engagement_plugin.learning.metrics import Flags, Floats

ROWS = 600


def outcomes(seed: int = 1, rows: int = ROWS) -> tuple[Floats, Flags]:
    """Give what decides, and what came of it."""
    random = np.random.default_rng(seed)
    truth = random.normal(0, 1.5, rows)
    return truth, random.random(rows) < chance(truth)


def chance(odds: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-odds)))


def verdict(challenger: Floats, champion: Floats, left: Flags) -> Verdict:
    evidence = Evidence(outcome=left, person=np.arange(len(left)) // 2)
    return judge(
        evidence, challenger=challenger, champion=champion, is_champion_chance=True, times=200
    )


def foggy(truth: Floats) -> Floats:
    """See half of what decides."""
    fog = np.random.default_rng(9).normal(0, 1.5, len(truth))
    return chance(0.5 * truth + 0.5 * fog)


def test_who_sees_the_truth_takes_the_place_of_who_does_not() -> None:
    """Better, and its chances mean what they say."""
    truth, left = outcomes()

    found = verdict(chance(truth), foggy(truth), left)

    assert found.reason is GateReason.BETTER
    assert found.gain is not None
    assert found.gain_low is not None
    assert 0 < found.gain_low < found.gain


def test_who_does_not_see_it_never_takes_the_place_of_who_does() -> None:
    """And is told why."""
    truth, left = outcomes()

    found = verdict(foggy(truth), chance(truth), left)

    assert found.reason is GateReason.NOT_BETTER


def test_the_same_again_is_no_better() -> None:
    """A tie keeps the one that serves."""
    truth, left = outcomes()

    assert verdict(chance(truth), chance(truth), left).reason is GateReason.NOT_BETTER


@pytest.mark.parametrize(
    "bend", [lambda odds: odds + 1, lambda odds: odds * 2.5, lambda odds: odds / 2.5]
)
def test_better_ranks_with_dishonest_chances_stay_out(bend: Callable[[Floats], Floats]) -> None:
    """Too dark, too sure, or too unsure: whoever reads a chance believes it."""
    truth, left = outcomes()
    fog = np.random.default_rng(9).normal(0, 1.5, len(truth))

    found = verdict(chance(bend(truth)), np.asarray(0.5 + fog / 100, dtype=np.float64), left)

    assert found.reason is GateReason.MISCALIBRATED


@pytest.mark.parametrize(("rows", "of_a_kind"), [(199, 90), (400, 49)])
def test_too_few_rows_prove_nothing(rows: int, of_a_kind: int) -> None:
    """Fewer than 200, or than 50 of a kind."""
    left = np.arange(rows) < of_a_kind

    found = verdict(left.astype(np.float64) * 0.8 + 0.1, np.full(rows, 0.5), left)

    assert found == Verdict(reason=GateReason.TOO_FEW)


def test_other_features_are_another_matter() -> None:
    """A model of another schema is not even tried."""
    truth, left = outcomes()
    evidence = Evidence(outcome=left, person=np.arange(ROWS))

    found = judge(
        evidence,
        challenger=chance(truth),
        champion=foggy(truth),
        is_champion_chance=True,
        is_same_schema=False,
    )

    assert found == Verdict(reason=GateReason.OTHER_SCHEMA)


def test_a_worse_one_hardly_ever_passes() -> None:
    """Of 40 contests on 200 rows a higher figure alone would let several through."""
    naive = passed = 0
    for seed in range(40):
        truth, left = outcomes(seed, 200)
        random = np.random.default_rng(seed + 1_000)
        champion, challenger = (
            chance(see * truth + (1 - see) * random.normal(0, 1.5, 200)) for see in (0.66, 0.60)
        )
        found = verdict(challenger, champion, left)
        naive += (found.gain or 0) > 0
        passed += found.is_passed

    assert naive >= 4
    assert passed <= 2


@given(st.floats(-3, 3), st.floats(0.3, 3))
@settings(max_examples=25)
def test_calibration_finds_how_chances_were_bent(shift: float, slope: float) -> None:
    """Odds that were multiplied have the inverse slope."""
    truth, left = outcomes(3, 4_000)

    found = calibration(left, chance(truth * slope + shift))

    straight = calibration(left, chance(truth))
    assert found.slope * slope == pytest.approx(straight.slope, rel=0.02)
    assert (found.gap > straight.gap) == (
        chance(truth * slope + shift).mean() > chance(truth).mean()
    )


def test_equal_chances_for_all_have_no_slope() -> None:
    """They tell nobody from anybody, and are not honest as a model."""
    _, left = outcomes()

    found = calibration(left, np.full(ROWS, left.mean()))

    assert found.slope == 0
    assert not found.is_honest
