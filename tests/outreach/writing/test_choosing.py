"""Which template is chosen, and with what chance."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.outreach.writing.choosing import choose

CODES = st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=8, unique=True)


@given(codes=CODES, last=st.none() | st.text(max_size=5), seed=st.integers(0, 2**32))
def test_what_somebody_got_last_is_not_chosen_again(
    codes: list[str], last: str | None, seed: int
) -> None:
    """Unless there is nothing else."""
    chosen, propensity = choose(codes, last=last, rng=Random(seed))

    assert chosen in codes
    assert (chosen != last) or codes == [last]
    assert 0 < propensity <= 1


@given(codes=CODES, seed=st.integers(0, 2**32), data=st.data())
def test_the_chances_add_up(codes: list[str], seed: int, data: st.DataObject) -> None:
    """What one is told to have, all that could have been chosen have alike, and together one."""
    last = data.draw(st.none() | st.sampled_from(codes))
    eligible = len(codes) - (last is not None and len(codes) > 1)

    _, propensity = choose(codes, last=last, rng=Random(seed))

    assert propensity * eligible == pytest.approx(1)


def test_the_chance_is_the_one_that_is_told() -> None:
    """Of three, each is chosen about as often as it says."""
    rng = Random(20260318)
    drawn = Counter(choose(["a", "b", "c", "d"], last="d", rng=rng) for _ in range(3000))

    assert {("a", 1 / 3), ("b", 1 / 3), ("c", 1 / 3)} == drawn.keys()
    assert all(900 < number < 1100 for number in drawn.values())


def test_the_same_chance_chooses_the_same() -> None:
    """Nothing but what is given decides."""
    first, second = (choose(["a", "b", "c"], last=None, rng=Random(3)) for _ in range(2))

    assert first == second
