"""How one message sounds: a score, a label, and how sure that is."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

VERY: Final = 0.6
NEUTRAL_BAND: Final = 0.05


class SentimentType(StrEnum):
    """The label of a score; `UNKNOWN` where nothing could be judged."""

    VERY_NEGATIVE = "very_negative"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"
    VERY_POSITIVE = "very_positive"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, score: float) -> "SentimentType":
        """Give the label of a score.

        The neutral band is the one VADER's documentation advises (±0.05).

        >>> SentimentType.of(0.7).value, SentimentType.of(-0.2).value
        ('very_positive', 'negative')
        """
        if -NEUTRAL_BAND < score < NEUTRAL_BAND:
            return cls.NEUTRAL
        if score > 0:
            return cls.VERY_POSITIVE if score >= VERY else cls.POSITIVE
        return cls.VERY_NEGATIVE if score <= -VERY else cls.NEGATIVE


class SentimentSource(StrEnum):
    """Who judged."""

    RULES = "rules"
    CLASSIFIER = "classifier"
    LANGUAGE_MODEL = "language_model"


class Sentiment(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One message's sentiment.

    Attributes:
        score: From -1 (bad) to 1 (good).
        confidence: From 0 (no evidence at all) to 1.
        coverage: Share of the message's words that were evidence, 0 to 1.
        language: ISO 639-1 code of the language that was judged, or None when it is unsupported.
    """

    score: float
    label: SentimentType
    confidence: float
    coverage: float
    language: str | None
    source: SentimentSource = SentimentSource.RULES
