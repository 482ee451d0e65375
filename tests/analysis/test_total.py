"""Whatever is sent, something sensible comes out."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.domain import Sentiment, SentimentType

ANALYZER = SentimentAnalyzer()
ANOTHER = SentimentAnalyzer()
ANY = st.text(alphabet=st.characters(), max_size=300)
CHATTY = st.lists(
    st.sampled_from([
        "not", "good", "very", "but", "AWFUL", "kill", "myself", ".", "!", "?", "(", ")))", ":)",
        "не", "хочу", "жить", "👍🏽", "\u200d", "\ud800", "\u202e", "soooo", "j'adore", "değil", "`",
        "```", "@a", "http://a", "لا", "أريد", "नहीं", "'", "-", "*", "..", "\x00", "\ufdfa", "💔",
    ]),
    max_size=40,
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """Lists load once, before anything is timed."""
    ANALYZER.warm()
    ANOTHER.warm()


def check(found: Sentiment) -> None:
    assert -1 <= found.score <= 1
    assert 0 <= found.confidence <= 1
    assert 0 <= found.coverage <= 1
    if found.label is SentimentType.UNKNOWN:
        assert found.score == 0
    else:
        assert SentimentType.of(found.score) == found.label


@given(text=ANY, language=st.none() | st.sampled_from(["en", "ru", "pt-br", "zz", "", "-"]))
def test_any_text_has_a_value_and_always_the_same(text: str, language: str | None) -> None:
    """Every code point there is, lone surrogates too."""
    first = ANALYZER.read(text, language=language)

    check(first.sentiment)
    assert first == ANOTHER.read(text, language=language)


@given(parts=CHATTY, joint=st.sampled_from([" ", "", "\n"]))
def test_any_mixture_of_what_rules_look_for_has_a_value(parts: list[str], joint: str) -> None:
    """Scopes, gaps and signs in every order."""
    check(ANALYZER.read(joint.join(parts)).sentiment)
    check(ANALYZER.analyze_emoji(joint.join(parts)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 1_000_000, id="one letter"),
        pytest.param("good " * 200_000, id="one word"),
        pytest.param("😂" * 1_000, id="emoji"),
        pytest.param("👩‍" * 500, id="joiners"),
        pytest.param("(" * 1_000_000, id="brackets"),
        pytest.param(":" * 1_000_000, id="eyes"),
        pytest.param("`" * 1_000_000, id="ticks"),
        pytest.param("a'" * 1_000, id="apostrophes"),
        pytest.param("a@" * 1_000, id="addresses"),
        pytest.param("a." * 1_000, id="hosts"),
        pytest.param("\ufdfa" * 1_000, id="one letter that is four words"),
        pytest.param("i want to " * 300, id="beginnings of phrases"),
        pytest.param("\u0300" * 1_000, id="marks"),
        pytest.param("\ud83d" * 1_000, id="half pairs"),
        pytest.param("\u202e" * 1_000, id="directions"),
        pytest.param("не хочу " * 500, id="gaps"),
    ],
)
def test_the_work_grows_with_the_beginning_only(text: str) -> None:
    """Twice the text, twice the work at most, and none beyond a thousand characters.

    Counted in lines the interpreter runs: a measure that no busy machine disturbs.
    """
    ANALYZER.read(text)
    ANALYZER.read(text[:500])

    half, whole = _steps(text[:500]), _steps(text[:1_000])

    assert whole <= 2.5 * half + 1_000
    assert _steps(text) <= whole + 1_000
    check(ANALYZER.read(text).sentiment)


def _steps(text: str) -> int:
    """Count the lines that run: a measure no busy machine disturbs."""
    steps = 0

    def step(frame: object, event: str, argument: object) -> object:
        nonlocal steps
        steps += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)  # type: ignore[arg-type] # typeshed wants a narrower frame
    try:
        ANALYZER.read(text)
    finally:
        sys.settrace(before)
    return steps
