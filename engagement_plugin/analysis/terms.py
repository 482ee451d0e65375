"""A word list made quick: a word is looked up once, by itself and by its beginnings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from .folding import SHOUT, shortened
from .lexicon import Lexicon, Role, Term, terms_of
from .patterns import SHORTEST_IN_PHRASE, SHORTEST_STEM, Pattern

NEGATED: Final = -0.74  # VADER's factor
_MOST_SPELLINGS: Final = 20_000
DRAWN_OUT: Final = 0.293  # the same step as VADER's "very"
SHOUTED: Final = 0.733  # VADER's step for capitals
_HEAD: Final = SHORTEST_STEM
_INNER: Final = str.maketrans("'-", "  ")


class Node(Struct, frozen=True, gc=False):
    """What a word is, in some languages.

    Attributes:
        valence: None where the word itself tells no feeling.
        phrases: Longer entries that begin here.
        alarms: Signs of distress and the idioms that undo them, that begin here.
        roles: What it does to other words.
        is_sign: An emoji or a smiley: nothing negates or strengthens it.
    """

    valence: float | None = None
    roles: tuple[Role, ...] = ()
    phrases: "Openings | None" = None
    alarms: "Openings | None" = None
    is_sign: bool = False


PAUSE: Final = Node(is_sign=True)


class Spellings(dict[str, tuple[str, ...]]):
    """What a word of a message may stand for, found out once each."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= _MOST_SPELLINGS:
            self.clear()
        plain = word.removeprefix(SHOUT)
        self[word] = spellings = (plain, *shortened(plain))
        return spellings


_SPELLINGS: Final = Spellings()


class Openings:
    """The entries that begin with one word, found by the word that follows it.

    Most words begin some phrase and are followed by none of it: one look must tell. What was
    looked up is not kept, for pairs of words are without number.
    """

    __slots__ = ("_always", "_exact", "_heads", "_stems", "terms")

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(sorted(terms, key=lambda term: -len(term.pattern)))
        always: list[Term] = []
        self._exact: dict[str, list[Term]] = {}
        self._stems: list[tuple[str, Term]] = []
        for term in self.terms:
            second = term.pattern[1] if len(term.pattern) > 1 else None
            if second is None or second.after_gap:
                always.append(term)
            elif second.is_stem:
                self._stems.append((second.text, term))
            else:
                self._exact.setdefault(second.text, []).append(term)
        self._always = tuple(always)
        self._heads = frozenset(stem[:SHORTEST_IN_PHRASE] for stem, _ in self._stems)

    def after(self, word: str) -> Sequence[Term]:
        """Give the entries that may go on with a word, the longest first."""
        found: list[Term] = []
        for spelling in _SPELLINGS[word]:
            if spelling in self._exact:
                found += self._exact[spelling]
            if spelling[:SHORTEST_IN_PHRASE] in self._heads:
                found += [term for stem, term in self._stems if spelling.startswith(stem)]
        if not found:
            return self._always
        return sorted((*found, *self._always), key=lambda term: -len(term.pattern))

    def matches(self, words: Sequence[str], start: int) -> Iterable[tuple[Term, int]]:
        """Give each entry that stands at `start`, the longest first, and where it ends."""
        terms = self.after(words[start + 1] if start + 1 < len(words) else "")
        return standing(terms, words, start) if terms else ()


