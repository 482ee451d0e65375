"""One training of all that a bot's models foretell, in a process of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from engagement_plugin.domain import ModelPurpose
from engagement_plugin.insight.groups import Ints
from engagement_plugin.learning.errors import ModelRefusedError
from engagement_plugin.learning.sealing import Sealed, seal, unseal
from engagement_plugin.prediction import features, mood
from engagement_plugin.prediction.churn import saving
from engagement_plugin.prediction.churn.snapshots import Messages
from engagement_plugin.prediction.churn.training import Terms, train_churn
from engagement_plugin.prediction.reading import Material
from engagement_plugin.prediction.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Everything a training needs; can be sent to another process.

    Attributes:
        people: How many there are; those without any activity among them.
        written: To whom the bot wrote of its own accord, by index, and when, in half hours.
        kept: What serves now and, after it, those before it; the first that can be trusted
            competes.
    """

    people: int
    material: Material
    written: tuple[Ints, Ints]
    kept: Sequence[Sealed]
    terms: Terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a training came to; `sealed` is None where nothing new is to serve."""

    purpose: ModelPurpose
    name: str
    horizon: int
    rows: int
    report: Report
    sealed: Sealed | None


def train(lesson: Lesson) -> list[Outcome]:
    """Train each model that there is enough for. Deterministic: the same lesson, the same outcome."""
    return [_churn(lesson), _mood(lesson)]


def _churn(lesson: Lesson) -> Outcome:
    person, slot = lesson.written
    champion, refusal = first_trusted(lesson.kept)
    found = train_churn(
        lesson.material.activity(lesson.people),
        Messages(person=person, slot=slot),
        champion=champion,
        terms=lesson.terms,
    )
    report = {
        **found.report,
        "people": lesson.people,
        "unreadable": lesson.material.unreadable,
        "refused": refusal,
    }
    return Outcome(
        purpose=ModelPurpose.CHURN,
        name=str(report.get("challenger", report["serves"])),
        horizon=found.horizon,
        rows=found.rows,
        report=report,
        sealed=None
        if found.model is None
        else seal(saving.dump(found.model), schema=features.schema()),
    )


def _mood(lesson: Lesson) -> Outcome:
    """Learn anew each time: the mean of the newest weeks serves, corrected where that is better."""
    given = lesson.material
    found = mood.weeks(given.mood_person, given.mood_day, given.mood_sum, given.mood_n)
    model, report = mood.train_mood(found, seed=lesson.terms.seed)
    return Outcome(
        purpose=ModelPurpose.MOOD,
        name=str(report["serves"]),
        horizon=mood.WEEK,
        rows=int(report["weeks_learned"]),
        report=report,
        sealed=None if model is None else seal(mood.dump_mood(model), schema=mood.SCHEMA),
    )


def first_trusted(kept: Sequence[Sealed]) -> tuple[saving.ChurnModel | None, str | None]:
    """Open the first that can be; where one cannot, say what was wrong with the newest such."""
    refusal = None
    for each in kept:
        try:
            return saving.load(unseal(each, schema=features.schema())), refusal
        except ModelRefusedError as error:
            refusal = refusal or error.reason
    return None, refusal
