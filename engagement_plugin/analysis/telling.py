"""Whether a word can mean anything in any list: half of a chat's words cannot, and most new ones."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from .lexicon import Lexicon, Term
from .patterns import SHORTEST_IN_PHRASE, SHORTEST_STEM

_HEAD: Final = SHORTEST_STEM


class Telling:
    """The words and beginnings of all entries of all languages, wherever in an entry they stand.

    Args:
        lists: Of each language its list and the terms it is read with.
        signs: What is typed like words and is a sign.
    """

    def __init__(
        self, lists: Iterable[tuple[Lexicon, Iterable[Term]]], signs: Iterable[str]
    ) -> None:
        exact = set(signs)
        stems: set[str] = set()
        prefixes: set[str] = set()
        for lexicon, terms in lists:
            prefixes.update(lexicon.prefixes)
            for term in terms:
                for part in term.pattern:
                    (stems if part.is_stem else exact).add(part.text)
        by_head: dict[str, set[str]] = defaultdict(set)
        for stem in stems:
            by_head[stem[:_HEAD]].add(stem)
        self._prefixes = tuple(prefixes)
        self._exact = frozenset(exact)
        self._stems = {head: (*its, *prefixes) for head, its in by_head.items()}
        self._short = frozenset(head for head in by_head if len(head) < _HEAD)

    def may(self, word: str) -> bool:
        """Tell it of a word in its one spelling; rather yes than no."""
        return (
            word in self._exact
            or word.startswith(self._stems.get(word[:_HEAD], self._prefixes))
            or word[:SHORTEST_IN_PHRASE] in self._short
            or "'" in word
            or "-" in word
        )
