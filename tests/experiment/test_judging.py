"""Nothing is said that was not promised beforehand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.experiment.judging import Arms, Judgement, Verdict, judge
from engagement_plugin.experiment.proportions import Share


def arms(treated: tuple[int, int], held_out: tuple[int, int]) -> Arms:
    """Build both arms from (who stayed, of how many)."""
    return Arms(treated=Share(*treated), held_out=Share(*held_out))


UNCLEAR = arms((342, 900), (33, 100))
CLEAR = arms((4_500, 9_000), (400, 1_000))


def test_a_difference_that_is_unclear_is_not_yet_one() -> None:
    """Of 100 people 38 stayed with a message and 33 without: nobody can say."""
    found = judge(UNCLEAR, (), share=0.1, days=20)

    assert found.verdict is Verdict.NOT_YET
    assert found.so_far is not None
    assert found.so_far.estimate == pytest.approx(0.05)
    assert found.so_far.low < 0 < found.so_far.high
    assert found.at_look is None
    assert found.days_left is not None
    assert found.days_left > 20


def test_a_clear_difference_waits_for_its_look() -> None:
    """Looking in between decides nothing, however clear it seems."""
    before = judge(CLEAR, (), share=0.1, days=20)
    after = judge(CLEAR, (CLEAR,), share=0.1, days=28)

    assert before.verdict is Verdict.NOT_YET
    assert after.verdict is Verdict.HELPS
    assert after.at_look is not None
    assert after.at_look.low > 0


def test_harm_is_said_as_plainly() -> None:
    """Where fewer stay with a message, it harms."""
    worse = arms((3_600, 9_000), (500, 1_000))

    assert judge(worse, (worse,), share=0.1, days=28).verdict is Verdict.HARMS


def test_what_a_look_has_said_stays_said() -> None:
    """Later looks do not take the verdict back."""
    found = judge(UNCLEAR, (CLEAR, UNCLEAR), share=0.1, days=60)

    assert found.verdict is Verdict.HELPS
    assert found.looks == 2


def test_after_the_last_look_nothing_seen_is_an_answer() -> None:
    """It is not called "no effect": only that none was seen."""
    found = judge(UNCLEAR, (UNCLEAR,) * 3, share=0.1, days=90)

    assert found.verdict is Verdict.NOT_SEEN
    assert found.smallest is not None
    assert found.smallest > 0.1


def test_arms_of_the_wrong_size_withhold_everything() -> None:
    """No figure comes from a division that chance did not make."""
    found = judge(arms((4_000, 8_800), (500, 1_200)), (CLEAR,), share=0.1, days=28)

    assert found.verdict is Verdict.WITHHELD
    assert found.so_far is None
    assert found.at_look is None


@pytest.mark.parametrize("empty", [arms((0, 0), (0, 0)), arms((2, 5), (0, 0))])
def test_an_empty_arm_is_told(empty: Arms) -> None:
    """There is nobody to compare with."""
    assert judge(empty, (), share=0.1, days=3).verdict is Verdict.NOBODY


def test_worlds_without_a_difference_have_few_winners() -> None:
    """Of 2,000 worlds where messages do nothing, one in twenty at most gets a verdict."""
    random = np.random.default_rng(21)
    winners = 0
    for _ in range(2_000):
        steps = random.binomial([300, 33], 0.4, (3, 2)).cumsum(axis=0)
        looks = [
            arms((int(t), 300 * (at + 1)), (int(h), 33 * (at + 1)))
            for at, (t, h) in enumerate(steps)
        ]
        found = judge(looks[-1], looks, share=0.1, days=84)
        winners += found.verdict in {Verdict.HELPS, Verdict.HARMS}

    assert winners / 2_000 <= 0.05 + 0.01


@given(
    treated=st.integers(0, 5_000),
    held_out=st.integers(0, 5_000),
    stayed=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    looks=st.integers(0, 3),
    share=st.floats(0.01, 0.9),
    days=st.floats(0, 1_000),
)
def test_every_figure_has_its_bounds(
    treated: int,
    held_out: int,
    stayed: tuple[float, float],
    looks: int,
    share: float,
    days: float,
) -> None:
    """Whatever the arms, there is an answer, and no estimate outside its interval."""
    those = arms((int(treated * stayed[0]), treated), (int(held_out * stayed[1]), held_out))

    found = judge(those, (those,) * looks, share=share, days=days)

    assert isinstance(found, Judgement)
    for interval in (found.so_far, found.at_look, found.by):
        if interval is not None:
            assert interval.low <= interval.estimate <= interval.high
