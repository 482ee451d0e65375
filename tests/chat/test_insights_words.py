"""What is known of a person is said in plain sentences that fit where they stand."""

from itertools import pairwise

import msgspec
import pytest
from aiogram.utils.formatting import Text
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.chat.admin.insights_list import attention_label
from engagement_plugin.chat.admin.insights_text import length, packed
from engagement_plugin.chat.admin.insights_words import (
    days_span,
    mood_direction,
    reason_text,
    zone_origin,
)
from engagement_plugin.domain import Reason, ReasonCode, RiskBand, ZoneSource
from engagement_plugin.i18n import translator
from tests.insight.made_up import back, patterns

ENGLISH = translator("en")
[SOMEBODY] = patterns([back(1), back(2), back(9)])


SENTENCES = {
    (ReasonCode.SILENT, 12.2, 1.0): "silent for 12 days (usual pause: 1 day)",
    (ReasonCode.SILENT, 0.5, None): "silent for 12 hours",
    (ReasonCode.RECENT, 0.04, 0.2): "was here 1 hour ago (usual pause: 5 hours)",
    (ReasonCode.RARE, 3.0, None): "here on only 3 of 90 days",
    (ReasonCode.FREQUENT, 70.0, None): "here on 70 of 90 days",
    (ReasonCode.DECLINING, 1.0, 6.3): "here on 1 day of the last 14 (usually 6.3)",
    (ReasonCode.STEADY, 9.0, 4.0): "here on 9 days of the last 14 (usually 4.0)",
    (ReasonCode.LOW_MOOD, -0.3, 0.1): "mood of the last 30 days −0.30 (all in all +0.10)",
    (ReasonCode.GOOD_MOOD, 0.3, None): "mood of the last 30 days +0.30",
}


@pytest.mark.parametrize(("reason", "sentence"), SENTENCES.items())
def test_every_reason_has_a_sentence(
    reason: tuple[ReasonCode, float, float | None], sentence: str
) -> None:
    """With the person's own figures."""
    code, value, usual = reason

    assert sentence == reason_text(
        Reason(code=code, effect=0.1, value=value, usual=usual), ENGLISH
    )


def test_no_reason_is_without_a_sentence() -> None:
    """A new code needs a line above."""
    assert set(ReasonCode) == {code for code, _, _ in SENTENCES}


@given(st.floats(0, 40_000))
def test_a_span_is_hours_below_a_day_and_days_from_then_on(days: float) -> None:
    """Never "24 hours", and never a day less than it was."""
    number, unit = days_span(days, ENGLISH).replace(",", "").split()

    if unit.startswith("hour"):
        assert abs(int(number) - days * 24) <= 0.5
        assert int(number) < 24
    else:
        assert abs(int(number) - days) <= 0.5
        assert int(number) >= 1


@pytest.mark.parametrize(
    ("trend", "words"),
    [
        (None, "too early for a direction"), (0.02, "getting better"), (-0.02, "getting worse"),
        (0.019, "steady"), (-0.019, "steady"),
    ],
)  # fmt: skip
def test_a_moods_direction_is_said_in_words(trend: float | None, words: str) -> None:
    """Small changes are none."""
    assert words == mood_direction(trend, ENGLISH)


@pytest.mark.parametrize(
    ("source", "confidence", "words"),
    [
        (ZoneSource.PERSON, 1.0, "they said so"),
        (ZoneSource.RHYTHM, 0.8, "guessed from their hours, quite sure"),
        (ZoneSource.RHYTHM, 0.5, "guessed from their hours, likely"),
        (ZoneSource.LANGUAGE, None, "guessed from their language, unsure"),
    ],
)
def test_a_zones_origin_is_said_in_words(
    source: ZoneSource, confidence: float | None, words: str
) -> None:
    """And how sure it is."""
    assert words == zone_origin(source, confidence, ENGLISH)


@given(st.lists(st.text("ab😀", min_size=1, max_size=30), min_size=1, max_size=12))
def test_messages_hold_all_blocks_in_order_and_none_is_too_long(blocks: list[str]) -> None:
    """And no two neighbours would have fitted into one."""
    most = 80

    messages = packed([Text(each) for each in blocks], most=most)

    texts = [each.render()[0] for each in messages]
    assert blocks == [block for text in texts for block in text.split("\n\n")]
    assert all(length(each) <= most for each in messages)
    for one, following in pairwise(texts):
        assert length(Text(one, "\n\n", following.split("\n\n")[0])) > most


@given(name=st.text(max_size=64), risk=st.floats(0, 1), value=st.floats(0, 1) | st.none())
def test_a_line_of_the_list_fits_a_button(name: str, risk: float, value: float | None) -> None:
    """On one line, whatever somebody calls themselves, in every language."""
    known = msgspec.structs.replace(
        SOMEBODY, risk=risk, risk_band=RiskBand.HIGH, value_percentile=value
    )
    for language in ("en", "ru", "de", "ar"):
        label = attention_label(known, name, translator(language))

        assert len(label) <= 40
        assert len(label.splitlines()) == 1
