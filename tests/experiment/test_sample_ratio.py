"""A broken division is found before anybody believes its figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.experiment.sample_ratio import sample_ratio


@pytest.mark.parametrize(
    ("treated", "held_out", "p", "is_broken"),
    [(8_800, 1_200, 2.6e-11, True), (880, 120, 0.035, False), (9_000, 1_000, 1.0, False)],
)
def test_arms_are_held_against_the_share(
    treated: int, held_out: int, p: float, is_broken: bool
) -> None:
    """What is off by chance passes, and what is not does not."""
    found = sample_ratio(treated, held_out, share=0.1)

    assert found.p == pytest.approx(p, rel=0.03)
    assert found.is_broken is is_broken


def test_nobody_yet_is_nothing_broken() -> None:
    """An empty experiment is whole."""
    assert not sample_ratio(0, 0, share=0.1).is_broken


def test_people_where_none_can_be_are_broken() -> None:
    """Someone held out while nobody was to be, or the other way round."""
    assert sample_ratio(10, 1, share=0.0).is_broken
    assert sample_ratio(1, 10, share=1.0).is_broken
    assert not sample_ratio(10, 0, share=0.0).is_broken


@given(treated=st.integers(0, 10**6), held_out=st.integers(0, 10**6), share=st.floats(0.01, 0.99))
def test_it_is_a_probability(treated: int, held_out: int, share: float) -> None:
    """Whatever the counts."""
    assert 0 <= sample_ratio(treated, held_out, share=share).p <= 1
