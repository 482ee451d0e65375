"""The writer: in whose language, with which template, and how it arrives."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import OutreachType, TextSource
from engagement_plugin.i18n import languages, translator
from engagement_plugin.milestones.catalogue import SHIPPED
from engagement_plugin.outreach.writing.buttons import PREVIEW, ActionButton, rows
from engagement_plugin.outreach.writing.repertoire import repertoire
from engagement_plugin.outreach.writing.template_writer import TemplateWriter
from engagement_plugin.settings import OutreachSettings
from engagement_plugin.telegram.delivery import deliver
from engagement_plugin.telegram.outcomes import Delivered
from engagement_plugin.testing.bot_api import LocalBotAPI
from tests.outreach.writing.saying import VOCABULARY, brief, facts, writer_of

GERMAN = """
[[outreach.templates]]
kind = "check_in"
code = "hallo"
texts.en = "How is it going?"
texts.de = "Wie geht es?"
texts.pt-BR = "Como vai?"
texts.zh_TW = "你好嗎？"
"""
KIND = OutreachType.CHECK_IN


@pytest.fixture(scope="module")
def writer() -> TemplateWriter:
    """One writer for many examples: it keeps nothing of what it wrote."""
    settings = OutreachSettings(
        features={each: dict(words) for each, words in VOCABULARY.features.items()}
    )
    return TemplateWriter(repertoire(settings, SHIPPED, default="en"), Random(1))


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("de", "de"), ("de-AT", "de"), ("pt-br", "pt_BR"), ("zh-tw", "zh_Hant_TW"), ("ru", "ru"), ("fr", "en"),
        (None, "en"), ("", "en"), ("no such", "en"),
    ],
)  # fmt: skip
async def test_it_is_written_in_the_nearest_language_that_there_is(
    tmp_path: Path, language: str | None, locale: str
) -> None:
    """Also where only the host's own templates speak it; else in the deployment's."""
    message = await writer_of(tmp_path, GERMAN).write(brief(KIND, language=language))

    assert locale == message.locale


async def test_a_language_in_which_nothing_fits_is_not_written_in(tmp_path: Path) -> None:
    """What is known of somebody weighs more than how they speak."""
    writer = writer_of(tmp_path, GERMAN.replace("Wie geht es?", "{days} Tage!"))

    messages = [
        await writer.write(brief(KIND, language="de", facts={"days": days})) for days in (0, 3)
    ]

    assert ["en", "de"] == [each.locale for each in messages]


async def test_the_deployment_s_language_stands_in(tmp_path: Path) -> None:
    """For those whose own nothing is written in."""
    text = '[chat]\nlanguage = "ru"\n'

    message = await writer_of(tmp_path, text).write(brief(KIND, language="fr"))

    assert "ru" == message.locale


@pytest.mark.parametrize("default", languages())
async def test_labels_of_a_language_without_a_catalogue_are_the_deployment_s(
    tmp_path: Path, default: str
) -> None:
    """The text is the host's, the ways out are ours, and carry the row's id."""
    text = f'[chat]\nlanguage = "{default}"\n{GERMAN}texts.ru = "Как дела?"'

    message = await writer_of(tmp_path, text).write(brief(KIND, language="de", outreach=11))

    assert "Wie geht es?" == message.words.text
    assert rows(KIND, 11, translator(default)) == message.words.buttons


@given(
    kind=st.sampled_from(OutreachType),
    language=st.none() | st.sampled_from([*languages(), "fr"]) | st.text(max_size=12),
    name=st.none() | st.text(max_size=70),
    known=st.dictionaries(
        st.sampled_from(sorted(facts(0))), st.integers() | st.text(max_size=9), max_size=7
    ),
    last=st.none() | st.sampled_from(["just_hello", "open_door", "reached"]),
)
async def test_something_can_always_be_said(
    writer: TemplateWriter,
    kind: OutreachType,
    language: str | None,
    name: str | None,
    known: dict[str, object],
    last: str | None,
) -> None:
    """Whoever it is, and whatever is known of them; with the chance it was chosen with."""
    message = await writer.write(
        brief(kind, facts=known, language=language, name=name, last_template=last)
    )

    assert message.template != last
    assert 0 < message.propensity <= 1
    assert (TextSource.TEMPLATE, ()) == (message.source, message.words.entities)
    assert message.locale in languages()


async def test_the_chances_are_those_of_what_fits(writer: TemplateWriter) -> None:
    """Two fit where nothing is known, one of them came last; all four where everything is."""
    bare = await writer.write(brief(KIND))
    after = await writer.write(brief(KIND, last_template="just_hello"))
    full = await writer.write(brief(KIND, facts=facts(9)))

    assert (1 / 2, 1.0, 1 / 4) == (bare.propensity, after.propensity, full.propensity)
    assert "kind_week" == after.template


async def test_every_template_that_fits_is_written_now_and_then(writer: TemplateWriter) -> None:
    """With about the chance that it tells."""
    messages = [await writer.write(brief(KIND, facts=facts(9))) for _ in range(1200)]

    drawn = Counter(each.template for each in messages)
    assert {"just_hello", "kind_week", "all_well", "good_while"} == drawn.keys()
    assert all(220 < number < 380 for number in drawn.values())


async def test_the_same_seed_writes_the_same(tmp_path: Path) -> None:
    """Chance is an argument."""
    briefs = [brief(kind, facts=facts(9)) for kind in OutreachType]

    first, second = (writer_of(tmp_path, seed=5) for _ in range(2))

    assert [await first.write(each) for each in briefs] == [
        await second.write(each) for each in briefs
    ]


async def test_it_arrives_as_it_was_written(writer: TemplateWriter) -> None:
    """A person called like a tag and a link is greeted so, and no preview is unfolded."""
    name = "<b>t.me/scam</b>"
    message = await writer.write(brief(KIND, name=name))

    async with LocalBotAPI() as api:
        bot = api.bot()
        outcome = await deliver(bot, message.words.to(7))
        await bot.session.close()

    seen = api.ledger[0]
    assert Delivered(seen.message_id) == outcome
    assert (message.words.text, ()) == (seen.text, seen.entities)
    assert seen.text.startswith(f"Hi {name}! 👋\n")
    assert seen.payload["link_preview_options"]["is_disabled"] is True


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", list(OutreachType))
async def test_an_admin_sees_everything_that_may_be_said(
    writer: TemplateWriter, kind: OutreachType, language: str
) -> None:
    """In the language asked for, to somebody made up, with buttons that change nothing."""
    shown = writer.preview(kind, language)

    assert len(shown) >= 3
    assert len(shown) == len({each.template for each in shown})
    assert {language} == {each.locale for each in shown}
    assert all(
        ActionButton(outreach=PREVIEW).pack() == each.words.buttons[0][0].callback_data
        for each in shown
    )
    assert 1 == pytest.approx(sum(each.propensity for each in shown))


async def test_a_preview_names_no_feature_that_has_no_words(tmp_path: Path) -> None:
    """What would not be sent is not shown."""
    shown = writer_of(tmp_path).preview(OutreachType.FEATURE_DISCOVERY, "en")

    assert ["more_to_see", "small_tip"] == [each.template for each in shown]


@pytest.mark.parametrize(
    ("leads", "url", "callback"),
    [
        ('url = "https://t.me/x?start=diary"', "https://t.me/x?start=diary", None),
        ('callback = "diary"', None, "diary"),
    ],
)
async def test_a_host_s_own_action_leads_into_its_bot(
    tmp_path: Path, leads: str, url: str | None, callback: str | None
) -> None:
    """In place of ours; the ways out stay."""
    text = f'[outreach.actions.check_in]\nlabels.en = "Diary"\nlabels.ru = "Дневник"\n{leads}'
    writer = writer_of(tmp_path, text)

    messages = [await writer.write(brief(KIND, language=each)) for each in ("en", "ru", "fr")]

    first = [each.words.buttons[0][0] for each in messages]
    assert ["Diary", "Дневник", "Diary"] == [each.text for each in first]
    assert {(url, callback)} == {(each.url, each.callback_data) for each in first}
    assert [[1, 2, 1]] * 3 == [[len(row) for row in each.words.buttons] for each in messages]
