"""Everything a deployment can say: our templates and the host's, checked to be enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from engagement_plugin.domain import OutreachType
from engagement_plugin.i18n import SOURCE_LANGUAGE, Translator
from engagement_plugin.milestones.specs import MilestoneSpec
from engagement_plugin.outreach.writing.accepting import own_template
from engagement_plugin.outreach.writing.actions import OwnAction, labels, own_action
from engagement_plugin.outreach.writing.known import Values, Vocabulary
from engagement_plugin.outreach.writing.own import OwnTemplate
from engagement_plugin.outreach.writing.refusing import refuse
from engagement_plugin.outreach.writing.shipped import SHIPPED
from engagement_plugin.outreach.writing.slots import Slot
from engagement_plugin.settings import OutreachSettings


class Template(Protocol):
    """One way to say something."""

    @property
    def kind(self) -> OutreachType:
        """Name the kind it is for."""
        ...

    @property
    def code(self) -> str:
        """Name it; unique within its kind."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """Name what it can be said in."""
        ...

    def needs(self, language: str) -> frozenset[Slot]:
        """Name what has to be known to say it in one of its languages."""
        ...

    def said(self, t: Translator, values: Values) -> str:
        """Say it in one of its languages."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Repertoire:
    """What a deployment can say.

    Attributes:
        templates: By kind; of each at least one needs nothing to be known.
        default: The language of those whose own nothing is written in.
    """

    templates: Mapping[OutreachType, tuple[Template, ...]]
    actions: Mapping[OutreachType, OwnAction]
    vocabulary: Vocabulary
    default: str


def repertoire(
    settings: OutreachSettings, milestones: Sequence[MilestoneSpec], *, default: str
) -> Repertoire:
    """Bring our templates and the settings' together; one of theirs replaces ours of its code.

    Args:
        milestones: All that can be reached, the host's own too.

    Raises:
        ConfigError: A text, a button or a label cannot be, or a kind is left without words.
    """
    own = [own_template(each, default=default) for each in settings.templates]
    _require_distinct(own)
    taken = {(each.kind, each.code) for each in own}
    templates: list[Template] = [
        each
        for each in SHIPPED
        if each.kind not in settings.only_own_templates and (each.kind, each.code) not in taken
    ]
    templates += own
    by_kind = {
        kind: tuple(each for each in templates if each.kind is kind) for kind in OutreachType
    }
    for kind, found in by_kind.items():
        _require_bare(kind, found, default)
    return Repertoire(
        templates=by_kind,
        actions={
            kind: own_action(kind, each, default=default)
            for kind, each in settings.actions.items()
        },
        vocabulary=Vocabulary(
            milestones={each.code: each for each in milestones},
            features={
                feature: labels(f"features.{feature}", words, default=default)
                for feature, words in settings.features.items()
            },
            default=default,
        ),
        default=default,
    )


def _require_distinct(own: Sequence[OwnTemplate]) -> None:
    seen: set[tuple[OutreachType, str]] = set()
    for each in own:
        if (each.kind, each.code) in seen:
            refuse(
                f"templates.{each.code}.code",
                f"another template of {each.kind} is called so",
                "Give it a name of its own.",
            )
        seen.add((each.kind, each.code))


def _require_bare(kind: OutreachType, templates: Sequence[Template], default: str) -> None:
    # Where nothing is known of somebody, something still has to be said.
    for each in templates:
        for language in each.languages & {default, SOURCE_LANGUAGE}:
            if not each.needs(language):
                return
    refuse(
        "templates",
        f"every template of {kind} needs something to be known",
        "Add one without braces, for those of whom little is known.",
    )
