"""A weekly training of a large deployment, and how rarely a worse model passes the gate."""

import multiprocessing
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Final, NamedTuple

import numpy as np

from engagement_plugin.insight.groups import Floats
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.churn import saving
from engagement_plugin.prediction.churn.explaining import effects
from engagement_plugin.prediction.churn.saving import ChurnModel
from engagement_plugin.prediction.churn.scorers import WAYS, Lessons
from engagement_plugin.prediction.churn.snapshots import rows_at, weekly_cuts
from engagement_plugin.prediction.churn.training import Terms
from engagement_plugin.prediction.features import snapshot
from engagement_plugin.prediction.reading import Material
from engagement_plugin.prediction.training import Lesson, Outcome, train

from .gate import CASES, promotions
from .report import Result, Table

_DAYS: Final = 180
_HORIZON: Final = 14
_BATCH: Final = 10_000
_ROWS: Final = 50_000
_SEED: Final = 0


def run(*, quick: bool) -> Result:
    """Train and score 100,000 made-up people, a tenth of them where it has to be quick."""
    people = 10_000 if quick else 100_000
    rows = _ROWS // 10 if quick else _ROWS
    activity = town(people, days=_DAYS, seed=_SEED)
    trained = _in_a_process(activity, rows)
    score_s = _scoring_seconds(activity)
    trials = 30 if quick else 200
    passed = promotions(trials=trials, times=200 if quick else 400, seed=_SEED)
    report = trained.outcome.report
    return Result(
        tables=[
            Table(
                title=f"A weekly training, {people:,} people, {trained.outcome.rows:,} rows",
                head=("what", "figure"),
                rows=[
                    ("seconds to train", trained.seconds),
                    ("seconds to score everybody, with reasons", score_s),
                    ("memory of the training at its most, MB", trained.rss_mb),
                    ("serves", report["serves"]),
                    ("because", report["reason"]),
                ],
            ),
            Table(
                title=f"Of {trials} challengers a line, the share that passed",
                head=("challenger", "rows", "a higher AUC is enough", "the gate"),
                rows=[(each.case, each.rows, each.naive, each.gate) for each in passed],
            ),
        ],
        figures={
            "train_s": round(trained.seconds, 2),
            "score_s": round(score_s, 2),
            "rss_mb": round(trained.rss_mb),
            "worse_passed": round(
                max(each.gate for each in passed if each.case == CASES[0].name), 4
            ),
            "n": {"people": people, "rows": trained.outcome.rows, "trials": trials},
        },
    )


def town(people: int, *, days: int, seed: int) -> Activity:
    """Make people who come at a rate of their own until they leave for good."""
    random = np.random.default_rng(seed)
    begin = random.uniform(0, days * 0.8, people)
    end = np.minimum(begin + random.exponential(60, people), days)
    visits = random.poisson(random.gamma(1.0, 0.3, people) * (end - begin))
    person = np.repeat(np.arange(people), visits)
    at = random.uniform(begin[person], end[person])
    return Activity.of_events(person, at * 86_400.0)


class _Trained(NamedTuple):
    outcome: Outcome
    seconds: float
    rss_mb: float


def _in_a_process(activity: Activity, rows: int) -> _Trained:
    """Train as a deployment does: in a spawned process, to which the lesson is sent."""
    nothing, none = np.empty(0), np.empty(0, dtype=np.int64)
    lesson = Lesson(
        people=activity.n,
        material=Material(
            person=activity.person,
            slot=activity.slot,
            count=activity.count,
            mood_person=none,
            mood_day=none,
            mood_sum=nothing,
            mood_n=nothing,
        ),
        written=(none, none),
        kept=[],
        terms=Terms(now=_DAYS * SLOTS_A_DAY, seed=_SEED, most_rows=rows),
    )
    context = multiprocessing.get_context("spawn")
    started = time.perf_counter()
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        outcome, rss_mb = pool.submit(_measured, lesson).result()
    return _Trained(outcome, time.perf_counter() - started, rss_mb)


def _measured(lesson: Lesson) -> tuple[Outcome, float]:
    outcome, *_ = train(lesson)
    return outcome, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _scoring_seconds(activity: Activity) -> float:
    """Score everybody by the slowest way there is, in batches."""
    end = _DAYS * SLOTS_A_DAY
    some = activity.where(activity.person < _BATCH // 2)
    learned = rows_at(some, weekly_cuts(0, end, horizon=_HORIZON)[-4:], horizon=_HORIZON)
    model = ChurnModel(
        scorer=WAYS["blend"](Lessons(learned, seed=_SEED)),
        horizon=_HORIZON,
        typical=tuple(learned.columns.mean(axis=0).tolist()),
    )
    model = saving.load(saving.dump(model))
    started = time.perf_counter()
    for first in range(0, activity.n, _BATCH):
        _score(activity, first, model, end)
    return time.perf_counter() - started


def _score(activity: Activity, first: int, model: ChurnModel, end: int) -> Floats:
    batch = activity.where((activity.person >= first) & (activity.person < first + _BATCH))
    taken = snapshot(batch, cut=end, horizon=_HORIZON)
    model.scorer.chances(taken.columns)
    return effects(model, taken.columns)
