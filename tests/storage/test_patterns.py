"""What is known of people is read as it was written, and those come first who would be missed."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tortoise.transactions import in_transaction

from engagement_plugin.domain import Patterns, Reachability, Reason, ReasonCode, RiskBand
from engagement_plugin.storage import patterns
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.models import Person
from engagement_plugin.testing.clock import FrozenClock
from tests.insight.made_up import back
from tests.insight.made_up import patterns as understood

BOT = 42


async def settle(database: Database, clock: FrozenClock, *telegram_ids: int) -> dict[int, int]:
    """Create people; gives `Person.id` by Telegram id."""

    async def write() -> dict[int, int]:
        found = {}
        for each in telegram_ids:
            person, _ = await Person.get_or_create(
                bot_id=BOT,
                telegram_id=each,
                defaults={"first_seen_at": clock(), "last_seen_at": clock()},
            )
            found[each] = person.id
        return found

    return await database.run(write())


async def know(database: Database, known: Mapping[int, Patterns]) -> None:
    """Write what is known by `Person.id`."""

    async def write() -> None:
        async with in_transaction(connection_name(database.dialect)) as client:
            await patterns.write(client, known, bot_id=BOT, dialect=database.dialect)

    await database.run(write())


def someone(**changes: Any) -> Patterns:
    (found,) = understood([back(1), back(2), back(9)])
    return msgspec.structs.replace(found, **changes)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    slots=st.lists(st.integers(back(400), back(0)), max_size=40),
    names=st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8")), max_size=3),
    share=st.none() | st.floats(0, 1),
    effect=st.floats(-1, 1),
)
async def test_what_is_known_is_read_as_it_was_written(
    database: Database,
    clock: FrozenClock,
    slots: list[int],
    names: list[str],
    share: float | None,
    effect: float,
) -> None:
    """Every column on both databases, also where something else stood there before."""
    people = await settle(database, clock, 7)
    reason = Reason(code=ReasonCode.SILENT, effect=effect, value=3.5, usual=share)
    (found,) = understood(slots)
    found = msgspec.structs.replace(
        found, preferred_features=tuple(names), value_percentile=share, reasons=(reason,)
    )

    await know(database, {people[7]: found})

    assert found == await database.run(patterns.find(people[7]))


async def test_of_somebody_nobody_looked_at_nothing_is_known(
    database: Database, clock: FrozenClock
) -> None:
    """Not even that there is little to know."""
    people = await settle(database, clock, 7)

    assert await database.run(patterns.find(people[7])) is None


async def test_those_come_first_who_would_be_missed(
    database: Database, clock: FrozenClock
) -> None:
    """By band, value and risk; pages follow one another without gap or repetition."""
    high, medium, low = RiskBand.HIGH, RiskBand.MEDIUM, RiskBand.LOW
    people = await settle(database, clock, *range(1, 9))
    made = {
        1: (medium, 0.9, 0.3),
        2: (high, 0.5, 0.6),
        3: (high, None, 0.9),
        4: (high, 0.5, 0.7),
        5: (low, 1.0, 0.1),
        6: (high, 0.9, 0.5),
        7: (high, 1.0, 0.9),
        8: (RiskBand.UNKNOWN, 1.0, None),
    }
    await know(
        database,
        {
            people[who]: someone(risk_band=band, value_percentile=value, risk=risk)
            for who, (band, value, risk) in made.items()
        },
    )
    await database.run(block(7))

    pages = [
        await database.run(patterns.attention(BOT, offset=offset, most=2))
        for offset in (0, 2, 4, 6)
    ]

    assert [[6, 4], [2, 3], [1], []] == [[who for who, _ in page] for page in pages]
    assert someone(risk_band=medium, value_percentile=0.9, risk=0.3) == pages[2][0][1]


async def block(telegram_id: int) -> None:
    await Person.filter(telegram_id=telegram_id).update(reachability=Reachability.BLOCKED)


async def test_every_band_is_counted(database: Database, clock: FrozenClock) -> None:
    """Those whom nobody has looked at are unknown; other bots' people are not counted."""
    people = await settle(database, clock, 1, 2, 3, 4)
    await know(
        database,
        {
            people[1]: someone(risk_band=RiskBand.HIGH),
            people[2]: someone(risk_band=RiskBand.LOW),
            people[3]: someone(risk_band=RiskBand.UNKNOWN),
        },
    )

    counted = await database.run(patterns.bands(BOT))
    nobody = await database.run(patterns.bands(43))

    assert {
        RiskBand.LOW: 1, RiskBand.MEDIUM: 0, RiskBand.HIGH: 1, RiskBand.UNKNOWN: 2,
    } == counted  # fmt: skip
    assert dict.fromkeys(RiskBand, 0) == nobody


@pytest.mark.parametrize(("offset", "most"), [(0, 0), (-3, 1), (9, 5)])
async def test_a_page_that_is_none_is_empty(
    database: Database, clock: FrozenClock, offset: int, most: int
) -> None:
    """And one that begins before the first begins with the first."""
    people = await settle(database, clock, 1)
    await know(database, {people[1]: someone(risk_band=RiskBand.HIGH, risk=0.5)})

    page = await database.run(patterns.attention(BOT, offset=offset, most=most))

    assert [1] * (offset <= 0 < most) == [who for who, _ in page]
