"""A language's stock of sentences, some of them with a gap to fill."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from bot.mood import Mood

# Nobody is of one piece: on bright days, too, people talk about the bus.
PLAIN_SHARE: Final = 0.25
SECOND_SENTENCE_SHARE: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Sentences of one language.

    Attributes:
        things: What may stand in a sentence's `{thing}`, in the form that fits there.
    """

    bright: Sequence[str]
    plain: Sequence[str]
    heavy: Sequence[str]
    things: Sequence[str]

    def say(self, mood: Mood, rng: Random) -> str:
        """Give a sentence or two."""
        said = self._sentence(mood, rng)
        if rng.random() < SECOND_SENTENCE_SHARE:
            said = f"{said} {self._sentence(mood, rng)}"
        return said

    def _sentence(self, mood: Mood, rng: Random) -> str:
        if mood is Mood.SO_SO or rng.random() < PLAIN_SHARE:
            stock = self.plain
        else:
            stock = self.heavy if mood.is_heavy else self.bright
        return rng.choice(stock).format(thing=rng.choice(self.things))
