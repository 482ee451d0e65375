"""Admins learn once that something got wrong, and once that it is well again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from engagement_plugin.domain import ChatKind, Interaction, InteractionType, PersonKey
from engagement_plugin.errors import DatabaseUnreachableError
from engagement_plugin.jobs.alarms import Alarm
from engagement_plugin.jobs.job import Finished, Job, JobRun
from engagement_plugin.jobs.pulse import Pulses
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.jobs.watch import Watch
from engagement_plugin.settings import AlertSettings
from engagement_plugin.storage import pulses
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.pulses import Pulse
from engagement_plugin.testing.clock import FrozenClock

LOOK = timedelta(minutes=5)


class Guard:
    """A deployment whose admins are told things, and whose processes are made up."""

    def __init__(
        self, database: Database, clock: FrozenClock, settings: AlertSettings | None = None
    ) -> None:
        self.database = database
        self.clock = clock
        self.told: list[str] = []
        self.reach = 1
        self.settings = settings or AlertSettings()
        self.own = Pulse(worker="a:1", at=clock())
        self.fails = False
        self.runs = True
        self._n = 0

    def jobs(self) -> Jobs:
        """Jobs as a fresh process builds them."""
        count = Job(name="count", every=LOOK, run=self._count)
        beats = Pulses(self.database, self._feel, clock=self.clock)
        watch = Watch(
            self.database, beats, [count],
            settings=self.settings, zone=ZoneInfo("Europe/Berlin"), tell=self._tell,
        )  # fmt: skip
        every = [count, Job(name="watch", every=LOOK, run=watch)]
        return Jobs(self.database, every, clock=self.clock, worker="a:1")

    async def look(self, times: int = 1) -> None:
        """Let some looks pass, each in a process that has just been started."""
        for _ in range(times):
            jobs = self.jobs()
            if self.runs:
                await jobs.run("count")
            assert isinstance(await jobs.run("watch"), Finished)
            self.clock.now += LOOK

    async def feel(self, **fields: Any) -> None:
        """Change how this process is."""
        self.own = Pulse(**{"worker": "a:1", "at": self.clock(), **fields})

    async def hear(self, pulse: Pulse) -> None:
        """Let another process be heard of."""
        await self.database.run(pulses.put_pulse(pulse))

    async def write(self, at: Sequence[Any], people: int = 1) -> None:
        """Let people be there."""
        writer = BulkWriter(self.database, clock=self.clock)
        for moment in at:
            self._n += 1
            await writer.write([
                Interaction(
                    bot_id=42, source_key=f"u:{self._n}:{person}", occurred_at=moment,
                    type=InteractionType.MESSAGE, content_type="text",
                    chat_kind=ChatKind.PRIVATE, person=PersonKey(42, person),
                )
                for person in range(1, people + 1)
            ])  # fmt: skip

    def _feel(self) -> Pulse:
        return Pulse(
            worker=self.own.worker, at=self.clock(), backlog=self.own.backlog,
            dropped=self.own.dropped, failures=self.own.failures, bots=self.own.bots,
        )  # fmt: skip

    async def _count(self, run: JobRun) -> dict[str, int]:
        if self.fails:
            raise RuntimeError
        return {}

    async def _tell(self, alarm: Alarm) -> int:
        if self.reach < 0:
            raise DatabaseUnreachableError(address="x", reason="y")
        state = "wrong" if alarm.ended_at is None else "well" if alarm.is_told else "was wrong"
        if self.reach:
            self.told.append(f"{alarm.trouble.subject} {state}")
        return self.reach


@pytest.fixture
def guard(database: Database, clock: FrozenClock) -> Guard:
    return Guard(database, clock)


async def test_a_backlog_is_told_once_and_its_end_once(guard: Guard) -> None:
    """However many looks and processes there are in between."""
    await guard.look(2)
    await guard.feel(backlog=10_001)
    await guard.look(4)
    await guard.feel(backlog=6_000)
    await guard.look(2)
    before = list(guard.told)
    await guard.feel(backlog=5_000)
    await guard.look(3)

    assert ["backlog: wrong"] == before
    assert ["backlog: wrong", "backlog: well"] == guard.told


async def test_the_backlogs_of_all_living_processes_count_together(guard: Guard) -> None:
    """One that has not been heard of for minutes counts no more."""
    await guard.feel(backlog=5_001)
    await guard.hear(Pulse(worker="b:2", at=guard.clock(), backlog=5_000))

    await guard.look(4)

    assert ["backlog: wrong"] == guard.told[:1]
    assert "backlog: well" not in guard.told
    await guard.feel(backlog=5_000)
    await guard.look(1)
    assert ["backlog: wrong", "backlog: well"] == guard.told


async def test_failures_that_grow_are_told_and_old_ones_are_not(guard: Guard) -> None:
    """Over, once there have been none for a quarter of an hour."""
    await guard.feel(failures={"updates": 9})
    await guard.look(2)
    quiet = list(guard.told)
    await guard.feel(failures={"updates": 15, "messages": 4})
    await guard.look(3)
    wrong = list(guard.told)
    await guard.look(1)

    assert ([], ["errors: wrong"]) == (quiet, wrong)
    assert ["errors: wrong", "errors: well"] == guard.told


async def test_lost_records_are_told(guard: Guard) -> None:
    """Each loss is news, none of them is told twice."""
    await guard.look(1)
    await guard.feel(dropped=3)
    await guard.look(6)

    assert ["journal: wrong", "journal: well"] == guard.told


async def test_a_job_that_fails_for_three_periods_is_told(guard: Guard) -> None:
    """And that it is done again."""
    await guard.look(2)
    guard.fails = True
    await guard.look(3)
    early = list(guard.told)
    await guard.look(2)
    guard.fails = False
    await guard.look(2)

    assert [] == early
    assert ["job_late:count wrong", "job_late:count well"] == guard.told


async def test_a_job_that_no_worker_does_is_told(guard: Guard) -> None:
    """Although it has never failed."""
    guard.runs = False

    await guard.look(6)

    assert ["job_late:count wrong"] == guard.told


async def test_a_night_in_which_nothing_ran_is_no_late_job(guard: Guard) -> None:
    """Whoever was switched off has missed nothing."""
    await guard.look(3)
    guard.clock.forward(hours=9)
    guard.runs = False
    await guard.look(2)

    assert [] == guard.told


async def test_a_restart_does_not_end_what_is_still_wrong(guard: Guard) -> None:
    """A late job stays late until it has been done."""
    guard.runs = False
    await guard.look(6)
    guard.clock.forward(hours=2)
    await guard.look(2)

    assert ["job_late:count wrong"] == guard.told


async def test_a_silence_is_judged_by_the_same_hours_of_two_weeks(guard: Guard) -> None:
    """Four people an hour at this time in each of them, and now nobody."""
    now = guard.clock()
    await guard.feel(bots=(42,))
    for weeks in (1, 2):
        start = now - timedelta(weeks=weeks)
        await guard.write([start + timedelta(minutes=30 * n) for n in range(8)], people=4)
    await guard.write([now - timedelta(minutes=31)])

    await guard.look(12)
    early = list(guard.told)
    await guard.look(12)
    await guard.write([guard.clock()])
    await guard.look(1)

    assert [] == early
    assert ["silence:42 wrong", "silence:42 well"] == guard.told


async def test_an_hour_that_is_always_quiet_is_no_silence(guard: Guard) -> None:
    """Nor one that was busy in one of the two weeks only."""
    now = guard.clock()
    await guard.feel(bots=(42,))
    start = now - timedelta(weeks=1)
    await guard.write([start + timedelta(minutes=30 * n) for n in range(8)], people=9)
    await guard.write([now - timedelta(minutes=31)])

    await guard.look(24)

    assert [] == guard.told


async def test_a_silence_may_be_a_number_of_hours(database: Database, clock: FrozenClock) -> None:
    """Then nothing else decides."""
    guard = Guard(database, clock, AlertSettings(silence_hours=2))
    await guard.feel(bots=(42,))
    await guard.write([clock()])

    await guard.look(30)
    early = list(guard.told)
    await guard.look(1)

    assert ([], ["silence:42 wrong"]) == (early, guard.told)


async def test_quiet_hours_hold_back_and_afterwards_it_is_told(
    database: Database, clock: FrozenClock
) -> None:
    """Both what is still wrong and what came and went; hours are those of the zone."""
    guard = Guard(database, clock, AlertSettings(quiet="13:00-14:00"))
    await guard.look(1)
    await guard.feel(backlog=99_999, dropped=1)
    await guard.look(1)
    await guard.feel(backlog=0, dropped=1)
    await guard.look(8)
    at_night = list(guard.told)
    await guard.feel(backlog=20_000, dropped=1)
    await guard.look(3)

    assert [] == at_night
    assert ["journal: was wrong", "backlog: wrong"] == sorted(guard.told, reverse=True)


@pytest.mark.parametrize("reach", [0, -1])
async def test_what_reached_nobody_is_told_later(guard: Guard, reach: int) -> None:
    """Telegram was away, or nobody could say who the admins are."""
    guard.reach = reach
    await guard.feel(backlog=20_000)
    await guard.look(2)
    guard.reach = 1
    await guard.look(2)

    assert ["backlog: wrong"] == guard.told


async def test_what_another_version_remembered_does_no_harm(guard: Guard) -> None:
    """It begins anew."""
    await guard.database.run(pulses.remember("watch", {"since": "yes"}, now=guard.clock()))

    await guard.look(2)

    assert [] == guard.told


async def test_a_process_that_ends_is_forgotten_at_once(
    database: Database, clock: FrozenClock
) -> None:
    """One that was killed after some minutes."""
    beats = Pulses(database, lambda: Pulse(worker="a:1", at=clock()), clock=clock)
    await database.run(pulses.put_pulse(Pulse(worker="b:2", at=clock())))
    await beats.beat()
    both = [each.worker for each in await beats.recent()]

    await beats.fall_silent()
    left = [each.worker for each in await beats.recent()]
    clock.forward(seconds=601)

    assert (["a:1", "b:2"], ["b:2"], []) == (both, left, await beats.recent())
