"""What a message's entries come to: negation, degree, contrast, capitals, marks of feeling.

The constants are VADER's (Hutto and Gilbert, 2014), measured there on raters of English chat; scope ends
at a pause here, and two negations are one, as most of the world's chat means them.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Final

from msgspec import Struct

from .folding import SHOUT
from .lexicon import Role, Term
from .reading import Reading
from .signs import CLOSE, OPEN
from .terms import NEGATED, PAUSE, SHOUTED, Node, standing

SCOPE: Final = 3
DEGREE: Final = 0.293
FADES: Final = (1.0, 0.95, 0.9)
EXCLAIMED: Final = 0.292
ASKED: Final = 0.18
BEFORE_BUT: Final = 0.5
AFTER_BUT: Final = 1.5
ALPHA: Final = 15.0
_MOST_EXCLAIMED: Final = 4
_MOST_ASKED: Final = 0.96
_SMILES: Final = (0.0, 1.0, 1.6, 2.0)
_BRACKET_SPEAKERS: Final = frozenset({"ru", "uk", "uz"})
_DEGREES: Final = (Role.INTENSIFIES, Role.DAMPENS)
_AGAIN: Final = (1.0, 0.5, 0.25)  # the same emoji a second and third time; then no more


class Felt(Struct, gc=False):
    """One entry found, with what has been made of it so far."""

    start: int
    end: int
    value: float
    is_sign: bool
    clause: int
    is_negated: bool = False

    def strengthen(self, step: float) -> None:
        """Move it away from 0, or by a negative step towards it, never across."""
        if self.value > 0:
            self.value = max(self.value + step, 0.0)
        elif self.value < 0:
            self.value = min(self.value - step, 0.0)

    def negate(self) -> None:
        """Turn it round, once."""
        if not self.is_sign and not self.is_negated:
            self.value *= NEGATED
            self.is_negated = True


class Weight(Struct, frozen=True, gc=False):
    """What all entries come to.

    Attributes:
        score: From -1 to 1.
        agreement: 1 where all evidence points one way, 0.5 where it cancels out.
        hits: Pieces of evidence.
        evident: Words that were part of any.
    """

    score: float
    agreement: float
    hits: int
    evident: int


class Weighing(Struct, gc=False):
    """Goes through a message once, from left to right."""

    _words: list[str]
    _found: list[Felt] = []
    _degrees: list[tuple[int, float]] = []
    _negated_to: int = -1
    _clause: int = 0
    _contrast: int | None = None
    _seen: dict[str, int] = {}

    def go_through(self, nodes: Mapping[str, Node | None]) -> list[Felt]:
        """Give what was found, with every rule but those of the whole message applied."""
        past = 0
        words = (*self._words, "")
        for at, node in enumerate(map(nodes.__getitem__, self._words)):
            if node is None or at < past:
                continue
            if node is PAUSE:
                self._pause()
            elif node.phrases is not None and (begun := node.phrases.after(words[at + 1])):
                past = self._phrase(at, begun) or self._word(at, node, nodes)
            else:
                self._word(at, node, nodes)
        if self._degrees:
            self._settle_degrees()
        if self._contrast is not None:
            self._apply_contrast(self._contrast)
        return self._found

    def _phrase(self, at: int, begun: Iterable[Term]) -> int | None:
        for term, end in standing(begun, self._words, at):
            if term.role is Role.VALENCE:
                is_loud = self._words[at][0] == SHOUT
                self._feel(at, end, term.valence, SHOUTED if is_loud else 0.0)
            else:
                self._turn(term.role, at, end)
            return end
        return None

    def _word(self, at: int, node: Node, nodes: Mapping[str, Node | None]) -> int:
        if node.roles:
            self._act(at, node, nodes)
        elif node.is_sign:
            self._sign(at, node)
        elif node.valence is not None:
            self._feel(at, at + 1, node.valence)
        return at + 1

    def _act(self, at: int, node: Node, nodes: Mapping[str, Node | None]) -> None:
        """Take a word that does something to others, and may have a feeling of its own.

        A word of degree is one only where feeling follows: "awfully kind", but "awfully".
        """
        is_felt = node.valence is not None
        if is_felt and node.roles[0] in _DEGREES:
            follows = nodes[self._words[at + 1]] if at + 1 < len(self._words) else None
            if follows is None or follows.is_sign or follows.valence is None:
                self._feel(at, at + 1, node.valence or 0.0)
                return
        elif is_felt:
            self._feel(at, at + 1, node.valence or 0.0)
        for role in node.roles:
            self._turn(role, at, at + 1)

    def _feel(self, start: int, end: int, valence: float, extra: float = 0.0) -> None:
        felt = Felt(start, end, valence, is_sign=False, clause=self._clause)
        if extra:
            felt.strengthen(extra)
        for place, step in self._degrees:
            distance = start - place
            if distance < SCOPE:
                felt.strengthen(step * FADES[max(distance, 0)])
        self._degrees.clear()
        if start <= self._negated_to:
            felt.negate()
        self._found.append(felt)

    def _sign(self, at: int, node: Node) -> None:
        word = self._words[at]
        times = self._seen.get(word, 0)
        self._seen[word] = times + 1
        if node.valence is not None and times < len(_AGAIN):
            value = node.valence * _AGAIN[times]
            self._found.append(Felt(at, at + 1, value, is_sign=True, clause=self._clause))

    def _turn(self, role: Role, at: int, end: int) -> None:
        match role:
            case Role.NEGATES_NEXT:
                self._negated_to = end - 1 + SCOPE
            case Role.NEGATES_BEFORE:
                self._negate_back(at)
            case Role.INTENSIFIES:
                self._degrees.append((end, DEGREE))
            case Role.DAMPENS:
                self._degrees.append((end, -DEGREE))
            case Role.CONTRASTS:
                self._contrast = at
                self._pause()

    def _negate_back(self, at: int) -> None:
        for felt in reversed(self._found):
            if felt.end < at - SCOPE + 1 or felt.clause != self._clause:
                return
            felt.negate()

    def _pause(self) -> None:
        if self._degrees:
            self._settle_degrees()
        self._negated_to = -1
        self._clause += 1

    def _settle_degrees(self) -> None:
        """Give a degree that nothing follows to what stands before it: "love it so much"."""
        last = self._found[-1] if self._found else None
        for place, step in self._degrees:
            if last is None or last.is_sign or last.clause != self._clause:
                break
            if place - last.end <= SCOPE:
                last.strengthen(step)
        self._degrees.clear()

    def _apply_contrast(self, at: int) -> None:
        """Let what follows "but" outweigh what stands before it, where there is both."""
        if len({felt.start < at for felt in self._found}) < 2:
            return
        for felt in self._found:
            felt.value *= BEFORE_BUT if felt.start < at else AFTER_BUT


NOTHING: Final = Weight(0.0, 0.0, 0, 0)


def weigh(reading: Reading, text: str) -> Weight:
    """Give what a message comes to.

    Args:
        text: As it was sent, for its marks of exclamation and question.
    """
    found = Weighing(reading.words).go_through(reading.nodes)
    smile = _brackets(reading) if ")" in text or "(" in text else 0.0
    if not found and not smile:
        return NOTHING
    total, strength, evident = smile, abs(smile), int(smile != 0)
    for felt in found:
        total += felt.value
        strength += abs(felt.value)
        evident += felt.end - felt.start
    hits = len(found) + (smile != 0)
    agreement = (1 + abs(total) / strength) / 2 if strength else 0.5
    if total:
        total += _stress(text) if total > 0 else -_stress(text)
    return Weight(total / sqrt(total * total + ALPHA), agreement, hits, evident)


def _stress(text: str) -> float:
    exclaimed = min(text.count("!"), _MOST_EXCLAIMED) * EXCLAIMED
    asked = text.count("?")
    return exclaimed + (min(asked * ASKED, _MOST_ASKED) if asked > 1 else 0.0)


def _brackets(reading: Reading) -> float:
    """Give the smile of brackets that close nothing, as in Russian chat; two suffice anywhere."""
    words: Sequence[str] = reading.words
    balance = 0
    for word in words:
        if word[0] == CLOSE:
            balance += len(word)
        elif word[0] == OPEN:
            balance -= len(word)
    count = min(abs(balance), len(_SMILES) - 1)
    if count == 1 and reading.language not in _BRACKET_SPEAKERS:
        return 0.0
    return _SMILES[count] if balance > 0 else -_SMILES[count]
