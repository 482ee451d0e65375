"""The more questions, the more each has to show."""

from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from engagement_plugin.experiment.holm import holm


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)  # statsmodels takes its time
def test_it_is_holms(p_values: list[float]) -> None:
    """Adjusted values are those that statsmodels gives."""
    expected = multipletests(p_values, method="holm")[1]

    found = holm(dict(enumerate(p_values)))

    assert [round(found[at], 12) for at in range(len(p_values))] == [
        round(float(each), 12) for each in expected
    ]


def test_no_questions_have_no_answers() -> None:
    """Nothing in, nothing out."""
    assert holm({}) == {}
