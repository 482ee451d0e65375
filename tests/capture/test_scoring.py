"""What was said is judged, and goes no further."""

from datetime import UTC, datetime
from typing import Any

import pytest

from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.capture.scoring import Scorer, worth
from engagement_plugin.domain import Interaction, InteractionType, SentimentType


def said(text: str | None, **changes: Any) -> Interaction:
    fields: dict[str, Any] = {
        "bot_id": 42,
        "source_key": "u:1",
        "type": InteractionType.MESSAGE,
        "content_type": "text",
        "occurred_at": datetime(2026, 3, 18, tzinfo=UTC),
        "length": len(text or ""),
        "text": text,
    }
    return Interaction(**{**fields, **changes})


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    return Scorer(SentimentAnalyzer(), store_text=False)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("This is wonderful, thank you so much!", SentimentType.VERY_POSITIVE),
        ("Это ужасно, ничего не работает", SentimentType.VERY_NEGATIVE),
        ("The meeting is on Tuesday", SentimentType.NEUTRAL),
    ],
)
def test_a_message_gets_its_mood_and_loses_its_words(
    scorer: Scorer, text: str, label: SentimentType
) -> None:
    """English and Russian, without anybody naming the language."""
    scored = scorer.score(said(text))

    assert scored.sentiment is not None
    assert scored.sentiment.label is label or scored.sentiment.label.value in label.value
    assert scored.text is None
    assert not scored.distress


def test_words_stay_only_where_the_deployment_says_so() -> None:
    """`capture.store_text` is the only way."""
    scorer = Scorer(SentimentAnalyzer(), store_text=True)

    assert scorer.score(said("hello")).text == "hello"


@pytest.mark.parametrize("kind", [kind for kind in InteractionType if kind.value != "message"])
def test_no_kind_carries_words_on(scorer: Scorer, kind: InteractionType) -> None:
    """Whatever an update was, its text ends here."""
    assert scorer.score(said("secret", type=kind)).text is None


def test_signs_are_judged_as_signs(scorer: Scorer) -> None:
    """A reaction and a sticker have an emoji, no sentence."""
    heart = scorer.score(said("❤", type=InteractionType.REACTION, content_type="reaction"))
    angry = scorer.score(said("😡", content_type="sticker"))

    assert heart.sentiment is not None
    assert angry.sentiment is not None
    assert heart.sentiment.score > 0 > angry.sentiment.score


@pytest.mark.parametrize(
    "text", ["I don't want to live anymore", "не хочу больше жить", "ich will nicht mehr leben"]
)
def test_a_sign_of_distress_marks_the_interaction(scorer: Scorer, text: str) -> None:
    """In whatever language, and without keeping a word of it."""
    scored = scorer.score(said(text))

    assert scored.distress
    assert scored.text is None


def test_a_picture_without_words_has_quality_and_no_mood(scorer: Scorer) -> None:
    """Nothing was said that could be judged, and something was shared."""
    scored = scorer.score(said(None, content_type="photo", has_media=True))

    assert scored.sentiment is None
    assert worth(scored, None, None) is not None


def test_a_prompt_answer_in_a_deep_exchange_is_worth_more() -> None:
    """Every part is between nothing and all, and the more is known the better it is told."""
    message = said("That makes sense, thank you for explaining it once more")

    lone, deep = worth(message, 3_600_000, 1), worth(message, 5_000, 8)

    assert lone is not None
    assert deep is not None
    assert 0 <= lone < deep <= 1


def test_what_is_no_exchange_has_no_quality() -> None:
    """A command, a press, a block."""
    kinds = (InteractionType.COMMAND, InteractionType.BUTTON, InteractionType.MEMBERSHIP)

    assert [None, None, None] == [worth(said(None, type=kind), 0, 1) for kind in kinds]
