"""How somebody's messages will sound, as far as that can be known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.learning.errors import ModelRefusedError
from engagement_plugin.prediction.mood import (
    MoodDirection,
    MoodModel,
    Weeks,
    dump_mood,
    forecast,
    load_mood,
    train_mood,
    weeks,
)

PLAIN = MoodModel(usual=0.0, low=-0.2, high=0.2)


def felt(*moods: float, each: int = 5) -> Weeks:
    """One person's weeks, so many messages each."""
    n = len(moods)
    return weeks(
        np.zeros(n, np.int64), np.arange(n) * 7, np.array(moods) * each, np.full(n, float(each))
    )


def crowd(people: int = 60, length: int = 30) -> Weeks:
    """People who have a level of their own and nothing else."""
    random = np.random.default_rng(4)
    person = np.repeat(np.arange(people), length)
    mean = np.clip(
        random.normal(0, 0.2, people)[person] + random.normal(0, 0.1, len(person)), -1, 1
    )
    return weeks(
        person, np.tile(np.arange(length) * 7, people), mean * 5, np.full(len(person), 5.0)
    )


def test_what_comes_later_changes_nothing() -> None:
    """The columns of a week know only the weeks before it."""
    whole, cut_off = felt(0.1, 0.5, -0.3, 0.9), felt(0.1, 0.5, -0.3)

    assert (whole.columns[:3] == cut_off.columns).all()
    assert whole.known_n.tolist() == [0, 5, 10, 15]


def test_where_people_have_only_a_level_the_mean_serves() -> None:
    """Trees that have nothing to find stay out, and the mean errs less than the last week."""
    model, report = train_mood(crowd(), seed=0)

    assert model is not None
    assert model.trees is None
    assert report["serves"] == "shrunk_mean"
    assert report["errors"]["shrunk_mean"] < report["errors"]["persistence"]
    assert model.low < 0 < model.high


def test_too_few_weeks_foretell_nothing() -> None:
    """A reason stands in the report."""
    model, report = train_mood(felt(0.1, 0.2), seed=0)

    assert model is None
    assert report["reason"] == "few_rows"


@pytest.mark.parametrize(
    ("moods", "direction"),
    [
        ((*[0.5] * 12, -0.9), MoodDirection.RISING),
        ((*[-0.5] * 12, 0.9), MoodDirection.FALLING),
        ((0.0, 0.0, 0.0), MoodDirection.STEADY),
    ],
)
def test_a_mood_goes_back_to_the_usual_one(
    moods: tuple[float, ...], direction: MoodDirection
) -> None:
    """After an unusual week the next one is likely to be as most were."""
    found = forecast(PLAIN, felt(*moods, each=30), next_week=len(moods))

    assert found[0].direction is direction


@pytest.mark.parametrize("body", [b"", b"{}", b'{"usual":0,"low":0,"high":0,"trees":"bm8gemlw"}'])
def test_what_is_no_model_is_refused(body: bytes) -> None:
    """With a sentence."""
    with pytest.raises(ModelRefusedError, match="a kept model is refused"):
        load_mood(body)


def test_a_model_comes_back_as_it_was() -> None:
    """Figure by figure."""
    assert load_mood(dump_mood(PLAIN)) == PLAIN


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 200), st.floats(-1, 1)), max_size=30))
def test_forecasts_stay_on_the_scale(days: list[tuple[int, int, float]]) -> None:
    """Between -1 and 1, inside their interval."""
    found = weeks(
        np.array([who for who, _, _ in days], dtype=np.int64),
        np.array([day for _, day, _ in days], dtype=np.int64),
        np.array([mood for _, _, mood in days]),
        np.ones(len(days)),
    )

    for each in forecast(PLAIN, found, next_week=30).values():
        assert -1 <= each.low <= each.mood <= each.high <= 1
