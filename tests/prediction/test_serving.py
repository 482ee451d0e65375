"""What a model says of people, and why, in factors anybody can follow."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.svm import SVC

from engagement_plugin.domain import Patterns, RiskSource
from engagement_plugin.insight.cohort import Cohort
from engagement_plugin.insight.history import SLOT_SECONDS, Days, History
from engagement_plugin.insight.patterns import understand
from engagement_plugin.learning.errors import ModelRefusedError
from engagement_plugin.learning.sealing import Sealed, dump_estimator, seal, unseal
from engagement_plugin.prediction import features
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.churn import saving
from engagement_plugin.prediction.churn.explaining import effects
from engagement_plugin.prediction.churn.saving import ChurnModel
from engagement_plugin.prediction.churn.scorers import WAYS, Lessons
from engagement_plugin.prediction.churn.snapshots import Rows, rows_at, weekly_cuts
from engagement_plugin.prediction.features import COLUMNS
from engagement_plugin.prediction.serving import band_of, with_chances
from engagement_plugin.prediction.training import first_trusted
from tests.prediction.made_up import town

HORIZON = 14
END = 120 * SLOTS_A_DAY


@pytest.fixture(scope="module")
def activity() -> Activity:
    return town(300)


@pytest.fixture(scope="module")
def rows(activity: Activity) -> Rows:
    return rows_at(activity, weekly_cuts(0, END, horizon=HORIZON), horizon=HORIZON)


@pytest.fixture(scope="module")
def lessons(rows: Rows) -> Lessons:
    return Lessons(rows, seed=0)


@pytest.fixture(scope="module", params=list(WAYS))
def model(request: pytest.FixtureRequest, rows: Rows, lessons: Lessons) -> ChurnModel:
    """Each way, learned."""
    scorer = WAYS[request.param](lessons)
    return ChurnModel(
        scorer=scorer, horizon=HORIZON, typical=tuple(rows.columns.mean(axis=0).tolist())
    )


def test_reasons_add_up_to_the_chance(model: ChurnModel, rows: Rows) -> None:
    """What the factors add is exactly what sets somebody apart from a typical person."""
    typical = model.scorer.chances(np.array([model.typical]))

    added = effects(model, rows.columns)

    expected = model.scorer.chances(rows.columns) - typical
    assert added.sum(axis=1) == pytest.approx(expected, abs=1e-6)


def test_longer_silence_is_a_reason_to_worry(model: ChurnModel, rows: Rows) -> None:
    """Among all people the silent half has the darker recency."""
    silence = rows.columns[:, COLUMNS.index("recency")]
    is_long = silence > np.median(silence)

    recency = effects(model, rows.columns)[:, 0]

    assert recency[is_long].mean() > recency[~is_long].mean()


def test_a_model_comes_back_as_it_was(model: ChurnModel, rows: Rows) -> None:
    """Written, sealed, unsealed, read: the same chances to the last bit."""
    kept = seal(saving.dump(model), schema=features.schema())

    found = saving.load(unseal(kept, schema=features.schema()))

    assert (found.scorer.chances(rows.columns) == model.scorer.chances(rows.columns)).all()
    assert found.horizon == HORIZON
    assert found.typical == model.typical


@pytest.fixture
def kept(rows: Rows) -> Sealed:
    """A sealed line."""
    scorer = WAYS["logistic_3"](Lessons(rows, seed=0))
    typical = tuple(rows.columns.mean(axis=0).tolist())
    body = saving.dump(ChurnModel(scorer=scorer, horizon=HORIZON, typical=typical))
    return seal(body, schema=features.schema())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"body": b"{}"}, "checksum"),
        ({"schema": "of-tomorrow"}, "features of-tomorrow"),
        ({"library": "99.0"}, "scikit-learn 99.0"),
    ],
)
def test_what_is_not_ours_is_refused_and_the_one_before_serves(
    kept: Sealed, changes: dict[str, Any], words: str
) -> None:
    """Changed, of other features, of another library: told, and stepped over."""
    spoilt = replace(kept, **changes)

    found, refusal = first_trusted([spoilt, kept])

    assert found is not None
    assert found.scorer.name == "logistic_3"
    assert refusal is not None
    assert words in refusal


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no JSON",
        b"[]",
        b'{"name":"x","horizon":14,"typical":[]}',
        b'{"name":"x","horizon":14,"typical":[],"evil":1}',
        (
            b'{"name":"x","horizon":14,"typical":[],"line":{"columns":["nobody"],"mean":[0],"scale":[1],'
            b'"weights":[1],"intercept":0}}'
        ),
        (
            b'{"name":"x","horizon":14,"typical":[],"line":{"columns":["recency"],"mean":[0,1],'
            b'"scale":[1],"weights":[1],"intercept":0}}'
        ),
        (
            b'{"name":"x","horizon":14,"typical":[],"line":{"columns":["recency"],"mean":[0],'
            b'"scale":[0],"weights":[1],"intercept":0}}'
        ),
        b'{"name":"x","horizon":14,"typical":[],"forest":"bm8gemlw"}',
    ],
)
def test_what_cannot_be_a_model_is_refused(body: bytes) -> None:
    """With a sentence that says so."""
    with pytest.raises(ModelRefusedError, match="a kept model is refused"):
        saving.load(body)


@pytest.mark.parametrize("foreign", [SVC(), HistGradientBoostingClassifier(max_iter=1)])
def test_foreign_estimators_are_refused(foreign: Any, rows: Rows) -> None:
    """Only forests are ours, whether skops would trust the rest or not."""
    foreign.fit(rows.columns[:50], rows.left[:50])
    body = msgspec.json.encode(
        {"name": "x", "horizon": 14, "typical": [], "forest": dump_estimator(foreign)}
    )

    with pytest.raises(ModelRefusedError):
        saving.load(body)


def test_trees_over_other_columns_are_refused() -> None:
    """A forest that can be read may still ask about something else."""
    other = RandomForestClassifier(2).fit([[0.0], [1.0]], [0, 1])
    body = msgspec.json.encode(
        {"name": "x", "horizon": 14, "typical": [], "forest": dump_estimator(other)}
    )

    with pytest.raises(ModelRefusedError, match="other columns"):
        saving.load(body)


def understood(activity: Activity, cut: int) -> tuple[Days, list[Patterns]]:
    known = activity.before(cut)
    n = known.n
    history = History(
        days=Days.of_half_hours(known.person, known.slot),
        zones=["UTC"] * n,
        own_zones=[None] * n,
        languages=[None] * n,
        first_seen_at=np.full(n, np.nan),
        last_seen_at=np.full(n, np.nan),
        now=datetime.fromtimestamp(cut * SLOT_SECONDS, UTC),
    )
    found = understand(history, cohort=Cohort())
    return found.days, found.patterns


def test_people_get_the_chance_of_the_model_and_its_reasons(
    model: ChurnModel, activity: Activity
) -> None:
    """Whom it is asked about it speaks of; of all others the four factors do."""
    cut = 80 * SLOTS_A_DAY
    days, known = understood(activity, cut)

    found = with_chances(known, days, model=model, now=cut)

    asked = [each for each in found if each.risk_source is RiskSource.MODEL]
    assert 50 < len(asked) < len(found)
    for each in asked:
        assert each.risk is not None
        assert 0 <= each.risk <= 1
        assert each.risk_band is band_of(each.risk)
        assert list(each.reasons) == sorted(each.reasons, key=lambda one: -abs(one.effect))
    untouched = [
        (old, new)
        for old, new in zip(known, found, strict=True)
        if new.risk_source is RiskSource.FOUR_FACTORS
    ]
    assert all(old is new for old, new in untouched)
