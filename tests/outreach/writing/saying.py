"""What a deployment says, from the settings it has."""

from pathlib import Path
from random import Random
from typing import Any

from engagement_plugin.domain import OutreachType
from engagement_plugin.milestones.catalogue import SHIPPED
from engagement_plugin.milestones.own import offered
from engagement_plugin.outreach.writing.known import Vocabulary
from engagement_plugin.outreach.writing.repertoire import Repertoire, repertoire
from engagement_plugin.outreach.writing.template_writer import TemplateWriter
from engagement_plugin.outreach.writing.writer import Brief
from engagement_plugin.settings import Settings

VOCABULARY = Vocabulary(
    milestones={each.code: each for each in SHIPPED},
    features={
        "diary": {"en": "Diary", "ru": "Дневник"},
        "breathe": {"en": "Breathing", "ru": "Дыхание"},
        "quiz": {"en": "Quiz"},
    },
)


def repertoire_of(folder: Path, text: str = "") -> Repertoire:
    """Give what can be said under a settings file of this text."""
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    settings = Settings.load(file)
    return repertoire(
        settings.outreach, offered(settings.milestones.own), default=settings.chat.language
    )


def writer_of(folder: Path, text: str = "", *, seed: int = 1) -> TemplateWriter:
    return TemplateWriter(repertoire_of(folder, text), Random(seed))


def brief(kind: OutreachType, **changes: Any) -> Brief:
    return Brief(**{"outreach": 7, "kind": kind, **changes})


def facts(figure: int) -> dict[str, Any]:
    """Everything that can be known, with one figure for all that is counted."""
    return {
        "days": figure,
        "streak": figure,
        "more": figure,
        "silent_days": figure,
        "feature": "diary",
        "new_feature": "breathe",
        "milestone": "streak_7",
    }
