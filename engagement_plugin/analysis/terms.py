"""A word list made quick: a word is looked up by itself and by its beginnings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from .lexicon import Lexicon, Role, Term, terms_of
from .openings import Openings, openings
from .patterns import SHORTEST_IN_PHRASE, SHORTEST_STEM
from .words import Word

NEGATED: Final = -0.74  # VADER's factor
DRAWN_OUT: Final = 0.293  # the same step as VADER's "very"
SHOUTED: Final = 0.733  # VADER's step for capitals
HEAD: Final = SHORTEST_STEM
# An apostrophe after a vowel or g is a letter of Uzbek, and parts no words as in "j'adore".
_JOINTS: Final = re.compile(r"-|(?<![aeiog])'|'(?=(?:s|d|m|t|ll|re|ve)(?:-|$))")


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
    phrases: Openings | None = None
    alarms: Openings | None = None
    is_sign: bool = False

    @property
    def tells(self) -> bool:
        """Whether it is a word that tells a feeling alone."""
        return self.valence is not None and not self.is_sign

    def opening(self) -> "Node | None":
        """Give what begins with the word, without what it is alone."""
        if self.phrases is None and self.alarms is None:
            return None
        return Node(phrases=self.phrases, alarms=self.alarms)


PAUSE: Final = Node(is_sign=True)


class Entry(Struct, gc=False):
    """All terms that begin with one word or stem, and what that is where nothing else fits."""

    terms: tuple[Term, ...]
    node: Node | None = None

    def alone(self) -> Node:
        """Give what it is by itself; made when first needed."""
        node = self.node
        if node is None:
            self.node = node = _node([(self.terms, 1.0)])
        return node


class Terms:
    """Finds the entries of one lexicon that begin with a word.

    Attributes:
        heads: The first letters of all words that tell a feeling alone.
        prefixes: Letters that turn a word they are put before.
    """

    def __init__(self, lexicon: Lexicon, extra: Iterable[Term] = ()) -> None:
        exact: dict[str, list[Term]] = defaultdict(list)
        stems: dict[str, list[Term]] = defaultdict(list)
        heads: set[str] = set()
        for term in (*terms_of(lexicon), *extra):
            first = term.pattern[0]
            (stems if first.is_stem else exact)[first.text].append(term)
            if term.role is Role.VALENCE and len(term.pattern) == 1:
                heads.add(first.text[:HEAD])
        # Values without cycles: tens of thousands that no garbage collection visits.
        self._exact = {word: Entry(tuple(terms)) for word, terms in exact.items()}
        self._stems = {stem: Entry(tuple(terms)) for stem, terms in stems.items()}
        lengths: dict[str, set[int]] = defaultdict(set)
        for stem in self._stems:
            lengths[stem[:HEAD]].add(len(stem))
        self._lengths = {head: tuple(sorted(its, reverse=True)) for head, its in lengths.items()}
        self._suffixes = lexicon.suffixes
        self.prefixes: Final = lexicon.prefixes
        self.heads: Final = frozenset(heads)

    def all(self) -> Iterator[Term]:
        """Give every term, in no order."""
        entries = chain(self._exact.values(), self._stems.values())
        return (term for entry in entries for term in entry.terms)

    def find(self, word: Word) -> Node | None:
        """Give what the word is, or None where the list has nothing of it."""
        if word.calm is not None:
            found = self.find(word.calm)
            return found and _stronger(found, SHOUTED)
        text = word.text
        found = self._whole(text)
        if found is not None:
            return found
        if word.shorter:
            found = self._drawn_out(word.shorter)
        if found is None and text.startswith(self.prefixes):
            found = self._negated(text)
        if found is None and ("'" in text or "-" in text):
            found = self._compound(text)
        return found

    def _whole(self, word: str) -> Node | None:
        """Join all entries that begin with the word; alone, the longest stem counts."""
        exact = self._exact.get(word)
        lengths = self._lengths.get(word[:HEAD], ())
        stems = self._stems
        # Loops and no generators: this runs for each word never met before, and mostly in vain.
        found = [word[:length] for length in lengths if word[:length] in stems]
        shortest = word[:SHORTEST_IN_PHRASE]
        if shortest in stems and shortest != word:
            found.append(shortest)
        if not found:
            return None if exact is None else exact.alone()
        if exact is None and len(found) == 1 and not self._suffixes:
            return stems[found[0]].alone()
        parts = [] if exact is None else [(exact.terms, 1.0)]
        parts += [(stems[stem].terms, self._turn(word[len(stem) :])) for stem in found]
        return _node(parts)

    def _turn(self, rest: str) -> float:
        return NEGATED if rest and rest.startswith(self._suffixes) else 1.0

    def _drawn_out(self, spellings: Iterable[str]) -> Node | None:
        for spelling in spellings:
            found = self._whole(spelling)
            if found is not None:
                return _stronger(found, DRAWN_OUT)
        return None

    def _negated(self, word: str) -> Node | None:
        for prefix in self.prefixes:
            if word.startswith(prefix):
                found = self._whole(word[len(prefix) :])
                if found is not None and found.valence is not None:
                    return Node(found.valence * NEGATED)
        return None

    def _compound(self, word: str) -> Node | None:
        """Read "j'adore" or "super-toll" by its parts where the whole is not listed."""
        parts = filter(None, _JOINTS.split(word))
        nodes = [node for node in map(self._whole, parts) if node is not None]
        if not nodes:
            return None
        felt = [node.valence for node in nodes if node.valence is not None]
        if not felt:
            return replace(nodes[-1], roles=_in_order(role for n in nodes for role in n.roles))
        is_negated = any(Role.NEGATES_NEXT in node.roles for node in nodes)
        return Node(sum(felt) * (NEGATED if is_negated else 1))


def _node(parts: Iterable[tuple[tuple[Term, ...], float]]) -> Node:
    """Make one of all that begins with a word: each part's terms, and what turns their valence.

    Of entries of one word the first part's count that tell anything; longer ones are all kept.
    """
    valence: float | None = None
    roles: set[Role] = set()
    phrases: list[Term] = []
    alarms: list[Term] = []
    settled = False
    for terms, turn in parts:
        for term in terms:
            if term.role is Role.ALARMS or term.role is Role.CALMS:
                alarms.append(term)
            elif len(term.pattern) > 1:
                phrases.append(term)
            elif settled:
                continue
            elif term.role is Role.VALENCE:
                valence = term.valence * turn
            else:
                roles.add(term.role)
        settled = valence is not None or bool(roles)
    return Node(valence, _in_order(roles), openings(phrases), openings(alarms))


def joined(nodes: list[Node]) -> Node | None:
    """Make one of what a word is in several languages, the likeliest first."""
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return Node(
        next((node.valence for node in nodes if node.valence is not None), None),
        tuple(dict.fromkeys(role for node in nodes for role in node.roles)),
        openings(term for node in nodes if node.phrases for term in node.phrases.terms),
        openings(term for node in nodes if node.alarms for term in node.alarms.terms),
    )


def _in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    return tuple(sorted(set(roles), key=lambda role: role.value))


def _stronger(node: Node, step: float) -> Node:
    if node.valence is None:
        return node
    return replace(node, valence=node.valence + (step if node.valence > 0 else -step))
