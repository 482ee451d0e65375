"""What stands below a message: an answer, and three ways out."""

import pytest
from aiogram.filters.callback_data import CallbackData
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import OutreachType
from engagement_plugin.i18n import languages, translator
from engagement_plugin.outreach.writing.buttons import (
    OUTREACH_PREFIX,
    ActionButton,
    FewerButton,
    LaterButton,
    SilenceButton,
    rows,
)
from engagement_plugin.telegram.entities import LABEL_LIMIT, PAYLOAD_BYTES

BUTTONS = (ActionButton, LaterButton, FewerButton, SilenceButton)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", list(OutreachType))
def test_silence_is_one_tap_away(kind: OutreachType, language: str) -> None:
    """Below every message, in short labels."""
    table = rows(kind, 7, translator(language))

    carried = [button.callback_data for row in table for button in row]
    assert [each(outreach=7).pack() for each in BUTTONS] == carried
    assert [1, 2, 1] == [len(row) for row in table]
    assert all(1 <= len(button.text) <= LABEL_LIMIT for row in table for button in row)


@given(outreach=st.integers(0, 2**63 - 1), button=st.sampled_from(BUTTONS))
def test_a_button_carries_its_row_and_nothing_else(
    outreach: int, button: type[CallbackData]
) -> None:
    """Whatever the id, there and back again."""
    packed = button(outreach=outreach).pack()

    assert len(packed.encode()) <= PAYLOAD_BYTES
    assert packed.startswith(OUTREACH_PREFIX)
    assert {"outreach": outreach} == button.unpack(packed).model_dump()


@pytest.mark.parametrize("forged", ["-1", str(2**63), "x", "", "1:2"])
def test_a_forged_id_is_no_button_of_ours(forged: str) -> None:
    """The database is never asked for what it cannot hold."""
    for button in BUTTONS:
        with pytest.raises((ValueError, TypeError)):
            button.unpack(f"{button.__prefix__}:{forged}")
