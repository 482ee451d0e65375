"""What has to be written after people were looked at, and who is to be congratulated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np
from msgspec.structs import replace

from engagement_plugin.milestones.standing import Standing
from engagement_plugin.storage.milestone_progress import Known, Step, Whose

# What was reached longer ago than this is no news: days came late, from a file or a dead worker.
FRESH: Final = timedelta(days=3)

Written = Mapping[tuple[int, int], Known]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a look at a batch brought.

    Attributes:
        steps: What is to be written.
        reached: Achievements among them; `silent`: those that nobody celebrates.
    """

    steps: tuple[Step, ...]
    reached: int
    silent: int


def compared(
    standings: Sequence[Standing],
    people: Sequence[Whose],
    written: Written,
    *,
    bot_id: int,
    now: datetime,
) -> Found:
    """Compare with what is written; what is as it was needs no step.

    An achievement is silent where it is old already, and where somebody who had been there
    before the milestone was offered is looked at for the first time: nobody is congratulated on
    what they did before the bot knew how to.
    """
    steps = [
        step
        for each in standings
        for step in _of_goal(each, people, written, bot_id=bot_id, now=now)
    ]
    before = {key: row.times for key, row in written.items()}
    fresh = [
        step for step in steps if step.times > before.get((step.person_id, step.milestone_id), 0)
    ]
    silent = sum(step.is_silent for step in fresh)
    return Found(steps=tuple(steps), reached=len(fresh), silent=silent)


def _of_goal(
    standing: Standing,
    people: Sequence[Whose],
    written: Written,
    *,
    bot_id: int,
    now: datetime,
) -> Iterator[Step]:
    goal = standing.goal
    was = [written.get((person.id, goal.milestone_id)) for person in people]
    times_before = np.array([row.times if row else 0 for row in was], dtype=np.int64)
    fresh = np.flatnonzero(standing.times > times_before)
    crossed = standing.crossed(fresh, standing.times[fresh])
    moments = {
        place: _end(day, now) for place, day in zip(fresh.tolist(), crossed.tolist(), strict=True)
    }
    for place, (person, row) in enumerate(zip(people, was, strict=True)):
        at = moments.get(place)
        is_old_hand = row is None and person.facts.first_seen_at < goal.seeded_at
        is_silent = at is not None and (is_old_hand or now - at > FRESH)
        step = _step(standing, place, person.id, bot_id=bot_id, now=now)
        step = replace(
            step,
            times=max(step.times, row.times if row else 0),
            is_silent=is_silent,
            achieved_at=at if is_silent or at is None else now,
        )
        if row is None or not _is_same(step, row):
            yield step


def _step(standing: Standing, place: int, person_id: int, *, bot_id: int, now: datetime) -> Step:
    estimate = standing.pace.estimate(place, now)
    return Step(
        person_id=person_id,
        milestone_id=standing.goal.milestone_id,
        bot_id=bot_id,
        current=float(standing.current[place]),
        target=standing.goal.target,
        peak=float(standing.peak[place]),
        percent=float(standing.percent[place]),
        velocity_per_day=standing.pace.velocity(place),
        estimated_at=estimate.at if estimate else None,
        estimated_earliest_at=estimate.earliest_at if estimate else None,
        estimated_latest_at=estimate.latest_at if estimate else None,
        times=int(standing.times[place]),
        is_silent=False,
        achieved_at=None,
        started_at=now,
        updated_at=now,
    )


def _end(day: int, now: datetime) -> datetime:
    """Give the end of a day since 1970, or now where it is not over."""
    return min(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day + 1), now)


def _is_same(step: Step, row: Known) -> bool:
    return all(getattr(step, name) == getattr(row, name) for name in Known.__struct_fields__)
