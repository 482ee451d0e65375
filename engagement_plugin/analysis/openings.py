"""The entries of more than one word, found by the word that follows their first."""

from collections.abc import Iterable, Iterator, Sequence

from .lexicon import Term
from .patterns import GAP_WORDS, SHORTEST_IN_PHRASE, Pattern
from .words import Word


class Openings:
    """The entries that begin with one word.

    Most words begin some phrase and are followed by none of it: one look must tell. What was
    looked up is not kept, for pairs of words are without number.
    """

    __slots__ = ("_always", "_exact", "_heads", "_stems", "terms")

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(sorted(terms, key=_shortest_last))
        always: list[Term] = []
        stems: list[tuple[str, Term]] = []
        self._exact: dict[str, list[Term]] = {}
        for term in self.terms:
            second = term.pattern[1] if len(term.pattern) > 1 else None
            if second is None or second.after_gap:
                always.append(term)
            elif second.is_stem:
                stems.append((second.text, term))
            else:
                self._exact.setdefault(second.text, []).append(term)
        self._always = tuple(always)
        self._stems = tuple(stems)
        self._heads = frozenset(stem[:SHORTEST_IN_PHRASE] for stem, _ in stems)

    def after(self, word: Word) -> Sequence[Term]:
        """Give the entries that may go on with a word, the longest first."""
        if word.text not in self._exact and word.head not in self._heads and not word.shorter:
            return self._always
        found: list[Term] = []
        for spelling in (word.text, *word.shorter):
            found += self._exact.get(spelling, ())
            if spelling[:SHORTEST_IN_PHRASE] in self._heads:
                found += [term for stem, term in self._stems if spelling.startswith(stem)]
        return sorted((*found, *self._always), key=_shortest_last) if found else self._always

    def matches(self, words: Sequence[Word], start: int) -> Iterable[tuple[Term, int]]:
        """Give each entry that stands at `start`, the longest first, and where it ends."""
        follows = start + 1 < len(words)
        return standing(self.after(words[start + 1]) if follows else self._always, words, start)


def standing(
    terms: Iterable[Term], words: Sequence[Word], start: int
) -> Iterator[tuple[Term, int]]:
    """Give those of some entries that stand at a place, and where each ends."""
    for term in terms:
        end = _end_of(term.pattern, words, start)
        if end is not None:
            yield term, end


def openings(terms: Iterable[Term]) -> Openings | None:
    """Join entries that begin with one word; None where there are none."""
    found = tuple(terms)
    return Openings(found) if found else None


def _shortest_last(term: Term) -> int:
    return -len(term.pattern)


def _end_of(pattern: Pattern, words: Sequence[Word], start: int) -> int | None:
    """Give where the pattern ends that begins at `start`, or None where it does not fit.

    Its first word is taken as seen. A gap may skip three words, and takes the nearest that fits.
    """
    at = start
    for part in pattern[1:]:
        reach = GAP_WORDS + 2 if part.after_gap else 2
        for place in range(at + 1, min(at + reach, len(words))):
            word = words[place]
            if part.fits(word.text) or any(map(part.fits, word.shorter)):
                at = place
                break
        else:
            return None
    return at + 1
