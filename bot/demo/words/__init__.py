"""What the town's people say, by language and by how they feel."""

from random import Random

from bot.demo.words import english, german, portuguese, russian, spanish
from bot.demo.words.phrases import Phrases
from bot.mood import Mood

__all__ = ["say"]

_BY_LANGUAGE: dict[str, Phrases] = {
    "en": english.PHRASES,
    "ru": russian.PHRASES,
    "de": german.PHRASES,
    "es": spanish.PHRASES,
    "pt-br": portuguese.PHRASES,
}


def say(language: str, mood: Mood, rng: Random) -> str:
    """Give a sentence or two that somebody in this mood might write."""
    return _BY_LANGUAGE[language].say(mood, rng)
