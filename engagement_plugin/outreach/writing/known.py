"""What may be said: facts of a decision as words of a language; what cannot be used is unknown."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from engagement_plugin.i18n import Translator
from engagement_plugin.milestones.specs import MilestoneSpec, Words
from engagement_plugin.outreach.writing.slots import COUNTS, GREATEST, Slot
from engagement_plugin.telegram.entities import clean_name

# Keeps a name's own direction from turning the figures and marks beside it around.
_ISOLATE: Final = "\u2068{}\u2069"
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})

Values = Mapping[Slot, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a deployment calls things.

    Attributes:
        milestones: By their code.
        features: A host's words for its features, by language; others are never named to people,
            since what they are called inside means nothing to them.
        default: The language that every feature has words in.
    """

    milestones: Mapping[str, MilestoneSpec] = field(default_factory=dict)
    features: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    default: str = "en"


def known(
    facts: Mapping[str, Any], name: str | None, t: Translator, vocabulary: Vocabulary
) -> dict[Slot, str | int]:
    """Give what each slot can be filled with; figures stay figures, since plurals hang on them."""
    found: dict[Slot, str | int] = {}
    for slot, least in COUNTS.items():
        figure = facts.get(slot.value)
        if type(figure) is int and least <= figure <= GREATEST:
            found[slot] = figure
    for slot in (Slot.FEATURE, Slot.NEW_FEATURE):
        words = vocabulary.features.get(_code(facts.get(slot.value)))
        if words is not None:
            found[slot] = words.get(t.language) or words[vocabulary.default]
    milestone = vocabulary.milestones.get(_code(facts.get(Slot.MILESTONE.value)))
    if milestone is not None:
        told = _words(milestone, t)
        found |= {Slot.MILESTONE: told.title, Slot.CELEBRATION: told.celebration}
        found[Slot.ICON] = milestone.icon
    if cleaned := clean_name(name):
        found[Slot.NAME] = _set_apart(cleaned, t)
    return found


def filled(text: str, t: Translator, values: Values) -> str:
    """Fill a text's gaps; what fills them is not looked into for gaps of its own."""
    return text.format_map(
        {
            slot.value: t.number(value) if isinstance(value, int) else value
            for slot, value in values.items()
        }
    )


def _code(fact: Any) -> str:
    return fact if isinstance(fact, str) else ""


def _words(milestone: MilestoneSpec, t: Translator) -> Words:
    own = milestone.words.get(t.language)
    if own is not None:
        return own
    first = milestone.first_words
    return Words(
        title=t.gettext(first.title),
        text=t.gettext(first.text),
        celebration=t.gettext(first.celebration),
    )


def _set_apart(name: str, t: Translator) -> str:
    kinds = {unicodedata.bidirectional(each) for each in name}
    is_foreign = "L" in kinds if t.is_right_to_left else bool(kinds & _RIGHT_TO_LEFT)
    return _ISOLATE.format(name) if is_foreign else name
