"""Who is about to leave, and which way to tell may say so."""

import numpy as np
import pytest

from engagement_plugin.learning.metrics import auc, quality
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.churn.choosing import choose
from engagement_plugin.prediction.churn.expected import ExpectedVisits, Visits
from engagement_plugin.prediction.churn.scorers import WAYS, Blend, Forest, Lessons, Linear
from engagement_plugin.prediction.churn.snapshots import Rows, cuts_between, rows_at
from engagement_plugin.prediction.features import COLUMNS
from tests.prediction.made_up import town

HORIZON = 14


@pytest.fixture(scope="module")
def rows() -> Rows:
    """Snapshots of a town, every week."""
    activity = town(600)
    cuts = cuts_between(0, 120 * SLOTS_A_DAY, horizon=HORIZON, every=7)
    return rows_at(activity, cuts, horizon=HORIZON)


def test_only_windows_that_are_over_are_learned_from() -> None:
    """The last snapshot's horizon ends with the history."""
    cuts = cuts_between(0, 100 * SLOTS_A_DAY, horizon=14, every=7)

    assert cuts[0] == 28 * SLOTS_A_DAY
    assert cuts[-1] + 14 * SLOTS_A_DAY <= 100 * SLOTS_A_DAY < cuts[-1] + 22 * SLOTS_A_DAY


def test_leaving_is_silence_for_the_whole_horizon() -> None:
    """Activity in the last half hour of it is staying; in the one after, leaving."""
    cut = 40 * SLOTS_A_DAY
    end = cut + HORIZON * SLOTS_A_DAY
    before = [cut - each for each in (1, 50, 100)]
    person = np.repeat([0, 1], 4)
    slot = np.array([*before, end - 1, *before, end])

    found = rows_at(Activity.of_events(person, slot * 1_800.0), [cut], horizon=HORIZON)

    assert found.left.tolist() == [False, True]


@pytest.mark.parametrize("name", list(WAYS))
def test_each_way_tells_better_than_chance(rows: Rows, name: str) -> None:
    """Learned on the older half, judged on the newer, and honest as a chance."""
    cuts = rows.cuts
    half = len(cuts) // 2
    newer = rows.at(cuts[half:])

    learned = WAYS[name](Lessons(rows.at(cuts[:half]), seed=0))
    judged = quality(newer.left, learned.chances(newer.columns), is_chance=True)

    assert judged is not None
    assert judged.auc > 0.7
    assert judged.skill is not None
    assert judged.skill > 0.05


def test_the_same_seed_gives_the_same_chances(rows: Rows) -> None:
    """Nothing else is left to luck."""
    first, second = (WAYS["blend"](Lessons(rows, seed=7)).chances(rows.columns) for _ in range(2))

    assert (first == second).all()


def test_what_serves_is_good_on_the_newer_rows(rows: Rows) -> None:
    """Nothing that was tried there was better by more than noise."""
    found = choose(rows, seed=0)

    assert found.scorer.name in WAYS
    assert found.inner[found.scorer.name] >= max(found.inner.values()) - 0.004


def test_one_snapshot_leaves_no_choice(rows: Rows) -> None:
    """Without older and newer rows the first way serves, untried."""
    found = choose(rows.at(rows.cuts[:1]), seed=0)

    assert found.inner == {}
    assert found.scorer.name == next(iter(WAYS))


def test_a_constant_column_is_no_error(rows: Rows) -> None:
    """Nobody got messages, everybody is as old."""
    plain = rows.columns.copy()
    plain[:, COLUMNS.index("age")] = 1.0
    constant = Rows(columns=plain, left=rows.left, person=rows.person, cut=rows.cut)

    for learn in WAYS.values():
        assert np.isfinite(learn(Lessons(constant, seed=0)).chances(plain)).all()


def test_the_parts_of_a_line_add_up(rows: Rows) -> None:
    """Log-odds are the sum of what each column adds, exactly."""
    line = WAYS["logistic_all"](Lessons(rows, seed=0))
    assert isinstance(line, Linear)

    odds = line.parts(rows.columns).sum(axis=1) + line.intercept

    assert line.chances(rows.columns) == pytest.approx(1 / (1 + np.exp(-odds)))


def test_a_blend_is_the_mean_of_its_two(rows: Rows) -> None:
    """No more and no less."""
    blend = WAYS["blend"](Lessons(rows, seed=0))
    assert isinstance(blend, Blend)
    assert isinstance(blend.forest, Forest)

    mean = (blend.linear.chances(rows.columns) + blend.forest.chances(rows.columns)) / 2

    assert blend.chances(rows.columns) == pytest.approx(mean)


def test_expected_visits_rank_who_comes_back() -> None:
    """In a town that lives by that model's own rules."""
    activity = town(2_000, seed=4)
    cut = 60 * SLOTS_A_DAY
    known = activity.before(cut)
    first = np.full(known.n, np.inf)
    np.minimum.at(first, known.person, known.slot / SLOTS_A_DAY)
    last = np.zeros(known.n)
    np.maximum.at(last, known.person, known.slot / SLOTS_A_DAY)
    seen = np.isfinite(first)
    visits = Visits(
        repeats=np.bincount(known.person, minlength=known.n)[seen] - 1.0,
        last=(last - first)[seen],
        age=60 - first[seen],
    )
    ahead = activity.where((activity.slot >= cut) & (activity.slot < cut + 14 * SLOTS_A_DAY))
    came = np.bincount(ahead.person, minlength=known.n)[seen]

    expected = ExpectedVisits.learn(visits).ahead(visits, 14)

    assert (expected >= 0).all()
    assert auc(came > 0, expected) > 0.8
    assert expected.sum() == pytest.approx(came.sum(), rel=0.25)
