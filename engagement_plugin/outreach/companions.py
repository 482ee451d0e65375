"""Which features are liked together, so that somebody can be shown what people like them use."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Final

LEAST_PEOPLE: Final = 5
LEAST_SHARE: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Companions:
    """For each feature, the share of those who like it who like another one too."""

    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def new_to(self, liked: Sequence[str], *, known: Collection[str]) -> tuple[str, float] | None:
        """Give what people of the same taste like most and this person never used, and its share.

        Of two alike the first by name wins.
        """
        found = [
            (-share, name)
            for feature in liked
            for name, share in self.shares.get(feature, {}).items()
            if name not in known and name not in liked
        ]
        if not found:
            return None
        share, name = min(found)
        return name, -share


def companions_of(tastes: Iterable[Sequence[str]]) -> Companions:
    """Learn from what each of some people likes; what few do is left out.

    >>> companions_of([("quiz", "diary")] * 5 + [("quiz",)] * 5).shares["quiz"]
    {'diary': 0.5}
    """
    alone: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for liked in tastes:
        # A command is typed by those who know it; it is nothing to be shown.
        features = sorted({each for each in liked if not each.startswith("/")})
        alone.update(features)
        together.update(permutations(features, 2))
    shares: dict[str, dict[str, float]] = {}
    for (one, other), number in sorted(together.items()):
        if number >= LEAST_PEOPLE and number >= LEAST_SHARE * alone[one]:
            shares.setdefault(one, {})[other] = number / alone[one]
    return Companions(shares=shares)
