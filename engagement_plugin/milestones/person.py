"""One person's milestones as of now; reads only."""

from datetime import datetime

from tortoise import Tortoise

from engagement_plugin.milestones.looking import look
from engagement_plugin.milestones.showing import reached, shown
from engagement_plugin.milestones.standing import Standing, goals
from engagement_plugin.milestones.values import Ahead, PersonMilestones, Reached, Shown
from engagement_plugin.storage import milestone_progress, milestones
from engagement_plugin.storage.database import Dialect, connection_name


async def of_person(
    bot_id: int, telegram_id: int, *, zone: str, now: datetime, dialect: Dialect
) -> PersonMilestones | None:
    """Tell what a person has reached, and how far they are; None of a stranger.

    Progress is reckoned anew, because a streak breaks without any news; of those who refused to
    be understood, it is not.
    """
    ids = await milestone_progress.ids_of(bot_id, [telegram_id])
    people = await milestone_progress.people(ids)
    if not people:
        return None
    stored = await milestones.catalogue()
    names = {each.id: shown(each) for each in stored}
    achieved = await milestones.reached(people[0].id)
    seen = await look(
        Tortoise.get_connection(connection_name(dialect)),
        people,
        goals(stored) if people[0].is_analysed else [],
        bot_id=bot_id,
        zone=zone,
        now=now,
        dialect=dialect,
    )
    done = [reached(names, each) for each in achieved]
    over = {each.milestone_id for each in achieved if not names[each.milestone_id].is_repeatable}
    open_ones = [
        _ahead(names[each.goal.milestone_id], each, now)
        for each in seen.standings
        # What is reached but not written yet is with the next check.
        if each.goal.milestone_id not in over and each.percent[0] < 100
    ]
    return PersonMilestones(
        reached=tuple(sorted(done, key=_latest_first)),
        ahead=tuple(sorted(open_ones, key=_nearest_first)),
        points=sum(each.milestone.points * each.times for each in done),
    )


def _ahead(milestone: Shown, standing: Standing, now: datetime) -> Ahead:
    return Ahead(
        milestone=milestone,
        current=float(standing.towards[0]),
        target=standing.goal.target,
        percent=float(standing.percent[0]),
        velocity_per_day=standing.pace.velocity(0),
        estimate=standing.pace.estimate(0, now),
    )


def _latest_first(each: Reached) -> tuple[float, int]:
    return -each.at.timestamp(), -each.milestone.difficulty


def _nearest_first(each: Ahead) -> tuple[float, int]:
    return -each.percent, each.milestone.difficulty
