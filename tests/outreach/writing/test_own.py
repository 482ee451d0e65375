"""A host's own words: said like ours, and refused at the start where something is wrong."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import OutreachType
from engagement_plugin.errors import ConfigError
from engagement_plugin.i18n import translator
from engagement_plugin.outreach.writing.accepting import own_template
from engagement_plugin.outreach.writing.known import known
from engagement_plugin.outreach.writing.slots import Slot
from engagement_plugin.settings import TemplateSettings
from engagement_plugin.telegram.entities import Composed
from tests.outreach.writing.saying import VOCABULARY, brief, facts, repertoire_of, writer_of

CHECK_IN = """
[[outreach.templates]]
kind = "check_in"
code = "ours"
"""
ALONE = 'only_own_templates = ["check_in"]\n'


def own(text: str, *, code: str = "ours", kind: str = "check_in", more: str = "") -> str:
    """Settings with one template, and nothing else of its kind."""
    return f"""
[outreach]
only_own_templates = ["{kind}"]
[[outreach.templates]]
kind = "{kind}"
code = "bare"
texts.en = "Hello."
{more}
[[outreach.templates]]
kind = "{kind}"
code = "{code}"
{text}
"""


async def said(
    folder: Path, text: str, *, language: str = "en", name: str | None = None, days: int = 0
) -> str:
    """What somebody gets who had the bare template last."""
    asked = brief(
        OutreachType.CHECK_IN,
        facts={"days": days},
        language=language,
        name=name,
        last_template="bare",
    )
    return (await writer_of(folder, text).write(asked)).words.text


async def test_those_without_a_name_get_the_text_without_it(tmp_path: Path) -> None:
    """Two texts, and the second one only where it can be filled."""
    text = own('texts.en = "All well?"\nnamed.en = "All well, {name}?"')

    texts = [await said(tmp_path, text, name=name) for name in ("Anna", None, "\u200b")]

    assert ["All well, Anna?", "All well?", "All well?"] == texts


async def test_a_figure_chooses_the_form(tmp_path: Path) -> None:
    """By the rules of the language, as it writes figures."""
    text = own("""
counts = "days"
texts.en = {one = "{days} day", other = "{days} days"}
texts.ru = {one = "{days} день", few = "{days} дня", many = "{days} дней"}
texts.de = "{days} Tage"
""")

    texts = [
        await said(tmp_path, text, language=language, days=days)
        for language, days in product(("en", "ru", "de"), (2, 5, 21, 1000))
    ]

    assert texts == [
        "2 days", "5 days", "21 days", "1,000 days",
        "2 дня", "5 дней", "21 день", "1\u00a0000 дней",
        "2 Tage", "5 Tage", "21 Tage", "1.000 Tage",
    ]  # fmt: skip


async def test_a_form_that_only_millions_take_may_be_left_out(tmp_path: Path) -> None:
    """Spanish has one; nobody has to know."""
    text = own("""
