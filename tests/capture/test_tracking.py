"""What a host tells of its own is an interaction like any other, or a clear error."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin import TrackingError
from engagement_plugin.capture.tracking import PROPERTIES_BYTES, tracked
from engagement_plugin.domain import Interaction, InteractionType, PersonKey
from tests.conftest import NOON

ANNA = PersonKey(42, 7)


def event(feature: str = "lesson", **given: Any) -> Interaction:
    fields: dict[str, Any] = {"value": None, "key": None, "properties": {}, **given}
    return tracked(ANNA, feature, at=NOON, **fields)


def test_an_event_is_an_interaction_with_a_key_of_its_own() -> None:
    """Two calls are two events."""
    one, other = event(value=2.5, properties={"level": 3}), event()

    assert one.type is InteractionType.EVENT
    assert (one.feature, one.person, one.occurred_at) == ("lesson", ANNA, NOON)
    assert one.meta == {"value": 2.5, "properties": {"level": 3}}
    assert one.source_key != other.source_key


def test_the_same_key_is_the_same_event() -> None:
    """A host that tries again counts once."""
    assert event(key="order-5").source_key == event(key="order-5").source_key == "t:order-5"


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"feature": " "}, id="no name"),
        pytest.param({"feature": "x" * 65}, id="a long name"),
        pytest.param({"feature": 5}, id="a number for a name"),
        pytest.param({"value": float("nan")}, id="nan"),
        pytest.param({"value": True}, id="a truth for a number"),
        pytest.param({"value": 2**70}, id="a number too large"),
        pytest.param({"key": ""}, id="an empty key"),
        pytest.param({"key": "k" * 91}, id="a long key"),
        pytest.param({"properties": {"tags": ["a"]}}, id="a list"),
        pytest.param({"properties": {"x": float("inf")}}, id="infinity"),
        pytest.param({"properties": {"story": "x" * PROPERTIES_BYTES}}, id="a novel"),
    ],
)
def test_what_cannot_be_kept_is_a_clear_error(wrong: dict[str, Any]) -> None:
    """The sentence ends with what to do."""
    with pytest.raises(TrackingError, match=r"\.$"):
        event(**wrong)


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)


@given(st.text(max_size=70), plain, st.dictionaries(st.text(max_size=9), plain, max_size=4))
def test_whatever_is_given_is_kept_or_refused(
    feature: str, value: Any, properties: dict[str, Any]
) -> None:
    """Never anything that no database takes."""
    try:
        made = event(feature, value=value, properties=properties)
    except TrackingError:
        return

    assert len(msgspec.json.encode(made.meta)) <= PROPERTIES_BYTES
    assert 0 < len(made.feature or "") <= 64
