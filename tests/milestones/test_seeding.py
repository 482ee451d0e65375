"""What is offered comes into the database once, and a host's own words with it."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from engagement_plugin.domain import MilestoneCategory
from engagement_plugin.errors import ConfigError
from engagement_plugin.i18n import translator
from engagement_plugin.milestones import telling
from engagement_plugin.milestones.catalogue import SHIPPED
from engagement_plugin.milestones.friends import invitation, inviter
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.milestones.specs import MilestoneSpec, Words
from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.clock import FrozenClock
from tests.milestones.conftest import BOT

OWN = """
[[milestones.own]]
code = "ten_lessons"
category = "exploration"
metric = "feature:lesson"
target = 10
icon = "🎓"
texts.en = {title = "Ten lessons", text = "Finish 10 lessons.", celebration = "Ten lessons!"}
texts.ru = {title = "Десять уроков", text = "Пройдите 10 уроков.", celebration = "Ура!"}
"""


def settings_of(folder: Path, text: str, base: Settings) -> Settings:
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return Settings.load(file).model_copy(update={"storage": base.storage})


def test_there_are_24_in_seven_categories() -> None:
    """From a newcomer's to a loyal companion's, each with a name of its own."""
    sizes = Counter(each.category for each in SHIPPED)

    assert {**dict.fromkeys(MilestoneCategory, 3), MilestoneCategory.LOYALTY: 6} == sizes
    assert 24 == len({each.code for each in SHIPPED})
    assert (1, 10) == (
        min(each.difficulty for each in SHIPPED), max(each.difficulty for each in SHIPPED),
    )  # fmt: skip


def test_titles_fit_on_a_button() -> None:
    """Forty characters with the icon."""
    assert all(len(f"{each.icon} {each.first_words.title}") <= 40 for each in SHIPPED)


async def test_seeding_twice_changes_nothing(
    database: Database, settings: Settings, clock: FrozenClock
) -> None:
    """The first time adds all, whoever else does it at the same moment."""
    milestones = Milestones(database, settings=settings, clock=clock)

    await asyncio.gather(milestones.seed(), milestones.seed())
    again = await milestones.seed(), await milestones.seed(overwrite=True)

    assert [24, 24] == [len(each.kept) for each in again]
    assert all(not (each.added or each.changed or each.retired) for each in again)


async def test_a_host_s_own_is_offered_in_its_own_words(
    database: Database, settings: Settings, clock: FrozenClock, tmp_path: Path
) -> None:
    """In each language it has words for; others get the first."""
    own = settings_of(tmp_path, OWN, settings)
    milestones = Milestones(database, settings=own, clock=clock)
    seeded = await milestones.seed()

    shown = next(
        each.milestone
        for each in await milestones.audience(BOT)
        if each.milestone.code == "ten_lessons"
    )

    titles = [telling.title(shown, translator(each)) for each in ("en", "ru", "de")]
    assert "ten_lessons" in seeded.added
    assert ["Ten lessons", "Десять уроков", "Ten lessons"] == titles


async def test_a_changed_one_waits_for_an_overwrite(
    database: Database, settings: Settings, clock: FrozenClock, tmp_path: Path
) -> None:
    """A target never moves under people's feet by itself; what is gone is retired then too."""
    first = settings_of(tmp_path, OWN, settings)
    await Milestones(database, settings=first, clock=clock).seed()
    changed = settings_of(tmp_path, OWN.replace("target = 10", "target = 20"), settings)

    plain = await Milestones(database, settings=changed, clock=clock).seed()
    overwritten = await Milestones(database, settings=changed, clock=clock).seed(overwrite=True)
    retired = await Milestones(database, settings=settings, clock=clock).seed(overwrite=True)
    back = await Milestones(database, settings=changed, clock=clock).seed(overwrite=True)

    assert (("ten_lessons",), ()) == (plain.differing, plain.changed)
    assert ("ten_lessons",) == overwritten.changed == retired.retired == back.changed


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("feature:lesson", "mesages", "did you mean 'messages'?", id="metric"),
        pytest.param("feature:lesson", "feature:", "feature:NAME", id="feature"),
        pytest.param("exploration", "explore", "Did you mean exploration?", id="category"),
        pytest.param("target = 10", 'target = "ten"', "target", id="no number"),
        pytest.param("target = 10", "target = 0", "number above 0", id="nothing"),
        pytest.param("target = 10", "target = inf", "number above 0", id="never"),
        pytest.param("🎓", "x", "no emoji", id="icon"),
        pytest.param("ten_lessons", "ten lessons", "no name", id="code"),
        pytest.param("ten_lessons", "chatterbox", "name of its own", id="taken"),
        pytest.param("Ten lessons!", " ", "texts.en.celebration", id="words"),
        pytest.param('metric = "feature:lesson"', "", "metric", id="missing"),
    ],
)
def test_a_wrong_one_is_refused_with_what_to_write(
    settings: Settings, tmp_path: Path, old: str, new: str, expected: str
) -> None:
    """Before anything starts."""
    with pytest.raises(ConfigError) as refused:
        Milestones(
            Database(settings.storage),
            settings=settings_of(tmp_path, OWN.replace(old, new), settings),
            clock=FrozenClock,  # type: ignore[arg-type]  # never asked
        )

    assert expected.lower() in str(refused.value).lower()
    assert "milestones.own" in str(refused.value)


def test_one_made_in_python_is_as_good() -> None:
    """The same rules hold."""
    words = {"en": Words(title="One", text="Write.", celebration="One!")}

    with pytest.raises(ConfigError, match="difficulty"):
        MilestoneSpec(
            code="own",
            category=MilestoneCategory.SOCIAL,
            metric="messages",
            target=1,
            icon="🎓",
            words=words,
            difficulty=11,
        )


@pytest.mark.parametrize("telegram_id", [1, 35, 36, 7_777_777_777, 2**52])
def test_an_invitation_names_who_invited(telegram_id: int) -> None:
    """And fits into a deep link."""
    payload = invitation(telegram_id)

    assert telegram_id == inviter(payload)
    assert len(payload) <= 64


@pytest.mark.parametrize(
    "payload", [None, "", "shop", "friend_", "friend_07", "friend_A", "friend_" + "z" * 40]
)
def test_another_payload_names_nobody(payload: str | None) -> None:
    """Whatever somebody types."""
    assert None is inviter(payload)
