"""How one message sounds, in any of the supported languages or several at once."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from engagement_plugin.domain import Sentiment, SentimentType

from .distress import in_distress
from .emoji import EmojiTable, bare, emoji_table
from .lexicon import Lexicon, Term, read_lexicon, terms_of, valence_terms
from .reading import Reader, Reading
from .weighing import ALPHA, NOTHING, weigh

_HALF: Final = 0.5
_HOSTS: Final = "a host's own words"


class Analysis(NamedTuple):
    """What one pass over a message tells.

    Attributes:
        distress: Signs of self-harm or acute crisis; no valence, and no feature of any model.
    """

    sentiment: Sentiment
    distress: bool


class SentimentAnalyzer:
    """Judges messages by word lists; total, deterministic, safe to share between threads.

    >>> SentimentAnalyzer().analyze("What a wonderful day!").label.value
    'very_positive'

    Args:
        extra: A host's own words, by language and valence, written as in the lists:
            `{"en": {"+2": "mooning, to the moon", "-3": "rugpull*"}}`.
        lexicons: Files of further languages, or of shipped ones to be used in their place.

    Raises:
        LexiconError: A word or a file cannot be read; the error says where.
    """

    def __init__(
        self,
        *,
        extra: Mapping[str, Mapping[str, str]] | None = None,
        lexicons: Sequence[Path] = (),
    ) -> None:
        self._reader = Reader([_checked(path) for path in lexicons], _own_terms(extra or {}))
        self._emoji: EmojiTable = emoji_table()

    def warm(self, languages: Iterable[str] | None = None) -> None:
        """Load word lists now, so that no message waits for them; any thread may do it.

        Args:
            languages: Codes such as Telegram sends; those without a list are passed over.
                Without it, all lists are loaded.
        """
        self._reader.warm(languages)

    def analyze(self, text: str, *, language: str | None = None) -> Sentiment:
        """Judge a text.

        Args:
            language: Telegram's `language_code` of the person: a hint that words overrule.
        """
        return _sentiment(self._reader.read(text, language), text)

    def read(self, text: str, *, language: str | None = None) -> Analysis:
        """Judge a text and look for signs of distress in the same pass."""
        reading = self._reader.read(text, language)
        return Analysis(_sentiment(reading, text), in_distress(self._reader, reading))

    def analyze_emoji(self, emoji: str) -> Sentiment:
        """Judge a reaction or a sticker's emoji, which stand alone."""
        valence = self._emoji.alone.get(bare(emoji))
        if valence is None:
            return self.analyze(emoji)
        return Sentiment(
            score=(score := valence / (valence * valence + ALPHA) ** _HALF),
            label=SentimentType.of(score),
            confidence=_HALF,
            coverage=1.0,
            language=None,
        )


def _checked(path: Path) -> Lexicon:
    lexicon = read_lexicon(path.read_text(encoding="utf-8"), file=path.name)
    terms_of(lexicon)
    return lexicon


def _own_terms(words: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[Term, ...]]:
    return {
        language: tuple(valence_terms(lists, file=f"{_HOSTS} ({language})"))
        for language, lists in words.items()
    }


def _sentiment(reading: Reading, text: str) -> Sentiment:
    weight = weigh(reading, text)
    if weight is NOTHING:
        label = SentimentType.UNKNOWN if reading.is_foreign else SentimentType.NEUTRAL
        return Sentiment(
            score=0.0, label=label, confidence=0.0, coverage=0.0, language=reading.language
        )
    # Sure with each piece of evidence, and less where they disagree.
    return Sentiment(
        score=weight.score,
        label=SentimentType.of(weight.score),
        confidence=weight.agreement * (1 - _HALF**weight.hits),
        coverage=weight.coverage,
        language=reading.language,
    )
