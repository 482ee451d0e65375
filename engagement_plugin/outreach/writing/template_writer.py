"""Writes from templates: the first of the writers, and the one the others fall back on."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from engagement_plugin.domain import OutreachType, TextSource
from engagement_plugin.i18n import Translator, translator
from engagement_plugin.outreach.writing.buttons import PREVIEW, rows
from engagement_plugin.outreach.writing.choosing import choose
from engagement_plugin.outreach.writing.known import Values, known
from engagement_plugin.outreach.writing.languages import nearest, speaker
from engagement_plugin.outreach.writing.repertoire import Repertoire, Template
from engagement_plugin.outreach.writing.slots import Slot
from engagement_plugin.outreach.writing.writer import Brief, Message
from engagement_plugin.telegram.entities import composed


class TemplateWriter:
    """Says one of what a deployment can say.

    Args:
        rng: Chooses among the templates that fit.
    """

    def __init__(self, repertoire: Repertoire, rng: Random) -> None:
        self._repertoire = repertoire
        self._rng = rng

    async def write(self, brief: Brief) -> Message:
        """Write one message, in the person's language where anything fits in it."""
        t, values, fitting = self._fitting(brief)
        by_code = {each.code: each for each in fitting}
        code, propensity = choose(list(by_code), last=brief.last_template, rng=self._rng)
        return self._message(by_code[code], brief, t, values, propensity)

    def preview(self, kind: OutreachType, language: str) -> list[Message]:
        """Show an admin everything that may be said, to somebody made up."""
        brief = Brief(
            outreach=PREVIEW,
            kind=kind,
            facts=self._made_up(),
            language=language,
            name=translator(language, default=self._repertoire.default).gettext("Sam"),
        )
        t, values, fitting = self._fitting(brief)
        return [self._message(each, brief, t, values, 1 / len(fitting)) for each in fitting]

    def _fitting(self, brief: Brief) -> tuple[Translator, Values, Sequence[Template]]:
        """Find what can be said, in the nearest language that anything can be said in."""
        templates = self._repertoire.templates[brief.kind]
        spoken = frozenset[str]().union(*(each.languages for each in templates))
        values = {language: self._values(brief, language) for language in spoken}
        by_language = {
            language: [
                each
                for each in templates
                if language in each.languages and each.needs(language) <= values[language].keys()
            ]
            for language in spoken
        }
        language = nearest(
            [brief.language, self._repertoire.default],
            [each for each, fitting in by_language.items() if fitting],
        )
        return speaker(language), values[language], by_language[language]

    def _values(self, brief: Brief, language: str) -> Values:
        return known(brief.facts, brief.name, speaker(language), self._repertoire.vocabulary)

    def _message(
        self, template: Template, brief: Brief, t: Translator, values: Values, propensity: float
    ) -> Message:
        default = self._repertoire.default
        action = self._repertoire.actions.get(brief.kind)
        below = rows(
            brief.kind,
            brief.outreach,
            translator(t.language, default=default),
            action=action.button(t.language, default=default) if action else None,
        )
        return Message(
            words=composed(template.said(t, values), buttons=below),
            template=template.code,
            locale=t.language,
            source=TextSource.TEMPLATE,
            propensity=propensity,
        )

    def _made_up(self) -> Mapping[str, Any]:
        vocabulary = self._repertoire.vocabulary
        features, milestones = list(vocabulary.features), list(vocabulary.milestones)
        return {
            Slot.DAYS: 42,
            Slot.STREAK: 5,
            Slot.SILENT_DAYS: 21,
            Slot.MORE: 1,
            Slot.FEATURE: features[0] if features else None,
            Slot.NEW_FEATURE: features[-1] if features else None,
            Slot.MILESTONE: milestones[0] if milestones else None,
        }
