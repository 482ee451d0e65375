"""The risk from four factors, and the reasons told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain.patterns import ReasonCode, RiskBand
from engagement_plugin.insight.churn_factors import ChurnFactors, churn_factors
from engagement_plugin.insight.cohort import Cohort
from engagement_plugin.insight.reasons import effects_of, reasons

TYPICAL = Cohort().factors


def judge(
    silent: float = 1.0,
    *,
    d14: int = 5,
    d60: int = 20,
    d90: int = 30,
    mood: float = 0.0,
    age: int = 200,
) -> ChurnFactors:
    return churn_factors(
        silent_days=np.array([silent]),
        active_days_14=np.array([d14]),
        active_days_60=np.array([d60]),
        active_days_90=np.array([d90]),
        mood_30=np.array([mood]),
        age=np.array([age]),
    )


def test_the_factors_are_the_formulas() -> None:
    """Worked out by hand."""
    found = judge(7.0, d14=2, d60=48, d90=6, mood=-0.5)

    assert found.factors[0].tolist() == pytest.approx([0.5, 1 / 3, 1 - 2.25 / 14.25, 0.75])
    weights = (0.35, 0.4, 0.15, 0.1)
    expected = sum(w * f for w, f in zip(weights, found.factors[0], strict=True))
    assert found.risk.tolist() == pytest.approx([expected])


@given(
    silent=st.floats(0, 1e5),
    d14=st.integers(0, 14),
    d46=st.integers(0, 46),
    d30=st.integers(0, 30),
    mood=st.floats(-1, 1) | st.just(float("nan")),
    age=st.integers(0, 20_000),
)
def test_the_risk_lies_between_0_and_1(
    silent: float, d14: int, d46: int, d30: int, mood: float, age: int
) -> None:
    """For whoever there may be."""
    found = judge(silent, d14=d14, d60=d14 + d46, d90=d14 + d46 + d30, mood=mood, age=age)

    assert ((found.factors >= 0) & (found.factors <= 1)).all()
    assert found.weights.sum() == pytest.approx(1)
    assert 0 <= found.risk[0] <= 1


def test_each_factor_moves_the_risk_its_way() -> None:
    """Silence, rarity, decline and gloom are more risk."""
    plain = judge().risk[0]

    assert plain < judge(9.0).risk[0]
    assert plain < judge(d90=21).risk[0]
    assert plain < judge(d14=1).risk[0]
    assert plain < judge(mood=-0.8).risk[0]


def test_a_newcomer_is_judged_by_silence_first() -> None:
    """Nobody has thirty active days in their first week."""
    young, old = (judge(10.0, d14=2, d60=2, d90=2, age=age) for age in (27, 28))

    assert young.weights[0].tolist() == [0.55, 0.2, 0.15, 0.1]
    assert old.weights[0].tolist() == [0.35, 0.4, 0.15, 0.1]


def test_a_stranger_has_no_risk() -> None:
    """Nothing seen, nothing claimed."""
    found = judge(float("nan"), d14=0, d60=0, d90=0)

    assert np.isnan(found.risk).all()
    assert RiskBand.of(None) is RiskBand.UNKNOWN


def tell(found: ChurnFactors, *values: float) -> list[ReasonCode]:
    shown = [np.array([value]) for value in values]
    told = reasons(found, typical=TYPICAL, values=shown, usual=[np.array([np.nan])] * 4)
    return [reason.code for reason in told[0]]


def test_reasons_name_what_differs_most() -> None:
    """Long silence and rare visits raise the risk, a steady pace lowers it."""
    found = judge(60.0, d14=0, d60=0, d90=1)

    assert tell(found, 60, 1, 0, 0.0) == [
        ReasonCode.SILENT,
        ReasonCode.RARE,
        ReasonCode.STEADY,
    ]


def test_an_unknown_figure_is_not_told() -> None:
    """A decline from nothing is not spoken of."""
    found = judge(60.0, d14=0, d60=0, d90=1)

    assert ReasonCode.STEADY not in tell(found, 60, 1, float("nan"), 0.0)


@given(st.floats(0, 400), st.integers(0, 14), st.integers(0, 46), st.floats(-1, 1))
def test_effects_add_up_to_the_distance_from_typical(
    silent: float, d14: int, d46: int, mood: float
) -> None:
    """Nothing of the risk is left unexplained, and none is told with the wrong sign."""
    found = judge(silent, d14=d14, d60=d14 + d46, d90=d14 + d46, mood=mood)
    typical = float((found.weights @ np.array(TYPICAL))[0])

    assert effects_of(found, TYPICAL).sum() == pytest.approx(found.risk[0] - typical)
    raising = {ReasonCode.SILENT, ReasonCode.RARE, ReasonCode.DECLINING, ReasonCode.LOW_MOOD}
    told = reasons(found, typical=TYPICAL, values=[np.zeros(1)] * 4, usual=[np.array([2.0])] * 4)[
        0
    ]
    assert all((reason.effect > 0) == (reason.code in raising) for reason in told)
    strengths = [abs(reason.effect) for reason in told]
    assert strengths == sorted(strengths, reverse=True)
