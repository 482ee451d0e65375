"""Our own templates: an opening, and whole sentences that a translator can turn one by one."""

from dataclasses import dataclass, replace

from engagement_plugin.domain import OutreachType
from engagement_plugin.i18n import Translator, languages
from engagement_plugin.outreach.writing.known import Values, filled
from engagement_plugin.outreach.writing.slots import Slot, gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, as a message id.

    Attributes:
        plural, counted: A sentence with a figure says it as {n}, and has no other slot.
        is_optional: Left out where its slots are not known.
    """

    text: str
    plural: str = ""
    counted: Slot | None = None
    is_optional: bool = False

    @property
    def slots(self) -> frozenset[Slot]:
        """Name what has to be known to say it."""
        if self.counted is not None:
            return frozenset({self.counted})
        return frozenset(map(Slot, gaps(self.text)))

    def said(self, t: Translator, values: Values) -> str:
        """Say it."""
        if self.counted is not None:
            return t.ngettext(self.text, self.plural, int(values[self.counted]))
        return filled(t.gettext(self.text), t, values)


def gettext(text: str) -> Sentence:
    """Make a sentence of a text, which this name marks for the catalogues."""
    return Sentence(text=text)


def ngettext(singular: str, plural: str, counted: Slot) -> Sentence:
    """Make a sentence with a figure."""
    return Sentence(text=singular, plural=plural, counted=counted)


def if_known(sentence: Sentence) -> Sentence:
    """Say a sentence only where it can be said."""
    return replace(sentence, is_optional=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The first words, for those whose name is known and for those whose name is not.

    No named one begins with the name: its letters would decide which way the line runs.
    """

    named: Sentence
    nameless: Sentence


@dataclass(frozen=True, slots=True)
class ShippedTemplate:
    """One of our own, in every language of the catalogues.

    Attributes:
        code: Stays the same for ever: what is learned of it hangs on it.
    """

    kind: OutreachType
    code: str
    opening: Opening
    sentences: tuple[Sentence, ...]

    @property
    def languages(self) -> frozenset[str]:
        """Name what it can be said in."""
        return frozenset(languages())

    def needs(self, language: str) -> frozenset[Slot]:
        """Name what has to be known; the name never has to be."""
        needed = (each.slots for each in self.sentences if not each.is_optional)
        return frozenset[Slot]().union(*needed)

    def said(self, t: Translator, values: Values) -> str:
        """Write the whole text."""
        first = self.opening.named if Slot.NAME in values else self.opening.nameless
        sayable = (
            each for each in self.sentences if not each.is_optional or each.slots <= values.keys()
        )
        told = " ".join(each.said(t, values) for each in sayable)
        # A line of its own, so that the letters of a name turn no other line around.
        return f"{first.said(t, values)}\n{told}"
