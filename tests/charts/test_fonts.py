"""The one font draws what it can, says what it cannot, and never draws an empty box."""

import pytest

from engagement_plugin.charts import AudienceSeries, audience_picture, person_picture
from engagement_plugin.charts.fonts import cleaned, drawable, fitted, width, wrapped
from tests.charts.made_up import (
    LAST,
    audience,
    audience_labels,
    person,
    person_labels,
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Größe, être, Việt", id="latin"),
        pytest.param("Люди, қазақ, їжак", id="cyrillic"),
        pytest.param("الأشخاص في اليوم", id="arabic"),
        pytest.param("پنج‌شنبه، گچ‌پژ ۱۲۳", id="persian"),
        pytest.param("שלום", id="hebrew"),
    ],
)
def test_font_has_the_letters(text: str) -> None:
    """Latin, Cyrillic, Arabic, Persian and Hebrew are drawn as they are."""
    assert drawable([text])
    assert text == cleaned(text)


@pytest.mark.parametrize("text", ["हिन्दी", "ไทย", "中文", "한국어"])
def test_font_does_not_have_the_letters(text: str) -> None:
    """Indic, Thai, Chinese and Korean letters are not in the font."""
    assert not drawable([text])
    assert "" == cleaned(text)


def test_labels_without_letters_give_way_to_the_spare_ones() -> None:
    """A Hindi picture is a whole English one, not boxes."""
    english = audience_labels("en")

    drawn = audience_picture(audience(), audience_labels("hi"), spare=english)

    assert audience_picture(audience(), english) == drawn


def test_labels_with_letters_stay() -> None:
    """The spare labels are not taken where they are not needed."""
    russian = audience_labels("ru")

    drawn = audience_picture(audience(), russian, spare=audience_labels("en"))

    assert audience_picture(audience(), russian) == drawn


def test_name_alone_does_not_turn_a_picture_english() -> None:
    """A Russian admin reads Russian, whatever a person's name is written in."""
    russian = person_labels("ru")

    drawn = person_picture(person(name="Аня हिन्दी"), russian, spare=person_labels("en"))

    assert person_picture(person(name="Аня"), russian) == drawn


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Ann\n\t Lee", "Ann Lee", id="line end"),
        pytest.param("\u202eAnn\u2066", "Ann", id="turned around"),
        pytest.param("🎉 Ann 🏳️‍🌈", "Ann", id="emoji"),
        pytest.param("$x^2$", "$x^2$", id="looks like a formula"),
        pytest.param("\x00\ud800", "", id="nothing to draw"),
    ],
)
def test_names_are_cleaned(name: str, expected: str) -> None:
    """What has no shape, or turns a line around, is left out of a name."""
    assert expected == cleaned(name).strip("\u200d ")


def test_formula_in_a_name_is_text() -> None:
    """A dollar sign does not make matplotlib set a formula, nor fail at one."""
    assert person_picture(person(name=r"$\frac{$"), person_labels()).startswith(b"\x89PNG")


def test_bare_figures_keep_their_order() -> None:
    """A minus stays before its number in a right-to-left picture."""
    assert "−0.20" == cleaned("−0.20", right_to_left=True)
    assert cleaned("بعد 7", right_to_left=True).startswith("\u200f")


def test_long_line_is_shortened_to_what_fits() -> None:
    """A line that is too long ends with an ellipsis, and a short one is left alone."""
    short = fitted("people " * 50, 300, 28)

    assert short.endswith("…")
    assert width(short, 28) <= 300
    assert "people" == fitted("people", 300, 28)


def test_sentence_is_broken_between_words() -> None:
    """The lines of a sentence fit, and hold its words in order."""
    sentence = "Nobody has used the bot yet. " * 4

    lines = wrapped(sentence, 400, 28)

    assert all(width(line, 28) <= 400 for line in lines)
    assert sentence.split() == " ".join(lines).split()


def test_empty_labels_leave_their_place_empty() -> None:
    """A title that is empty draws no text, and nothing fails."""
    nobody = AudienceSeries(first=LAST)

    assert audience_picture(nobody, audience_labels(title="")).startswith(b"\x89PNG")