counts = "days"
texts.en = "Hi"
texts.es = {one = "{days} día", other = "{days} días"}
""")

    assert "1.000.000 días" == await said(tmp_path, text, language="es", days=1_000_000)


async def test_forms_are_chosen_only_where_their_figure_is_known(tmp_path: Path) -> None:
    """Also where no form of them says it."""
    text = own('counts = "days"\ntexts.en = {one = "One of many?", other = "So many!"}')

    assert ["Hello.", "So many!"] == [await said(tmp_path, text, days=days) for days in (0, 9)]


async def test_two_braces_are_one(tmp_path: Path) -> None:
    """Whoever wants a brace gets one."""
    assert "A {brace}." == await said(tmp_path, own('texts.en = "A {{brace}}."'))


def test_one_of_the_same_code_replaces_ours(tmp_path: Path) -> None:
    """The others of its kind stay."""
    text = CHECK_IN.replace("ours", "just_hello") + 'texts.en = "Hey."'

    shipped = repertoire_of(tmp_path).templates[OutreachType.CHECK_IN]
    templates = repertoire_of(tmp_path, text).templates[OutreachType.CHECK_IN]

    assert sorted(each.code for each in shipped) == sorted(each.code for each in templates)
    assert ["just_hello"] == [each.code for each in templates if each not in shipped]


PIECES = st.sampled_from(
    [*(f"{{{slot}}}" for slot in Slot), "{", "}", "{{", "}}", "{days!r}", "\u200b", "🎉" * 999]
)


@given(
    text=st.lists(PIECES | st.text(max_size=9), max_size=6).map("".join),
    kind=st.sampled_from(OutreachType),
    name=st.none() | st.text(max_size=70),
    figure=st.integers(),
)
def test_what_is_accepted_can_be_sent(
    text: str, kind: OutreachType, name: str | None, figure: int
) -> None:
    """Whatever a host writes is refused at the start, or fits when it is filled."""
    settings = TemplateSettings(kind=kind, code="ours", texts={"en": "Hi"}, named={"en": text})
    try:
        template = own_template(settings, default="en")
    except ConfigError:
        return
    t = translator("en")
    values = known(facts(figure), name, t, VOCABULARY)

    if template.needs("en") <= values.keys():
        assert Composed(text=template.said(t, values)).text


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        pytest.param('texts.ru = "Привет"', "texts", "the text in 'en' is missing", id="default"),
        pytest.param(
            'texts.en = "Hi"\nnamed.en = "{nam}"', "named.en", "mean name?", id="misspelt",
        ),
        pytest.param('texts.en = "{dayz}"', "texts.en", "Did you mean days?", id="unknown"),
        pytest.param('texts.en = "{milestone}"', "texts.en", "no {milestone}", id="other kind"),
        pytest.param('texts.en = "Hi {name}"', "texts.en", "to named", id="name"),
        pytest.param('texts.en = "{days"', "texts.en", "braces", id="open brace"),
        pytest.param('texts.en = "days}"', "texts.en", "braces", id="closed brace"),
        pytest.param('texts.en = "{}"', "texts.en", "braces", id="no name"),
        pytest.param('texts.en = "{0}"', "texts.en", "braces", id="number"),
        pytest.param('texts.en = "{days.real}"', "texts.en", "braces", id="attribute"),
        pytest.param('texts.en = "{days[0]}"', "texts.en", "braces", id="index"),
        pytest.param('texts.en = "{days:>{name}}"', "texts.en", "braces", id="format"),
        pytest.param('texts.en = "{days!r}"', "texts.en", "braces", id="conversion"),
        pytest.param('texts.en = " "', "texts.en", "empty", id="empty"),
        pytest.param('texts.en = "\u200b\u2800"', "texts.en", "empty", id="nothing to be seen"),
        pytest.param("texts.en = '" + "🎉" * 2049 + "'", "texts.en", "4098 of 4096", id="long"),
        pytest.param(
            "texts.en = 'Hi'\nnamed.en = '" + "a" * 3970 + "{name}'", "named.en", "once filled",
            id="long once filled",
        ),
        pytest.param('texts.en = "Hi"\nnamed.ru = "{name}"', "named.ru", "texts.ru", id="nameless"),
        pytest.param('texts.en = {one = "x"}', "texts.en", "nothing chooses", id="no figure"),
        pytest.param(
            'counts = "days"\ntexts.en = {one = "x"}', "texts.en", "'other' is missing", id="form",
        ),
        pytest.param(
            'counts = "days"\ntexts.en = {one = "x", other = "x", few = "x"}', "texts.en",
            "has no form 'few'", id="foreign form",
        ),
        pytest.param('counts = "name"\ntexts.en = "x"', "counts", "no figure 'name'", id="counts"),
        pytest.param('texts.en = "x"\ntexts.english = "x"', "texts.english", "no language", id="en"),
        pytest.param(
            'texts.en = "x"\ntexts.pt-BR = "x"\ntexts.pt_BR = "y"', "texts", "two texts", id="twice",
        ),
    ],
)  # fmt: skip
def test_a_wrong_text_is_refused_with_what_to_write_instead(
    tmp_path: Path, text: str, key: str, reason: str
) -> None:
    """At the start, by the key it stands at, without repeating the text."""
    with pytest.raises(ConfigError) as refused:
        repertoire_of(tmp_path, own(text))

    assert f"outreach.templates.ours.{key}" == refused.value.key
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        pytest.param(
            CHECK_IN.replace("check_in", "chekc_in") + 'texts.en = "x"',
            "outreach.templates.ours.kind", "Did you mean check_in?", id="kind",
        ),
        pytest.param(
            CHECK_IN.replace("ours", "o!") + 'texts.en = "x"',
            "outreach.templates.o!.code", "'o!' is no name", id="code",
        ),
        pytest.param(
            (CHECK_IN + 'texts.en = "x"\n') * 2,
            "outreach.templates.ours.code", "is called so", id="twice",
        ),
        pytest.param(
            "[outreach]\n" + ALONE, "outreach.templates",
            "every template of check_in needs something", id="none",
        ),
        pytest.param(
            "[outreach]\n" + ALONE + CHECK_IN + 'texts.en = "{days}"', "outreach.templates",
            "Add one without braces", id="none bare",
        ),
        pytest.param(
            "[outreach]\n" + ALONE + CHECK_IN + 'texts.en = "{days}"\ntexts.de = "Hallo"',
            "outreach.templates", "Add one without braces", id="none bare in the default language",
        ),
        pytest.param(
            "[outreach.actions.check_in]\nlabels.en = 'x'",
            "outreach.actions.check_in", "either url or callback", id="no action",
        ),
        pytest.param(
            "[outreach.actions.check_in]\nlabels.en = 'x'\nurl = 'javascript:x'",
            "outreach.actions.check_in.url", "https://", id="url",
        ),
        pytest.param(
            "[outreach.actions.check_in]\nlabels.en = 'x'\ncallback = '" + "ж" * 33 + "'",
            "outreach.actions.check_in.callback", "more than 64 bytes", id="callback",
        ),
        pytest.param(
            "[outreach.actions.check_in]\ncallback = 'x'\nlabels.en = '" + "x" * 41 + "'",
            "outreach.actions.check_in.labels.en", "41 characters", id="label",
        ),
        pytest.param(
            "[outreach.features]\ndiary = {ru = 'Дневник'}",
            "outreach.features.diary", "Add diary.en", id="feature",
        ),
        pytest.param(
            "[outreach]\nactions = {checkin = {labels = {en = 'x'}, callback = 'x'}}",
            "outreach.actions.checkin.[key]", "", id="action of no kind",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_elsewhere_is_refused_too(
    tmp_path: Path, text: str, key: str, reason: str
) -> None:
    """Kinds, codes, buttons, and the words for features."""
    with pytest.raises(ConfigError) as refused:
        repertoire_of(tmp_path, text)

    assert key == refused.value.key
    assert reason in str(refused.value)
