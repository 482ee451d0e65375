"""Whatever a clock shows, no period is finished twice, and finished periods only grow."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement_plugin.jobs.hold import Hold
from engagement_plugin.jobs.job import Finished, Job, JobRun
from engagement_plugin.jobs.periods import named, period_at
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import JobState
from engagement_plugin.testing.clock import FrozenClock

LEASE = timedelta(minutes=10)
NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
NAMES = itertools.count()
# Minutes, mostly about the length of a period and of a lease, both ways; at times far off.
some_steps = st.one_of(
    st.integers(-20, 40), st.sampled_from([-45, -30, 29, 30, 31]), st.integers(-5_000, 5_000)
)
some_deeds = st.lists(
    st.tuples(st.sampled_from(["run", "fail", "crash", "come back", "ask"]), some_steps),
    min_size=1,
    max_size=20,
)


@dataclass
class Life:
    """One job in the hands of workers that crash and come back late."""

    database: Database
    clock: FrozenClock
    name: str
    finished: list[str] = field(default_factory=list)
    asleep: list[Hold] = field(default_factory=list)
    fails: bool = False

    def __post_init__(self) -> None:
        job = Job(name=self.name, every=timedelta(minutes=30), run=self.work)
        self.job = job
        self.jobs = Jobs(self.database, [job], clock=self.clock, worker="test", lease=LEASE)

    async def work(self, run: JobRun) -> dict[str, int]:
        if self.fails:
            raise RuntimeError
        return {}

    async def run(self, *, fails: bool = False) -> None:
        self.fails = fails
        for due in await self.jobs.due():
            ended = await self.jobs.run(due.name, due.period)
            if isinstance(ended, Finished):
                self.finished.append(ended.period)

    async def crash(self) -> None:
        """Take the run and fall silent over it."""
        run = await self.database.run(self.jobs._claim(self.job, None))
        if run is not None:
            self.asleep.append(self.jobs._hold(self.job, run))

    async def come_back(self) -> None:
        """Whoever fell silent longest says that it is done."""
        if self.asleep:
            hold = self.asleep.pop(0)
            if await hold.finish(JobState.SUCCEEDED, result={}):
                self.finished.append(hold.run.period)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=some_deeds)
async def test_no_period_is_finished_twice(
    database: Database, deeds: list[tuple[str, int]]
) -> None:
    """For any readings of a clock, crashes, late returns and failures in between."""
    clock = FrozenClock(NOON)
    life = Life(database, clock, f"count-{next(NAMES)}")

    for deed, minutes in deeds:
        clock.forward(seconds=minutes * 60)
        match deed:
            case "run" | "fail":
                await life.run(fails=deed == "fail")
            case "crash":
                await life.crash()
            case "come back":
                await life.come_back()
            case _:
                await life.jobs.request(life.name, by=None)

    periods = [each for each in life.finished if not each.startswith("now:")]
    assert len(set(life.finished)) == len(life.finished)
    assert sorted(periods) == periods


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 -- bounds are naive by Hypothesis' rule
    st.integers(1, 60 * 24 * 14).map(lambda minutes: timedelta(minutes=minutes)),
)
def test_every_moment_lies_in_one_period_with_a_name_of_its_own(
    moment: datetime, every: timedelta
) -> None:
    """Names are read back as the periods they name, and sort as these do."""
    period = period_at(moment, every)
    after = period_at(period.end, every)

    assert period.start <= moment < period.end
    assert period == named(period.text, every)
    assert (after.start, True) == (period.end, period.text < after.text)
