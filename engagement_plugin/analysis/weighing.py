"""What a message's entries come to: negation, degree, contrast, capitals, marks of feeling.

The constants are VADER's (Hutto and Gilbert, 2014), measured there on raters of English chat; scope ends
at a pause here, and two negations are one, as most of the world's chat means them.
"""

from collections.abc import Iterable, Sequence
from math import sqrt
from typing import Final

from msgspec import Struct

from .lexicon import Role, Term
from .openings import standing
from .reading import Reading
from .signs import CLOSE, OPEN
from .terms import NEGATED, PAUSE, SHOUTED, Node
from .words import Word

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
_BRACKETS: Final = OPEN + CLOSE
_BRACKET_SPEAKERS: Final = frozenset({"ru", "uk", "uz"})
# Names of this module are found faster than an enum's.
_NEGATES_NEXT: Final = Role.NEGATES_NEXT
_NEGATES_BEFORE: Final = Role.NEGATES_BEFORE
_INTENSIFIES: Final = Role.INTENSIFIES
_DAMPENS: Final = Role.DAMPENS
_CONTRASTS: Final = Role.CONTRASTS
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
        coverage: The share of the words that were part of any.
    """

    score: float
    agreement: float
    hits: int
    coverage: float


def felt_in(words: Sequence[Word], nodes: Sequence[Node | None]) -> tuple[list[Felt], int]:  # noqa: C901, PLR0912 - told below
    """Go through a message once, from left to right: give what is found, and count the pauses.

    One loop with all its state in locals: a call or an object for each word would take most of
    the time a message has. What is seldom needed stands in functions of its own.
    """
    found: list[Felt] = []
    degrees: list[tuple[int, float]] = []
    seen: dict[str, int] = {}
    negated_to, clause, pauses, past, contrast, last = -1, 0, 0, 0, -1, len(words) - 1
    for at, node in enumerate(nodes):
        if node is None:
            continue
        if node is PAUSE:
            pauses += 1
            if at >= past:
                degrees = degrees and _settle(found, degrees, clause)
                negated_to, clause = -1, clause + 1
            continue
        if at < past:
            continue
        roles, valence, end = node.roles, node.valence, at + 1
        if node.phrases is not None and at < last and (begun := node.phrases.after(words[end])):
            for term, past in standing(begun, words, at):
                roles, valence, end = (term.role,), _loud(term, words[at]), past
                break
        if not roles and valence is None:
            continue
        is_degree = bool(roles) and (roles[0] is _INTENSIFIES or roles[0] is _DAMPENS)
        if valence is not None and not (is_degree and at < last and _tells(nodes[at + 1])):
            felt = Felt(at, end, valence, node.is_sign, clause)
            if node.is_sign:
                _see(found, seen, words[at].text, felt)
                continue
            found.append(felt)
            if degrees:
                degrees = _strengthen(felt, degrees)
            if at <= negated_to:
                felt.negate()
            if is_degree:
                continue
        for role in roles:
            if role is _NEGATES_NEXT:
                negated_to = end - 1 + SCOPE
            elif role is _NEGATES_BEFORE:
                _negate_back(found, at, clause)
            elif role is _INTENSIFIES or role is _DAMPENS:
                degrees.append((end, DEGREE if role is _INTENSIFIES else -DEGREE))
            elif role is _CONTRASTS:
                contrast = at
                degrees = degrees and _settle(found, degrees, clause)
                negated_to, clause = -1, clause + 1
    if degrees:
        _settle(found, degrees, clause)
    if contrast >= 0:
        _apply_contrast(found, contrast)
    return found, pauses


def _tells(node: Node | None) -> bool:
    return node is not None and node.tells


def _loud(term: Term, first: Word) -> float | None:
    """Give the valence of a phrase as it is said, or None where it does something else."""
    if term.role is not Role.VALENCE:
        return None
    if first.calm is None or not term.valence:
        return term.valence
    return term.valence + (SHOUTED if term.valence > 0 else -SHOUTED)


def _see(found: list[Felt], seen: dict[str, int], sign: str, felt: Felt) -> None:
    """Take an emoji or a smiley: less each time it comes again, and nothing in the end."""
    times = seen.get(sign, 0)
    seen[sign] = times + 1
    if times < len(_AGAIN):
        felt.value *= _AGAIN[times]
        found.append(felt)


def _strengthen(felt: Felt, degrees: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """Let degrees work on what follows them, and give those that are left: none."""
    for place, step in degrees:
        distance = felt.start - place
        if distance < SCOPE:
            felt.strengthen(step * FADES[max(distance, 0)])
    return []


def _negate_back(found: Sequence[Felt], at: int, clause: int) -> None:
    for felt in reversed(found):
        if felt.end < at - SCOPE + 1 or felt.clause != clause:
            return
        felt.negate()


def _settle(
    found: Sequence[Felt], degrees: list[tuple[int, float]], clause: int
) -> list[tuple[int, float]]:
    """Give degrees that nothing follows to what stands before: "love it so much". None are left."""
    last = found[-1] if found else None
    if last is not None and not last.is_sign and last.clause == clause:
        for place, step in degrees:
            if place - last.end <= SCOPE:
                last.strengthen(step)
    return []


def _apply_contrast(found: Iterable[Felt], at: int) -> None:
    """Let what follows "but" outweigh what stands before it, where there is both."""
    if len({felt.start < at for felt in found}) < 2:
        return
    for felt in found:
        felt.value *= BEFORE_BUT if felt.start < at else AFTER_BUT


NOTHING: Final = Weight(0.0, 0.0, 0, 0.0)


def weigh(reading: Reading, text: str) -> Weight:
    """Give what a message comes to.

    Args:
        text: As it was sent, for its marks of exclamation and question.
    """
    found, pauses = felt_in(reading.words, reading.nodes)
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
    if total and ("!" in text or "?" in text):
        total += _stress(text) if total > 0 else -_stress(text)
    said = len(reading.words) - pauses
    coverage = evident / said if evident < said else 1.0
    return Weight(total / sqrt(total * total + ALPHA), agreement, hits, coverage)


def _stress(text: str) -> float:
    exclaimed = min(text.count("!"), _MOST_EXCLAIMED) * EXCLAIMED
    asked = text.count("?")
    return exclaimed + (min(asked * ASKED, _MOST_ASKED) if asked > 1 else 0.0)


def _brackets(reading: Reading) -> float:
    """Give the smile of brackets that close nothing, as in Russian chat; two suffice anywhere."""
    balance = 0
    for text in [word.text for word in reading.words if word.text[0] in _BRACKETS]:
        balance += len(text) if text[0] == CLOSE else -len(text)
    count = min(abs(balance), len(_SMILES) - 1)
    if count == 1 and reading.language not in _BRACKET_SPEAKERS:
        return 0.0
    return _SMILES[count] if balance > 0 else -_SMILES[count]
