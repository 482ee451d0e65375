"""How people are divided is written down, and changes only where somebody changed it."""

import asyncio
from itertools import count

from engagement_plugin.storage import experiment_periods
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.experiment_periods import StoredPeriod
from engagement_plugin.storage.models import ExperimentPeriod
from engagement_plugin.testing.clock import FrozenClock

BOT = 42
SALTS = count()


async def in_force(
    database: Database, clock: FrozenClock, **shares: float
) -> dict[str, StoredPeriod]:
    return await database.run(
        experiment_periods.in_force(
            BOT, shares, now=clock(), dialect=database.dialect, new_salt=lambda: f"s{next(SALTS)}"
        )
    )


async def everything(database: Database) -> list[ExperimentPeriod]:
    async def read() -> list[ExperimentPeriod]:
        return list(await ExperimentPeriod.all().order_by("id"))

    return await database.run(read())


async def test_the_same_shares_stay_one_period(database: Database, clock: FrozenClock) -> None:
    """However often anybody looks."""
    first = await in_force(database, clock, everybody=0.1)

    again = await in_force(database, clock, everybody=0.1)

    assert first == again
    assert len(await everything(database)) == 1


async def test_another_share_is_another_period_of_the_same_salt(
    database: Database, clock: FrozenClock
) -> None:
    """So that those held out stay so; a layer that is not wanted ends, others go on."""
    before = await in_force(database, clock, one=0.1, two=0.1, three=0.1)

    after = await in_force(database, clock, one=0.2, two=0.1)

    ended = [row.layer for row in await everything(database) if row.ended_at is not None]
    assert (after["one"].share, after["one"].salt) == (0.2, before["one"].salt)
    assert after["two"] == before["two"]
    assert sorted(ended) == ["one", "three"]
    assert set(after) == {"one", "two"}


async def test_two_workers_begin_one_period(database: Database, clock: FrozenClock) -> None:
    """Ten that start at once agree on the salt."""
    found = await asyncio.gather(*(in_force(database, clock, one=0.1) for _ in range(10)))

    assert len({each["one"].salt for each in found}) == 1
    assert len(await everything(database)) == 1


async def test_a_new_salt_is_a_new_period_and_never_an_old_one(
    database: Database, clock: FrozenClock
) -> None:
    """People are divided afresh where somebody asks for it; where nothing is divided, nothing is."""
    await in_force(database, clock, one=0.1)

    async def anew(layer: str, salt: str) -> bool:
        return await database.run(
            experiment_periods.divide_anew(
                BOT, layer, salt=salt, now=clock(), dialect=database.dialect
            )
        )

    changed, again, nothing = (
        await anew("one", "x"),
        await anew("one", "x"),
        await anew("two", "y"),
    )

    current = await in_force(database, clock, one=0.1)
    assert (changed, again, nothing) == (True, False, False)
    assert current["one"].salt == "x"
