"""How small an effect could be seen, and when."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.experiment.power import days_needed, people_needed, smallest_effect


@pytest.mark.parametrize(
    ("base", "share", "cut", "people"),
    [(0.2, 0.1, 0.25, 4_800), (0.1, 0.1, 0.25, 10_800), (0.4, 0.5, 0.25, 700)],
)
def test_a_quarter_less_churn_needs_about_so_many(
    base: float, share: float, cut: float, people: int
) -> None:
    """The figures known from the field, within a tenth."""
    found = people_needed(base=base, effect=-base * cut, share=share, alpha=0.05)

    assert found == pytest.approx(people, rel=0.1)


def test_of_so_many_people_four_in_five_experiments_find_it() -> None:
    """Simulated at the computed size, with the test it was computed for."""
    base, effect, share = 0.3, 0.06, 0.2
    n = people_needed(base=base, effect=effect, share=share, alpha=0.05)
    assert n is not None
    random = np.random.default_rng(3)
    treated, held_out = round(n * (1 - share)), round(n * share)

    stayed = random.binomial(treated, base + effect, 20_000)
    without = random.binomial(held_out, base, 20_000)
    overall = (stayed + without) / n
    z = (stayed / treated - without / held_out) / np.sqrt(
        overall * (1 - overall) * (1 / treated + 1 / held_out)
    )

    assert (np.abs(z) > 1.96).mean() == pytest.approx(0.8, abs=0.015)


@given(people=st.integers(200, 10**6), share=st.floats(0.05, 0.5), base=st.floats(0.05, 0.6))
def test_effect_and_size_belong_together(people: int, share: float, base: float) -> None:
    """The smallest effect of so many people needs just so many people."""
    effect = smallest_effect(
        treated=people * (1 - share), held_out=people * share, base=base, alpha=0.05
    )

    if effect is not None and base + effect < 1:
        needed = people_needed(base=base, effect=effect, share=share, alpha=0.05)
        assert needed == pytest.approx(people, abs=2, rel=1e-6)


@pytest.mark.parametrize(
    ("needed", "people", "days", "expected"),
    [(1_000, 1_000, 10, 0), (1_000, 500, 10, 10), (1_000, 1, 0.5, 500), (1_000, 0, 10, None)],
)
def test_days_go_on_at_this_pace(
    needed: int, people: int, days: float, expected: int | None
) -> None:
    """Twice the people take twice the time; without any, nobody can say."""
    assert days_needed(needed, people=people, days=days) == expected


def test_what_cannot_be_is_not_computed() -> None:
    """No effect, nobody held out, a share beyond everybody, empty arms."""
    assert people_needed(base=0.2, effect=0.0, share=0.1, alpha=0.05) is None
    assert people_needed(base=0.2, effect=0.1, share=0.0, alpha=0.05) is None
    assert people_needed(base=0.9, effect=0.2, share=0.1, alpha=0.05) is None
    assert smallest_effect(treated=0, held_out=5, base=0.2, alpha=0.05) is None
    assert days_needed(None, people=5, days=5) is None
