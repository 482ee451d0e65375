"""One training of what tells who will leave: learned on older snapshots, judged on the newest."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats
from engagement_plugin.learning.calibration import calibration
from engagement_plugin.learning.gate import (
    LEAST_OF_A_KIND,
    Evidence,
    Verdict,
    advantage,
    is_worth_it,
    judge,
)
from engagement_plugin.learning.metrics import quality
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.churn import yardsticks
from engagement_plugin.prediction.churn.choosing import Choice, choose
from engagement_plugin.prediction.churn.reporting import Scored, told
from engagement_plugin.prediction.churn.saving import ChurnModel
from engagement_plugin.prediction.churn.scorers import Scorer
from engagement_plugin.prediction.churn.snapshots import Messages, Rows, rows_at, weekly_cuts
from engagement_plugin.prediction.horizon import horizon_of
from engagement_plugin.prediction.report import Report

FOUR_FACTORS: Final = "four_factors"
LEAST_ROWS: Final = 300
# Older snapshots tell of another time, and a clock that once stood at 1970 must not make thousands.
_LONGEST_DAYS: Final = 365
_LEAST_SKILL: Final = 0.10


class Shortage(StrEnum):
    """Why nothing could be learned."""

    NO_DATA = "no_data"
    SHORT_HISTORY = "short_history"
    FEW_ROWS = "few_rows"
    ONE_KIND = "one_kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How to train.

    Attributes:
        now: The half hour since 1970; nothing at or after it has happened.
        least_rows: With fewer to learn from there is no model.
        most_rows: Of more, whole people are drawn.
    """

    now: int
    seed: int
    least_rows: int = LEAST_ROWS
    most_rows: int = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """What a training came to.

    Attributes:
        model: What is to serve from now on; None where all stays as it was.
    """

    horizon: int
    rows: int
    report: Report
    model: ChurnModel | None = None


def train_churn(
    activity: Activity, messages: Messages, *, champion: ChurnModel | None, terms: Terms
) -> Trained:
    """Train a challenger, and let it compete with the champion or the four factors."""
    past = activity.before(terms.now)
    horizon = champion.horizon if champion else horizon_of(past)
    train, test = _parted(past, messages, horizon=horizon, terms=terms)
    lack = _lack(past, train, test, terms)
    if lack is not None:
        return Trained(
            horizon=horizon,
            rows=len(train),
            report={
                "reason": lack.value,
                "serves": champion.scorer.name if champion else FOUR_FACTORS,
                "horizon": horizon,
                "rows_learned": len(train),
                "rows_judged": len(test),
            },
        )
    choice = choose(train, seed=terms.seed)
    return _contest(past, train, test, choice, champion=champion, horizon=horizon, terms=terms)


def _contest(
    past: Activity,
    train: Rows,
    test: Rows,
    choice: Choice,
    *,
    champion: ChurnModel | None,
    horizon: int,
    terms: Terms,
) -> Trained:
    evidence = Evidence(outcome=test.left, person=test.person)
    challenger = _worthy(choice, evidence, test, seed=terms.seed)
    factors = yardsticks.four_factors(past, test)
    chances = challenger.chances(test.columns)
    before = champion.scorer.chances(test.columns) if champion else None
    verdict = judge(
        evidence,
        challenger=chances,
        champion=factors if before is None else before,
        is_champion_chance=before is not None,
        seed=terms.seed,
    )
    scores = {
        "recency": Scored(yardsticks.recency(test)),
        "active_days": Scored(yardsticks.active_days(test)),
        "expected_visits": Scored(yardsticks.expected_visits(past, test, horizon=horizon)),
        FOUR_FACTORS: Scored(factors),
        "logistic_3": Scored(choice.plain.chances(test.columns), is_chance=True),
        "challenger": Scored(chances, is_chance=True),
    }
    if before is not None:
        scores["champion"] = Scored(before, is_chance=True)
    model = ChurnModel(
        scorer=challenger, horizon=horizon, typical=tuple(map(float, train.columns.mean(axis=0)))
    )
    return Trained(
        horizon=horizon,
        rows=len(train),
        model=model if verdict.is_passed else None,
        report={
            "serves": _serves(verdict, challenger, champion),
            "challenger": challenger.name,
            "horizon": horizon,
            "rows_learned": len(train),
            "people_learned": len(np.unique(train.person)),
            "inner": {name: round(value, 4) for name, value in choice.inner.items()},
            **told(scores, evidence, verdict, seed=terms.seed),
            **_watched(evidence, before),
        },
    )


def _parted(
    past: Activity, messages: Messages, *, horizon: int, terms: Terms
) -> tuple[Rows, Rows]:
    """Give the rows to learn from and those to judge on, whose time begins when the others' ends."""
    span = horizon * SLOTS_A_DAY
    earliest = terms.now - _LONGEST_DAYS * SLOTS_A_DAY
    begin = max(int(past.slot.min()) if len(past.slot) else terms.now, earliest)
    cuts = weekly_cuts(begin, terms.now, horizon=horizon)
    newest = [cut for cut in cuts if cut > cuts[-1] - span]
    older = [cut for cut in cuts if cut + span <= newest[0]]
    train = rows_at(past, older, horizon=horizon, messages=messages)
    test = rows_at(past, newest, horizon=horizon)
    return (
        train.capped(terms.most_rows, seed=terms.seed),
        test.capped(terms.most_rows, seed=terms.seed),
    )


def _lack(past: Activity, train: Rows, test: Rows, terms: Terms) -> Shortage | None:
    if not len(past.slot):
        return Shortage.NO_DATA
    if not len(train) or not len(test):
        return Shortage.SHORT_HISTORY
    if not train.is_enough or not test.is_enough:
        return Shortage.ONE_KIND
    fewest = min(int(train.left.sum()), int((~train.left).sum()))
    if len(train) < max(terms.least_rows, LEAST_ROWS) or fewest < LEAST_OF_A_KIND:
        return Shortage.FEW_ROWS
    return None


def _worthy(choice: Choice, evidence: Evidence, test: Rows, *, seed: int) -> Scorer:
    """Give what was chosen, or three columns where it does not show that it is better than those."""
    chosen, plain = choice.scorer, choice.plain
    if chosen.name == plain.name or not evidence.is_enough:
        return plain
    chances, beside = chosen.chances(test.columns), plain.chances(test.columns)
    judged = quality(test.left, chances, is_chance=True)
    is_skilled = judged is not None and (judged.skill or 0) > _LEAST_SKILL
    is_better = is_worth_it(*advantage(evidence, chances, beside, seed=seed))
    return chosen if is_better and is_skilled else plain


def _serves(verdict: Verdict, challenger: Scorer, champion: ChurnModel | None) -> str:
    if verdict.is_passed:
        return challenger.name
    return champion.scorer.name if champion else FOUR_FACTORS


def _watched(evidence: Evidence, before: Floats | None) -> Report:
    """Say whether the chances of the one that served still mean what they say."""
    if before is None:
        return {}
    found = calibration(evidence.outcome, before)
    return {
        "champion_gap": round(found.gap, 4),
        "champion_slope": round(found.slope, 4),
        "has_slipped": not found.is_honest,
    }
