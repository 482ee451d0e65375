"""The library speaks the admin's language, and English where it does not know it."""

import gettext
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.i18n import languages, translator

THIN = "\u00a0"


def test_there_are_english_and_russian() -> None:
    """From the catalogues that lie beside the package."""
    assert {"en", "ru"} <= set(languages())


@pytest.mark.parametrize(
    ("asked", "default", "given"),
    [
        ("ru", "en", "ru"),
        ("ru-RU", "en", "ru"),
        ("en-GB", "ru", "en"),
        ("ru_RU", "en", "ru"),
        ("qq", "ru", "ru"),
        ("de", "ru", "ru"),
        ("de", "de", "en"),
        (None, "ru", "ru"),
        ("", "en", "en"),
        ("no language at all", "en", "en"),
        ("../../etc", "en", "en"),
    ],
)
def test_the_nearest_language_is_taken(asked: str | None, default: str, given: str) -> None:
    """What Telegram tells may be anything; an answer there always is."""
    assert translator(asked, default=default).language == given


@given(st.text())
def test_no_language_code_breaks_an_answer(asked: str) -> None:
    """It comes from outside."""
    assert translator(asked).language in languages()


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "0 дней"),
        (1, "1 день"),
        (2, "2 дня"),
        (5, "5 дней"),
        (11, "11 дней"),
        (21, "21 день"),
        (104, "104 дня"),
        (111, "111 дней"),
        (1001, f"1{THIN}001 день"),
    ],
)
def test_russian_has_three_plural_forms(n: int, text: str) -> None:
    """By the last digits, with the thousands set apart."""
    assert translator("ru").ngettext("{n} day", "{n} days", n) == text


def test_english_has_two_plural_forms() -> None:
    """One, and everything else."""
    t = translator("en")

    assert [t.ngettext("{n} day", "{n} days", n) for n in (0, 1, 1001)] == [
        "0 days", "1 day", "1,001 days",
    ]  # fmt: skip


def test_a_text_without_translation_is_shown_as_it_stands() -> None:
    """Better English than nothing."""
    assert translator("ru").gettext("Nobody has translated this.") == "Nobody has translated this."


def test_figures_follow_the_language() -> None:
    """Points, commas, signs and per cent."""
    english, russian = translator("en"), translator("ru")

    assert (english.number(1234.56, digits=1), russian.number(1234.56, digits=1)) == (
        "1,234.6", f"1{THIN}234,6",
    )  # fmt: skip
    assert (english.signed(0.5), russian.signed(-0.5)) == ("+0.50", "−0,50")
    assert english.percent(0.126) == russian.percent(0.126) == f"13{THIN}%"


def test_days_and_moments_follow_the_language() -> None:
    """And the zone that the moment is given in."""
    moment = datetime(2026, 3, 18, 22, 5, tzinfo=UTC).astimezone(ZoneInfo("Asia/Tokyo"))

    assert translator("en").day(date(2026, 3, 1)) == "1 Mar 2026"
    assert translator("ru").day(date(2026, 3, 1)) == "1 мар. 2026"
    assert translator("en").moment(moment) == "19 Mar 2026, 07:05"


def test_the_hosts_translations_are_left_alone() -> None:
    """No global function of `gettext` is replaced, no domain bound."""
    before = (gettext.gettext, gettext.textdomain())

    translator("ru").gettext("active")

    assert before == (gettext.gettext, gettext.textdomain())
