"""Trained models are kept: one serves, the last five stay, and there is a way back."""

from typing import Any

import pytest

from engagement_plugin.domain import ModelPurpose
from engagement_plugin.storage import model_versions
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.model_versions import NewVersion
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import LeaseGoneError, gone, held

BOT = 42


class Shelf:
    """The kept models of one bot."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self._database = database
        self._clock = clock

    async def keep(self, name: str, *, bot_id: int = BOT, **changes: Any) -> int:
        given: dict[str, Any] = {
            "purpose": ModelPurpose.CHURN,
            "name": name,
            "body": b"\x00\xff" + name.encode(),
            "sha256": "0" * 64,
            "features": "f",
            "library": "1",
            "horizon": 14,
            "rows": 300,
            "report": {"reason": "better"},
            "passed": True,
            "trained_at": self._clock(),
        }
        guard = changes.pop("guard", held)
        self._clock.forward(days=7)
        return await self._database.run(
            model_versions.keep(
                bot_id,
                NewVersion(**{**given, **changes}),
                guard=guard,
                dialect=self._database.dialect,
            )
        )

    async def serving(self, bot_id: int = BOT) -> list[str]:
        """The one that serves, and those it could yield to."""
        found = await self._database.run(model_versions.serving(bot_id, ModelPurpose.CHURN))
        return [each.name for each in found]

    async def latest(self) -> list[str]:
        found = await self._database.run(model_versions.latest(BOT, ModelPurpose.CHURN))
        return [each.name for each in found]

    async def roll_back(self) -> str | None:
        found = await self._database.run(
            model_versions.roll_back(BOT, ModelPurpose.CHURN, dialect=self._database.dialect)
        )
        return None if found is None else found.name


@pytest.fixture
def shelf(database: Database, clock: FrozenClock) -> Shelf:
    return Shelf(database, clock)


async def test_what_passed_serves_and_what_did_not_does_not(shelf: Shelf) -> None:
    """The report of the other one is kept beside it."""
    await shelf.keep("first")
    await shelf.keep("failed", passed=False, body=b"")

    assert await shelf.serving() == ["first"]
    assert await shelf.latest() == ["failed", "first"]


async def test_a_body_comes_back_to_the_byte(shelf: Shelf, database: Database) -> None:
    """Zeros and all."""
    await shelf.keep("one")

    (found,) = await database.run(model_versions.serving(BOT, ModelPurpose.CHURN))

    assert found.body == b"\x00\xffone"
    assert found.report == {"reason": "better"}
    assert await database.run(model_versions.serving_id(BOT, ModelPurpose.CHURN)) == found.id


async def test_five_are_kept_and_the_one_that_serves(shelf: Shelf) -> None:
    """However many trainings come to nothing."""
    await shelf.keep("good")
    for number in range(7):
        await shelf.keep(f"bad {number}", passed=False, body=b"")

    assert await shelf.latest() == [*(f"bad {each}" for each in (6, 5, 4, 3, 2)), "good"]
    assert await shelf.serving() == ["good"]


async def test_the_way_back_leads_through_those_that_passed(shelf: Shelf) -> None:
    """To the four factors in the end, and never to one that was left."""
    await shelf.keep("first")
    await shelf.keep("failed", passed=False)
    await shelf.keep("second")

    steps = [await shelf.roll_back() for _ in range(3)]

    assert steps == ["first", None, None]
    assert await shelf.serving() == []


async def test_one_that_was_left_is_no_longer_behind_the_next(shelf: Shelf) -> None:
    """What did badly is not what is fallen back to."""
    await shelf.keep("first")
    await shelf.keep("bad")
    await shelf.roll_back()
    await shelf.keep("third")

    assert await shelf.serving() == ["third", "first"]


async def test_bots_have_models_of_their_own(shelf: Shelf) -> None:
    """Another bot's training changes nothing here."""
    await shelf.keep("ours")
    await shelf.keep("theirs", bot_id=43)

    assert await shelf.serving() == ["ours"]
    assert await shelf.serving(43) == ["theirs"]


async def test_without_the_lease_the_champion_stays(shelf: Shelf) -> None:
    """Nothing of what another worker does meanwhile is undone."""
    await shelf.keep("first")

    with pytest.raises(LeaseGoneError):
        await shelf.keep("late", guard=gone)

    assert await shelf.serving() == ["first"]
