"""A template of the host's own, in the languages it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from babel import Locale

from engagement_plugin.domain import OutreachType
from engagement_plugin.i18n import Translator
from engagement_plugin.outreach.writing.known import Values, filled
from engagement_plugin.outreach.writing.slots import Slot, gaps

# The one form of a text that no figure changes.
ALWAYS: Final = "other"
# Of a form that only millions take, this one stands in where it was left out.
_MANY: Final = 100

Forms = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTemplate:
    """One of the host's.

    Attributes:
        texts: Forms by language, for everybody.
        named: The same for those whose name is known; a language may do without.
        counted: The figure that chooses among the forms.
    """

    kind: OutreachType
    code: str
    texts: Mapping[str, Forms]
    named: Mapping[str, Forms]
    counted: Slot | None

    @property
    def languages(self) -> frozenset[str]:
        """Name what it can be said in."""
        return frozenset(self.texts)

    def needs(self, language: str) -> frozenset[Slot]:
        """Name what has to be known; the name never has to be."""
        forms = (*self.texts[language].values(), *self.named.get(language, {}).values())
        found = {Slot(each) for form in forms for each in gaps(form)}
        if self.counted is not None:
            found.add(self.counted)
        return frozenset(found - {Slot.NAME})

    def said(self, t: Translator, values: Values) -> str:
        """Write the whole text."""
        forms = self.texts[t.language]
        if Slot.NAME in values:
            forms = self.named.get(t.language, forms)
        form = ALWAYS
        if self.counted is not None:
            form = form_of(t.language, int(values[self.counted]))
        return filled(
            forms[form] if form in forms else forms[form_of(t.language, _MANY)], t, values
        )


def form_of(language: str, number: int) -> str:
    """Name the form of a text that goes with a number."""
    return str(Locale.parse(language).plural_form(number))
