"""Models learn once a week from those who agreed, and serve only where they earn it."""

import numpy as np
import pytest

from engagement_plugin.domain import ModelPurpose
from engagement_plugin.jobs.train_models import UnclearTrainingError
from engagement_plugin.learning.gate import GateReason
from engagement_plugin.settings import ConsentSettings
from engagement_plugin.storage import model_versions
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.model_versions import Kept
from engagement_plugin.storage.models import EngagementDay
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import LeaseGoneError, gone
from tests.prediction.deployment import BOT, DAYS, Deployment
from tests.prediction.made_up import town


@pytest.fixture
def deployment(database: Database, clock: FrozenClock) -> Deployment:
    return Deployment(database, clock)


async def serving(database: Database) -> list[Kept]:
    return await database.run(model_versions.serving(BOT, ModelPurpose.CHURN))


async def latest(database: Database) -> list[Kept]:
    return await database.run(model_versions.latest(BOT, ModelPurpose.CHURN))


async def test_a_training_leaves_its_report(deployment: Deployment) -> None:
    """Whatever came of it, the figures stand beside those of the plainest ways."""
    await deployment.settle(town(700, DAYS, seed=3))

    await deployment.train()

    (found,) = await latest(deployment.database)
    assert found.report["reason"] in list(GateReason)
    assert found.report["rows_judged"] > 100
    assert {"recency", "four_factors", "logistic_3", "challenger"} <= set(found.report["scores"])
    assert found.passed == (found.report["reason"] == GateReason.BETTER)
    assert (found.body != b"") == found.passed


async def test_whoever_refuses_is_never_learned_from(deployment: Deployment) -> None:
    """Every third person refused: the lesson holds the half hours of the others, and no more."""
    activity = town(60, DAYS)
    refusing = range(0, 60, 3)
    await deployment.settle(activity, refusing=refusing)

    await deployment.train()

    (lesson,) = deployment.lessons
    agreed = activity.where(~np.isin(activity.person, list(refusing)))
    assert lesson.people == 40
    assert len(lesson.material.slot) == len(agreed.slot) > 0
    assert lesson.material.count.sum() == agreed.count.sum()
    assert len(np.unique(lesson.material.person)) == len(np.unique(agreed.person))


@pytest.mark.parametrize(("by_default", "people"), [(True, 20), (False, 0)])
async def test_silence_means_what_the_deployment_says(
    deployment: Deployment, by_default: bool, people: int
) -> None:
    """Who never said anything is learned from only where that is the deployment's choice."""
    await deployment.settle(town(20, DAYS), consent_training=None)

    await deployment.train(consent=ConsentSettings(training=by_default))

    assert deployment.lessons[0].people == people


async def test_whoever_is_not_to_be_analysed_is_left_out(deployment: Deployment) -> None:
    """An old yes to training counts nothing beside a no to analytics."""
    await deployment.settle(town(20, DAYS), consent_analytics=False)

    await deployment.train(consent=ConsentSettings(training=True))

    assert deployment.lessons[0].people == 0


async def test_without_data_the_four_factors_serve_and_say_so(deployment: Deployment) -> None:
    """Nobody agreed: a report with a reason, and no model."""
    await deployment.settle(town(5, DAYS), refusing=range(5))

    result = await deployment.train()

    (found,) = await latest(deployment.database)
    assert result == {"trained": 2, "newly_serving": 0, "slipped": 0}
    assert found.report["reason"] == "no_data"
    assert found.report["serves"] == "four_factors"
    assert await serving(deployment.database) == []


async def test_nothing_is_kept_without_the_lease(deployment: Deployment) -> None:
    """Another worker has taken over: what was trained here is not written."""
    await deployment.settle(town(20, DAYS))

    with pytest.raises(LeaseGoneError):
        await deployment.train(guard=gone)

    assert await latest(deployment.database) == []


async def test_an_unclear_wish_is_refused_in_a_sentence(deployment: Deployment) -> None:
    """Before anything is read."""
    with pytest.raises(UnclearTrainingError, match="cannot be trained"):
        await deployment.train(arguments={"min_samples": 5})

    assert deployment.lessons == []


async def test_the_same_people_and_seed_give_the_same_model(deployment: Deployment) -> None:
    """To the last digit of its report."""
    await deployment.settle(town(300, DAYS, seed=5))

    await deployment.train()
    await deployment.train()

    first, second = [each.report for each in await latest(deployment.database)]
    assert first == second


async def test_a_broken_day_is_left_out_and_counted(deployment: Deployment) -> None:
    """Its person's other days are learned from."""
    activity = town(10, DAYS)
    await deployment.settle(activity)

    async def spoil() -> None:
        first = await EngagementDay.all().order_by("id").first()
        assert first is not None
        await EngagementDay.filter(id=first.id).update(bins=["x"])

    await deployment.database.run(spoil())
    await deployment.train()

    assert deployment.lessons[0].material.unreadable == 1
    assert 0 < len(deployment.lessons[0].material.slot) < len(activity.slot)
