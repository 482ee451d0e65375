"""Several questions at once: the more are asked, the more each has to show."""

from collections.abc import Mapping
from typing import TypeVar

Name = TypeVar("Name")


def holm(p_values: Mapping[Name, float]) -> dict[Name, float]:
    """Adjust p-values so that any false claim among all has at most the level's chance (Holm 1979).

    >>> holm({"a": 0.01, "b": 0.04, "c": 0.03})
    {'a': 0.03, 'c': 0.06, 'b': 0.06}
    """
    found: dict[Name, float] = {}
    least = 0.0
    for at, (name, p) in enumerate(sorted(p_values.items(), key=lambda each: each[1])):
        least = min(max(least, p * (len(p_values) - at)), 1.0)
        found[name] = least
    return found
