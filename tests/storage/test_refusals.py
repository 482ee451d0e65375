"""A row that is wrong is told apart from a database that is away."""

from typing import Any

import asyncpg
import pytest
from tortoise.exceptions import IntegrityError, OperationalError

from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database, is_refusal
from engagement_plugin.testing.clock import FrozenClock
from tests.storage.test_bulk import interaction


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        OperationalError(asyncpg.UndefinedTableError("no such table")),
        ConnectionRefusedError(),
        TimeoutError(),
        asyncpg.ConnectionDoesNotExistError(),
        asyncpg.DeadlockDetectedError(),
    ],
)
def test_what_another_try_may_mend_is_no_refusal(error: Exception) -> None:
    """The batch waits; nothing is thrown away."""
    assert not is_refusal(error)


def test_a_violated_constraint_is_a_refusal() -> None:
    """Whether Tortoise wraps it or not."""
    assert is_refusal(IntegrityError("no"))
    assert is_refusal(OperationalError(asyncpg.NumericValueOutOfRangeError()))


@pytest.mark.parametrize(
    "broken", [{"length": None}, {"length": 2**70}, {"chat_id": 2**80}], ids=str
)
async def test_real_bad_rows_are_refusals(
    database: Database, clock: FrozenClock, broken: dict[str, Any]
) -> None:
    """On both databases: a missing value, a number too large."""
    with pytest.raises(Exception) as raised:  # noqa: PT011 -- each database has its own class
        await BulkWriter(database, clock=clock).write([interaction(1, **broken)])

    assert is_refusal(raised.value)
