"""What was said becomes how it sounded; the words themselves go no further."""

from typing import Final, Protocol

from msgspec.structs import replace

from engagement_plugin.analysis.quality import quality
from engagement_plugin.analysis.sentiment import Analysis
from engagement_plugin.domain import Interaction, InteractionType, Sentiment

_SCORED: Final = frozenset({
    InteractionType.MESSAGE,
    InteractionType.EDIT,
    InteractionType.REACTION,
})  # fmt: skip
_SIGNS: Final = frozenset({"sticker", "reaction"})


class Analyzer(Protocol):
    """Whoever judges a text or a sign."""

    def read(self, text: str, *, language: str | None = None) -> Analysis:
        """Judge a text and look for signs of distress; linear in its first 1,000 characters."""
        ...

    def analyze_emoji(self, emoji: str) -> Sentiment:
        """Judge a sticker's emoji or a reaction."""
        ...


class Scorer:
    """Adds sentiment and the mark of distress, and drops the text unless it may be stored."""

    def __init__(self, analyzer: Analyzer, *, store_text: bool) -> None:
        self._analyzer = analyzer
        self._store_text = store_text

    def score(self, interaction: Interaction) -> Interaction:
        """Give the interaction as it may be recorded."""
        text = interaction.text
        if not text:
            return interaction
        kept = text if self._store_text else None
        if interaction.type not in _SCORED:
            return replace(interaction, text=None)
        if interaction.content_type in _SIGNS:
            sentiment = self._analyzer.analyze_emoji(text)
            return replace(interaction, sentiment=sentiment, text=kept)
        found = self._analyzer.read(text, language=interaction.person_language)
        return replace(interaction, sentiment=found.sentiment, distress=found.distress, text=kept)


def worth(interaction: Interaction, latency_ms: int | None, depth: int | None) -> float | None:
    """Judge an interaction's quality, 0 to 1; None for what is no exchange of words or signs.

    Args:
        latency_ms: After the bot's message that it answers.
        depth: Turns of the exchange so far, this one included.
    """
    if interaction.type not in _SCORED:
        return None
    return quality(
        length=interaction.length,
        has_media=interaction.has_media,
        is_reply=interaction.is_reply,
        sentiment=interaction.sentiment,
        latency_seconds=None if latency_ms is None else latency_ms / 1000,
        depth=depth,
    ).total
