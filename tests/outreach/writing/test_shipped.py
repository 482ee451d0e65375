"""Our own templates: each is a whole, kind text, whatever is known of a person."""

from collections import Counter
from itertools import product

import pytest

from engagement_plugin.domain import OutreachType
from engagement_plugin.i18n import Translator, languages, translator
from engagement_plugin.outreach.writing.known import known
from engagement_plugin.outreach.writing.sentences import ShippedTemplate
from engagement_plugin.outreach.writing.shipped import SHIPPED
from engagement_plugin.outreach.writing.slots import SLOTS, Slot
from tests.outreach.writing.saying import VOCABULARY, facts

FIGURES = (0, 1, 2, 5, 21, 1000)
NAMES = (None, "Anna", "שרה")
EVERY = [
    pytest.param(template, language, id=f"{template.kind}-{template.code}-{language}")
    for template, language in product(SHIPPED, languages())
]
ENDS = (".", "!", "?", "🤍")


def said(template: ShippedTemplate, t: Translator) -> list[str]:
    """Everything a template can say: for each figure, with and without a name."""
    found = []
    for figure, name in product(FIGURES, NAMES):
        values = known(facts(figure), name, t, VOCABULARY)
        if template.needs(t.language) <= values.keys():
            found.append(template.said(t, values))
    return found


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_a_text_is_whole(template: ShippedTemplate, language: str) -> None:
    """No gap is left, no blank is doubled, it ends like a sentence and fits a narrow window."""
    texts = said(template, translator(language))

    assert len(texts) >= 4 * len(NAMES)
    for text in texts:
        assert not set("{}") & set(text), text
        assert " ".join(text.split()) == text.replace("\u00a0", " ").replace("\n", " "), text
        assert text.endswith(ENDS), text
        assert len(text) <= 400, text


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_a_text_reads_well_without_the_name(template: ShippedTemplate, language: str) -> None:
    """The name is the only difference, and stands nowhere at the beginning."""
    t = translator(language)
    named = known(facts(21), "Anna", t, VOCABULARY)
    nameless = known(facts(21), None, t, VOCABULARY)

    with_name, without = template.said(t, named), template.said(t, nameless)

    assert "Anna" in with_name
    assert not with_name.startswith("Anna")
    assert with_name.splitlines()[1:] == without.splitlines()[1:]
    assert "Anna" not in without
    assert without[0].isupper()
    assert " ," not in without
    assert " !" not in without


@pytest.mark.parametrize(("template", "language"), EVERY)
def test_a_figure_that_is_needed_is_said(template: ShippedTemplate, language: str) -> None:
    """As the language writes it, and in no form of another number."""
    t = translator(language)
    for figure in (2, 5, 21, 1000):
        values = known(facts(figure), None, t, VOCABULARY)

        text = template.said(t, values)

        counted = {each.counted for each in template.sentences if each.counted is not None}
        assert bool(counted) == (t.number(figure) in text), text


@pytest.mark.parametrize("kind", list(OutreachType))
def test_a_kind_has_words_enough(kind: OutreachType) -> None:
    """At least three ways to say it, and at least one that needs nothing to be known."""
    own = [each for each in SHIPPED if each.kind is kind]

    assert len(own) >= 3
    assert any(not each.needs("en") for each in own)


def test_a_code_names_one_template() -> None:
    """Within all kinds, so that an admin may use it alone."""
    codes = Counter(each.code for each in SHIPPED)

    assert 1 == max(codes.values())
    assert all(len(code) <= 64 for code in codes)


@pytest.mark.parametrize("template", SHIPPED, ids=lambda each: each.code)
def test_a_text_asks_for_nothing_its_kind_does_not_know(template: ShippedTemplate) -> None:
    """Also in what it leaves out where it is not known."""
    asked = {slot for each in template.sentences for slot in each.slots}

    assert asked <= SLOTS[template.kind] - {Slot.NAME}
    assert template.opening.named.slots == {Slot.NAME}
    assert not template.opening.nameless.slots


@pytest.mark.parametrize("template", SHIPPED, ids=lambda each: each.code)
def test_no_text_counts_what_was_missed(template: ShippedTemplate) -> None:
    """How long somebody was away is known, and not held against them."""
    asked = {slot for each in template.sentences for slot in each.slots}

    assert Slot.SILENT_DAYS not in asked


def test_what_else_was_reached_is_said_only_where_there_is_more() -> None:
    """One milestone alone is not followed by "and 0 more"."""
    t = translator("en")
    template = next(each for each in SHIPPED if each.code == "reached")

    texts = [template.said(t, known(facts(more), None, t, VOCABULARY)) for more in (0, 1, 2)]

    one = (
        "How lovely! 🎉\nYou have reached “🔥 A week in a row”. Seven days in a row. What a week!"
    )
    assert texts == [
        one,
        f"{one} And 1 more milestone along with it.",
        f"{one} And 2 more milestones along with it.",
    ]
