"""How a day was, in five steps."""

from enum import StrEnum


class Mood(StrEnum):
    """One of the five faces under a check-in."""

    GREAT = "great"
    GOOD = "good"
    SO_SO = "so_so"
    LOW = "low"
    HARD = "hard"

    @property
    def face(self) -> str:
        """Show it as one sign.

        >>> Mood.GOOD.face
        '🙂'
        """
        return _FACES[self]

    @property
    def is_heavy(self) -> bool:
        """Say whether a slow breath may do good now."""
        return self in {Mood.LOW, Mood.HARD}


_FACES = {
    Mood.GREAT: "😄",
    Mood.GOOD: "🙂",
    Mood.SO_SO: "😐",
    Mood.LOW: "😟",
    Mood.HARD: "😣",
}
