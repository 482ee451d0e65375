"""Chooses one of the templates that fit, and says with what chance."""

from collections.abc import Sequence
from random import Random


def choose(codes: Sequence[str], *, last: str | None, rng: Random) -> tuple[str, float]:
    """Choose with equal chance; not the one somebody got last, where there are others.

    Args:
        codes: At least one, each once.

    Examples:
        >>> choose(["open_door", "your_place"], last="open_door", rng=Random(1))
        ('your_place', 1.0)
    """
    others = [code for code in codes if code != last] or codes
    return rng.choice(others), 1 / len(others)
