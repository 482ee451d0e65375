"""What was said is judged, and goes no further."""

from datetime import UTC, datetime
from typing import Any

import pytest

from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.capture.scoring import Scorer
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
    assert scored.quality is not None
    assert 0 <= scored.quality <= 1
    assert scored.text is None


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


def test_a_picture_without_words_has_quality_and_no_mood(scorer: Scorer) -> None:
    """Nothing was said that could be judged."""
    scored = scorer.score(said(None, content_type="photo", has_media=True))

    assert scored.sentiment is None
    assert scored.quality is not None