def standing(
    terms: Iterable[Term], words: Sequence[str], start: int
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


class Terms:
    """Finds the entries of one lexicon that begin with a word."""

    def __init__(self, lexicon: Lexicon, extra: Iterable[Term] = ()) -> None:
        self._lexicon = lexicon
        exact: dict[str, list[Term]] = defaultdict(list)
        stems: dict[str, list[Term]] = defaultdict(list)
        for term in (*terms_of(lexicon), *extra):
            first = term.pattern[0]
            (stems if first.is_stem else exact)[first.text].append(term)
        # Tuples, and values without cycles: tens of thousands that no garbage collection visits.
        self._exact = {word: tuple(terms) for word, terms in exact.items()}
        self._stems = {stem: tuple(terms) for stem, terms in stems.items()}
        lengths: dict[str, set[int]] = defaultdict(set)
        for stem in self._stems:
            lengths[stem[:_HEAD]].add(len(stem))
        self._lengths = {head: tuple(sorted(its, reverse=True)) for head, its in lengths.items()}

    def find(self, word: str) -> Node | None:
        """Give what the word is, or None where the list has nothing of it."""
        if word[0] == SHOUT:
            found = self.find(word[1:])
            return found and _stronger(found, SHOUTED)
        found = self._whole(word) or self._drawn_out(word)
        if found is None and self._lexicon.prefixes:
            found = self._negated(word)
        return found or self._compound(word)

    def _whole(self, word: str) -> Node | None:
        """Join all entries that begin with the word; alone, the longest stem counts."""
        valence: float | None = None
        roles: set[Role] = set()
        starts: list[Term] = []
        settled = False
        for stem, terms in self._matching(word):
            single = [term for term in terms if len(term.pattern) == 1]
            starts += [term for term in terms if term not in single or _is_alarm(term)]
            if settled:
                continue
            roles.update(t.role for t in single if not _is_alarm(t) and t.role != Role.VALENCE)
            for term in single:
                if term.role is Role.VALENCE:
                    rest = word[len(stem) :]
                    valence = term.valence * (NEGATED if self._is_negating(rest) else 1)
            settled = valence is not None or bool(roles)
        if not settled and not starts:
            return None
        return Node(valence, _in_order(roles), _phrases(starts), _alarms(starts))

    def _matching(self, word: str) -> Iterator[tuple[str, tuple[Term, ...]]]:
        if word in self._exact:
            yield word, self._exact[word]
        for length in self._lengths.get(word[:_HEAD], ()):
            stem = word[:length]
            if stem in self._stems:
                yield stem, self._stems[stem]
        shortest = word[:SHORTEST_IN_PHRASE]
        if shortest != word and shortest in self._stems:
            yield shortest, self._stems[shortest]

    def _is_negating(self, rest: str) -> bool:
        return bool(rest) and rest.startswith(self._lexicon.suffixes)

    def _drawn_out(self, word: str) -> Node | None:
        for spelling in shortened(word):
            found = self._whole(spelling)
            if found is not None:
                return _stronger(found, DRAWN_OUT)
        return None

    def _negated(self, word: str) -> Node | None:
        for prefix in self._lexicon.prefixes:
            if word.startswith(prefix):
                found = self._whole(word[len(prefix) :])
                if found is not None and found.valence is not None:
                    return Node(found.valence * NEGATED)
        return None

    def _compound(self, word: str) -> Node | None:
        """Read "j'adore" or "super-toll" by its parts where the whole is not listed."""
        if "'" not in word and "-" not in word:
            return None
        parts = word.translate(_INNER).split()
        nodes = [node for node in map(self._whole, parts) if node is not None]
        if not nodes:
            return None
        felt = [node.valence for node in nodes if node.valence is not None]
        if not felt:
            return replace(nodes[-1], roles=_in_order(role for n in nodes for role in n.roles))
        is_negated = any(Role.NEGATES_NEXT in node.roles for node in nodes)
        return Node(sum(felt) * (NEGATED if is_negated else 1))


def _in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    return tuple(sorted(set(roles), key=lambda role: role.value))


def _stronger(node: Node, step: float) -> Node:
    if node.valence is None:
        return node
    return replace(node, valence=node.valence + (step if node.valence > 0 else -step))


def _is_alarm(term: Term) -> bool:
    return term.role is Role.ALARMS or term.role is Role.CALMS


def _phrases(terms: Iterable[Term]) -> Openings | None:
    return openings(term for term in terms if not _is_alarm(term))


def _alarms(terms: Iterable[Term]) -> Openings | None:
    return openings(term for term in terms if _is_alarm(term))


def _end_of(pattern: Pattern, words: Sequence[str], start: int) -> int | None:
    """Give where the pattern ends that begins at `start`, or None where it does not fit.

    Its first word is taken as seen. A gap may skip three words, and takes the nearest that fits.
    """
    at = start
    for part in pattern[1:]:
        reach = 5 if part.after_gap else 2
        for place in range(at + 1, min(at + reach, len(words))):
            if part.fits(words[place]):
                at = place
                break
        else:
            return None
    return at + 1
