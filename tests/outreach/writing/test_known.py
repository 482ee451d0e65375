"""Facts become words; what cannot be used is unknown, and nothing in them is obeyed."""

import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import OutreachType
from engagement_plugin.i18n import languages, translator
from engagement_plugin.outreach.writing.known import known
from engagement_plugin.outreach.writing.sentences import ShippedTemplate
from engagement_plugin.outreach.writing.shipped import SHIPPED
from engagement_plugin.outreach.writing.slots import GREATEST, LONGEST, Slot
from engagement_plugin.telegram.entities import Composed, utf16_length
from tests.outreach.writing.saying import VOCABULARY

NAMES = (
    st.none() | st.text(max_size=80) | st.sampled_from(["{days}", "{0.__class__}", "}{", "<b>"])
)
FACT = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.lists(st.integers(), max_size=3)
    | st.sampled_from(["diary", "quiz", "first_words", "devoted", "{name}"])
)
FACTS = st.dictionaries(st.sampled_from(list(Slot)) | st.text(max_size=10), FACT, max_size=12)


@given(
    template=st.sampled_from(SHIPPED),
    language=st.sampled_from(languages()),
    facts=FACTS,
    name=NAMES,
)
def test_no_fact_and_no_name_breaks_a_text(
    template: ShippedTemplate, language: str, facts: Mapping[str, Any], name: str | None
) -> None:
    """Whatever they are: either it is said, sendable as it is, or it does not fit."""
    t = translator(language)
    values = known(facts, name, t, VOCABULARY)
    if not template.needs(language) <= values.keys():
        return

    words = Composed(text=template.said(t, values))

    assert () == words.entities
    assert 1 == words.text.count("\n")
    assert not {"Cc", "Cs", "Co"} & set(map(unicodedata.category, words.text.replace("\n", "")))
    assert words.text.count("\u2068") == words.text.count("\u2069")


@given(template=st.sampled_from(SHIPPED), name=st.text(alphabet="{}<>*_`ab ", min_size=1))
def test_a_name_is_repeated_letter_by_letter(template: ShippedTemplate, name: str) -> None:
    """Braces and markup in it are letters like others."""
    t = translator("en")
    facts = {"days": 3, "streak": 3, "feature": "diary", "new_feature": "quiz"}
    values = known({**facts, "milestone": "streak_3"}, name, t, VOCABULARY)
    called = str(values.get(Slot.NAME, ""))

    text = template.said(t, values)

    assert called == " ".join(name.split())[:64].strip() or Slot.NAME not in values
    assert called in text


@pytest.mark.parametrize(
    ("figure", "is_known"),
    [
        (2, True), (GREATEST, True), (1, False), (0, False), (-3, False), (GREATEST + 1, False),
        (True, False), (3.0, False), ("3", False), (None, False),
    ],
)  # fmt: skip
def test_only_a_figure_worth_saying_is_said(figure: object, *, is_known: bool) -> None:
    """Neither 0 days nor what is no number."""
    values = known({"days": figure}, None, translator("en"), VOCABULARY)

    assert is_known == (Slot.DAYS in values)


def test_a_feature_without_words_of_the_host_s_is_not_named() -> None:
    """What it is called inside means nothing to people."""
    facts = {"feature": "btn_23", "new_feature": "quiz"}

    values = known(facts, None, translator("ru"), VOCABULARY)

    assert {Slot.NEW_FEATURE: "Quiz"} == values


def test_a_milestone_is_named_in_the_person_s_language() -> None:
    """By its own title and words; one that is offered no longer is unknown."""
    t = translator("en")

    values = known({"milestone": "first_words"}, None, t, VOCABULARY)
    gone = known({"milestone": "of_last_year"}, None, t, VOCABULARY)

    told = {
        Slot.MILESTONE: "First words",
        Slot.CELEBRATION: "Your first words here. It is good to meet you!",
        Slot.ICON: "👋",
    }
    assert (told, {}) == (values, gone)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("שרה", "\u2068שרה\u2069"),
        ("علی\u200cرضا", "\u2068علی\u200cرضا\u2069"),
        ("\u202eannA", "annA"),
        ("Anna", "Anna"),
        ("李雷", "李雷"),
    ],
)
def test_a_name_written_the_other_way_keeps_to_itself(name: str, shown: str) -> None:
    """Else the figures and marks beside it would be turned around; marks of its own are gone."""
    values = known({}, name, translator("en"), VOCABULARY)

    assert shown == values[Slot.NAME]


@given(facts=FACTS, name=st.text(max_size=200), language=st.sampled_from(languages()))
def test_nothing_is_longer_than_a_text_reckons_with(
    facts: Mapping[str, Any], name: str, language: str
) -> None:
    """So a template that fits when it is read fits when it is filled."""
    t = translator(language)

    values = known(facts, name, t, VOCABULARY)

    for slot, value in values.items():
        shown = t.number(value) if isinstance(value, int) else value
        assert utf16_length(shown) <= LONGEST[slot]


def test_every_kind_s_slots_have_a_length() -> None:
    """None is forgotten."""
    assert set(Slot) == set(LONGEST)
    assert 6 == len(OutreachType)
