"""PLACEHOLDER until the real engine is written over this file."""

from engagement_plugin.domain import Sentiment, SentimentType


class SentimentAnalyzer:
    """PLACEHOLDER."""

    def analyze(self, text: str, *, language: str | None = None) -> Sentiment:
        """Judge."""
        return Sentiment(
            score=0, label=SentimentType.NEUTRAL, confidence=0, coverage=0, language=language
        )

    def analyze_emoji(self, emoji: str) -> Sentiment:
        """Judge."""
        return self.analyze(emoji)
