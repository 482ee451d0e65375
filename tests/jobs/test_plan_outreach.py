"""The hourly plan asks for every bot what the settings say."""

from engagement_plugin.jobs.plan_outreach import PlanOutreach
from engagement_plugin.settings import ConsentSettings, OutreachSettings, Settings
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import Town
from tests.outreach.people import DAY
from tests.outreach.planned import BOT, House


async def test_every_bot_is_planned_for(
    database: Database, clock: FrozenClock, settings: Settings
) -> None:
    """Two bots, one candidate each; with everybody held out nobody is planned."""
    house = House(database, clock)
    for bot_id in (BOT, BOT + 1):
        await house.add(1, silent=20 * DAY, bot_id=bot_id)
    everybody = OutreachSettings(holdout=0, kind_holdout=0)
    wired = settings.model_copy(update={"outreach": everybody})

    result = await PlanOutreach(database, settings=wired)(Town(database, clock).run())

    assert result == {"planned": 2, "held_out": 0, "refused": 0}


async def test_where_people_are_asked_first_silence_is_no_consent(
    database: Database, clock: FrozenClock, settings: Settings
) -> None:
    """A deployment that asks first writes to nobody who has not said yes."""
    await House(database, clock).add(1, silent=20 * DAY)
    asking = settings.model_copy(update={"consent": ConsentSettings(outreach=False)})

    result = await PlanOutreach(database, settings=asking)(Town(database, clock).run())

    assert result == {"planned": 0, "held_out": 0, "refused": 1}
