"""On a real chat of a year, the figures equal sets of people and days written out by hand."""

import csv
import gzip
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from pydantic import SecretStr

from engagement_plugin.domain import ChatKind, Interaction, InteractionType, PersonKey
from engagement_plugin.insight.audience_figures import AudienceFigures
from engagement_plugin.insight.half_hours import OwnDays
from engagement_plugin.insight.queries import Insight
from engagement_plugin.insight.streaks import streaks
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage import audience_counts, days, migrations
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.clock import FrozenClock
from tests.real_data import DATA, needs_data

BOT = 42
EVENTS = DATA / "events" / "gitter_2015.csv.gz"
BATCH = 5000
pytestmark = needs_data


@cache
def events() -> list[tuple[int, datetime]]:
    """Read who wrote when, bots left out, in order of time."""
    with gzip.open(EVENTS, "rt", encoding="utf-8", newline="") as file:
        found = [
            (int(row["user"]), datetime.fromisoformat(row["ts_utc"]))
            for row in csv.DictReader(file)
            if row["is_bot"] == "0"
        ]
    return sorted(found, key=lambda pair: pair[1])


def interaction(n: int, user: int, at: datetime) -> Interaction:
    return Interaction(
        bot_id=BOT,
        source_key=f"u:{n}",
        type=InteractionType.MESSAGE,
        content_type="text",
        occurred_at=at,
        chat_kind=ChatKind.SUPERGROUP,
        chat_id=-100,
        person=PersonKey(BOT, user),
    )


async def held() -> None:
    """A guard whose lease is valid."""


async def moved(database: Database, clock: FrozenClock) -> None:
    """Write everything; of the last days nothing is rolled up yet."""
    writer = BulkWriter(database, clock=clock)
    batches = [events()[at : at + BATCH] for at in range(0, len(events()), BATCH)]
    for number, batch in enumerate(batches):
        if number == len(batches) - 1:
            await roll_up(database, clock)
        await writer.write([
            interaction(number * BATCH + n, *each) for n, each in enumerate(batch)
        ])  # fmt: skip


async def roll_up(database: Database, clock: FrozenClock) -> None:
    while await database.run(days.roll_up(held, most=4000, now=clock(), dialect=database.dialect)):
        pass
    while await database.run(audience_counts.count_next(held, dialect=database.dialect)):
        pass


@cache
def written_out(zone: str) -> tuple[dict[int, set[date]], dict[date, set[int]]]:
    """Give everybody's days, and every day's people."""
    by_person: dict[int, set[date]] = {}
    by_day: dict[date, set[int]] = {}
    for user, at in events():
        day = at.astimezone(ZoneInfo(zone)).date()
        by_person.setdefault(user, set()).add(day)
        by_day.setdefault(day, set()).add(user)
    return by_person, by_day


def check(found: AudienceFigures, zone: str) -> None:
    by_person, by_day = written_out(zone)
    period = found.period

    def seen(last: date, n: int) -> set[int]:
        return set().union(*(by_day.get(last - timedelta(days=k), set()) for k in range(n)))

    now = seen(period.last, period.days)
    before = seen(period.first - timedelta(days=1), period.days)
    firsts = {user: min(theirs) for user, theirs in by_person.items()}
    new = {user for user in now if firsts[user] >= period.first}
    daily = [len(by_day.get(period.last - timedelta(days=k), ())) for k in range(period.days)]
    assert (found.today, found.weekly, found.monthly) == (
        daily[0], len(seen(period.last, 7)), len(seen(period.last, 30)),
    )  # fmt: skip
    totals = [a + b for a, b in zip(found.series.new, found.series.returning, strict=True)]
    assert totals == daily[::-1]
    assert (found.active, found.new, found.lapsed) == (len(now), len(new), len(before - now))
    assert found.returning == len((now & before) - new)
    assert found.resurrected == len(now - before - new)
    since = period.first - timedelta(days=30)
    came = {u: d for u, d in firsts.items() if since <= d <= period.last}
    groups = [(found.retention, came)] + [
        (row.cells, {u: d for u, d in came.items() if row.first <= d <= row.last})
        for row in found.cohorts
    ]
    assert sum(len(group) for _, group in groups) == 2 * len(came)
    for cells, group in groups:
        for cell in cells:
            due = {u: d + timedelta(days=cell.day) for u, d in group.items()}
            over = {u: d for u, d in due.items() if d < period.last}
            back = sum(d in by_person[u] for u, d in over.items())
            assert (cell.eligible, cell.returned, cell.waiting) == (
                len(over), back, len(due) - len(over),
            )  # fmt: skip


async def test_daily_weekly_monthly_and_retention_of_a_year(
    tmp_path: Path, clock: FrozenClock
) -> None:
    """In three zones, for a week, a month and a quarter, at three moments of the year."""
    storage = StorageSettings(url=SecretStr(f"sqlite://{tmp_path / 'gitter.sqlite3'}"))
    await migrations.prepare(storage)
    database = Database(storage)
    await database.start()
    await moved(database, clock)

    for zone in ("UTC", "America/New_York", "Asia/Kolkata"):
        insight = Insight(database, clock=clock, zone=ZoneInfo(zone))
        # The last of these still waits for the roll-up; the first lies about a change of clocks.
        for moment in ("2015-03-10T15:00", "2015-08-01T00:10", "2015-12-31T23:00"):
            clock.now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
            for n in (7, 30, 90):
                check(await insight.audience(BOT, days=n), zone)
    await database.stop()


def plain_streaks(theirs: set[date], today: date) -> tuple[int, int]:
    """Count the current and the longest run of days, day by day."""
    longest = run = 0
    day = min(theirs)
    current = 0
    while day <= today:
        run = run + 1 if day in theirs else 0
        longest = max(longest, run)
        if run:
            current = run
        elif today - day >= timedelta(days=1):
            current = 0
        day += timedelta(days=1)
    return current, longest


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_streaks_of_a_year(zone: str) -> None:
    """Of everybody, at two moments, against a walk through their calendar."""
    by_person, _ = written_out(zone)
    for today in (date(2015, 9, 1), date(2016, 1, 1)):
        people = [sorted(day for day in theirs if day <= today) for theirs in by_person.values()]
        people = [theirs for theirs in people if theirs]
        flat = np.array([day.toordinal() for theirs in people for day in theirs])
        own = OwnDays(
            person=np.repeat(np.arange(len(people)), list(map(len, people))),
            day=flat - date(1970, 1, 1).toordinal(),
            interactions=np.ones(len(flat), dtype=np.int64),
            age=today.toordinal() - flat,
        )
        ordinal = today.toordinal() - date(1970, 1, 1).toordinal()

        found = streaks(own, today=np.full(len(people), ordinal))

        assert list(zip(found.current.tolist(), found.longest.tolist(), strict=True)) == [
            plain_streaks(set(theirs), today) for theirs in people
        ]
