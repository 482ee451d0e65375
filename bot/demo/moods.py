"""How somebody's mood goes on from day to day: it mostly stays, or moves by one step."""

from random import Random
from typing import Final

from bot.mood import Mood

_STEPS: Final = tuple(Mood)


class Weather:
    """One person's inner weather."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._step = rng.choice((0, 1, 1, 2, 2, 3))

    def today(self, gloom: float) -> Mood:
        """Move on by a day.

        Args:
            gloom: Chance that a change is for the worse, 0 to 1.
        """
        if self._rng.random() < 0.5:
            change = 1 if self._rng.random() < gloom + 0.2 else -1
            self._step = min(max(self._step + change, 0), len(_STEPS) - 1)
        if gloom < 0.3 and self._step > 2 and self._rng.random() < 0.5:
            self._step -= 1
        return _STEPS[self._step]
