"""What was said becomes how it sounded; the words themselves go no further."""

from typing import Final, Protocol

from msgspec.structs import replace

from engagement_plugin.analysis.quality import quality
from engagement_plugin.domain import Interaction, InteractionType, Sentiment

_SCORED: Final = frozenset({
    InteractionType.MESSAGE,
    InteractionType.EDIT,
    InteractionType.REACTION,
})  # fmt: skip
_SIGNS: Final = frozenset({"sticker", "reaction"})


class Analyzer(Protocol):
    """Whoever judges a text or a sign."""

    def analyze(self, text: str, *, language: str | None = None) -> Sentiment:
        """Judge a text; total, and linear in its first 1,000 characters."""
        ...

    def analyze_emoji(self, emoji: str) -> Sentiment:
        """Judge a sticker's emoji or a reaction."""
        ...


class Scorer:
    """Adds sentiment and quality, and drops the text unless it may be stored."""

    def __init__(self, analyzer: Analyzer, *, store_text: bool) -> None:
        self._analyzer = analyzer
        self._store_text = store_text

    def score(self, interaction: Interaction) -> Interaction:
        """Give the interaction as it may be recorded."""
        text = interaction.text
        if interaction.type not in _SCORED:
            return interaction if text is None else replace(interaction, text=None)
        sentiment = self._sentiment(interaction, text) if text else None
        return replace(
            interaction,
            sentiment=sentiment,
            quality=quality(
                length=interaction.length,
                has_media=interaction.has_media,
                is_reply=interaction.is_reply,
                sentiment=sentiment,
            ).total,
            text=text if self._store_text else None,
        )

    def _sentiment(self, interaction: Interaction, text: str) -> Sentiment:
        if interaction.content_type in _SIGNS:
            return self._analyzer.analyze_emoji(text)
        return self._analyzer.analyze(text, language=interaction.person_language)
