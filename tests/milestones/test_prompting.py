"""A check is asked for when something may have been reached, and not for every message."""

from datetime import timedelta
from typing import Any

import pytest

from engagement_plugin.domain import Interaction, InteractionType, PersonKey
from engagement_plugin.milestones.prompting import Prompting
from engagement_plugin.testing.clock import FrozenClock


class Desk:
    """Where checks are asked for."""

    def __init__(self, clock: FrozenClock) -> None:
        self.clock = clock
        self.asked = 0
        self.prompting = Prompting(self.ask, clock=clock)

    def ask(self) -> None:
        self.asked += 1

    def feel(self, person: int | None = 7, **changes: Any) -> int:
        """Tell of something; gives how often a check has been asked for by now."""
        fields: dict[str, Any] = {
            "bot_id": 42,
            "source_key": "u:1",
            "type": InteractionType.MESSAGE,
            "content_type": "text",
            "occurred_at": self.clock(),
            "person": None if person is None else PersonKey(42, person),
        }
        self.prompting.feel(Interaction(**{**fields, **changes}))
        return self.asked


@pytest.fixture
def desk(clock: FrozenClock) -> Desk:
    return Desk(clock)


def test_a_first_message_of_a_day_asks_and_the_second_does_not(desk: Desk) -> None:
    """A day later the next first one does: it may make a streak."""
    told = [desk.feel()]
    for hours in (1, 1, 24):
        desk.clock.forward(hours=hours)
        told.append(desk.feel())

    assert [1, 1, 1, 2] == told


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"type": InteractionType.REACTION}, id="another kind"),
        pytest.param({"content_type": "photo"}, id="another content"),
        pytest.param({"command": "help"}, id="a command"),
        pytest.param({"feature": "lesson"}, id="a feature"),
        pytest.param({"person": 8}, id="somebody else"),
    ],
)
def test_another_first_asks_again(desk: Desk, changes: dict[str, Any]) -> None:
    """Each may reach a milestone of its own."""
    desk.feel()
    desk.clock.forward(hours=1)

    assert 2 == desk.feel(**changes)


def test_a_crowd_asks_once_a_minute(desk: Desk) -> None:
    """What came within the minute is remembered, and asked for after it."""
    crowd = [desk.feel(person) for person in range(100)]
    desk.clock.forward(seconds=61)

    assert ({1}, 2) == (set(crowd), desk.feel(0))
    assert 2 == desk.feel(0)


@pytest.mark.parametrize(
    ("person", "kind"), [(None, InteractionType.MESSAGE), (7, InteractionType.BOT_MESSAGE)]
)
def test_nobody_in_particular_asks_for_nothing(
    desk: Desk, person: int | None, kind: InteractionType
) -> None:
    """Nor does the bot."""
    assert 0 == desk.feel(person, type=kind)


def test_what_is_remembered_is_bounded(desk: Desk) -> None:
    """The eldest are forgotten, and ask once more."""
    for person in range(50_001):
        desk.feel(person)
    desk.clock.forward(seconds=timedelta(minutes=2).total_seconds())
    before = desk.feel(50_000)

    desk.clock.forward(seconds=timedelta(minutes=2).total_seconds())

    assert (2, 3) == (before, desk.feel(0))
