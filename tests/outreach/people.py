"""Made-up people for decisions: any at all, and plain ones."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from engagement_plugin.domain import (
    Consents,
    OutreachStatus,
    OutreachType,
    PersonKey,
    Reachability,
    RiskBand,
    ZoneSource,
)
from engagement_plugin.domain.candidate import Achieved, Candidate, Habits, Past
from engagement_plugin.experiment.assignment import GLOBAL, Assignment, Period
from engagement_plugin.outreach.companions import Companions
from engagement_plugin.outreach.considered import Usual

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
USUAL = Usual(
    zones={"Europe/Berlin": 8.0, "Europe/London": 2.0},
    companions=Companions(shares={"quiz": {"diary": 0.5}}),
)


def habits(**fields: Any) -> Habits:
    """Somebody who is there every day."""
    usual: dict[str, Any] = {
        "sessions": 30,
        "active_days": 30,
        "active_days_30": 25,
        "gap_p90_hours": 24.0,
        "rhythm": (),
        "rhythm_weight": 0.0,
        "preferred_features": (),
        "streak": 0,
        "mood_trend": None,
        "mood_n": 0,
        "risk": 0.1,
        "risk_band": RiskBand.LOW,
        "best_hours": (),
    }
    return Habits(**{**usual, **fields})


def person(*, silent: timedelta = HOUR, now: datetime = NOON, **fields: Any) -> Candidate:
    """Somebody in Berlin who can be written to."""
    usual: dict[str, Any] = {
        "id": 1,
        "key": PersonKey(42, 7),
        "version": 3,
        "reachability": Reachability.REACHABLE,
        "zone": "Europe/Berlin",
        "zone_source": ZoneSource.PERSON,
        "zone_confidence": 1.0,
        "first_seen_at": now - 200 * DAY,
        "last_seen_at": now - silent,
    }
    return Candidate(**{**usual, **fields})


def past(ago: timedelta, *, now: datetime = NOON, **fields: Any) -> Past:
    """A message that was sent some time ago."""
    usual: dict[str, Any] = {
        "id": 1,
        "type": OutreachType.CHECK_IN,
        "status": OutreachStatus.SENT,
        "at": now - ago,
    }
    return Past(**{**usual, **fields})


def achieved(ago: timedelta = HOUR, *, now: datetime = NOON, **fields: Any) -> Achieved:
    """A milestone reached some time ago."""
    usual: dict[str, Any] = {
        "progress_id": 5,
        "times": 1,
        "code": "friend",
        "difficulty": 4,
        "at": now - ago,
    }
    return Achieved(**{**usual, **fields})


def holdout(share: float) -> Assignment:
    """A global layer that holds out so many."""
    period = Period(id=9, layer=GLOBAL, salt="salt", share=share)
    return Assignment(periods={GLOBAL: period})


_spans = st.floats(0, 120).map(lambda days: timedelta(days=days))
# Both days on which Europe sets its clocks, and a day on which nobody does.
moments = st.sampled_from([
    datetime(2026, 3, 28, 20, tzinfo=UTC),
    datetime(2026, 10, 24, 20, tzinfo=UTC),
    datetime(2026, 6, 1, tzinfo=UTC),
]).flatmap(lambda day: st.integers(0, 2_879).map(lambda minute: day + timedelta(minutes=minute)))  # fmt: skip
zones = st.sampled_from([
    "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe",
    "Pacific/Kiritimati", "America/Santiago",
])  # fmt: skip
any_habits = st.builds(
    habits,
    sessions=st.integers(0, 40),
    active_days=st.integers(0, 40),
    active_days_30=st.integers(0, 30),
    gap_p90_hours=st.none() | st.floats(1, 400),
    rhythm=st.sampled_from([(), tuple([1 / 168] * 168), (1.0, *[0.0] * 167)]),
    rhythm_weight=st.floats(0, 200),
    preferred_features=st.sampled_from([(), ("quiz",), ("diary", "quiz")]),
    mood_trend=st.none() | st.floats(-1, 1),
    mood_n=st.integers(0, 5),
    risk=st.floats(0, 1),
    risk_band=st.sampled_from(RiskBand),
    best_hours=st.lists(st.integers(0, 23), max_size=3).map(tuple),
)


_history = st.lists(
    st.tuples(
        _spans,
        st.sampled_from(OutreachType),
        st.sampled_from([*[OutreachStatus.SENT, OutreachStatus.HELD_OUT] * 3, *OutreachStatus]),
        st.booleans(),
    ),
    max_size=4,
)


def _seldom(trouble: st.SearchStrategy[Any], usual: Any) -> st.SearchStrategy[Any]:
    """Keep most people free of any one trouble, or nobody would ever be written to."""
    return st.integers(0, 5).flatmap(lambda dice: trouble if dice == 5 else st.just(usual))


_muted = st.sets(st.sampled_from([each.value for each in OutreachType])).map(frozenset)
_quiet = st.tuples(st.integers(0, 1_439), st.integers(0, 1_439))


@st.composite
def anybody(draw: st.DrawFn, now: datetime) -> Candidate:
    """Whoever there may be, likely and unlikely."""
    zone = draw(st.none() | zones)
    return person(
        now=now,
        silent=draw(_spans),
        reachability=draw(_seldom(st.sampled_from(Reachability), Reachability.REACHABLE)),
        consents=Consents(outreach=draw(_seldom(st.sampled_from([True, False]), None))),
        muted_kinds=draw(_seldom(_muted, frozenset())),
        quiet=draw(_seldom(_quiet, None)),
        zone=zone,
        zone_source=None if zone is None else ZoneSource.RHYTHM,
        zone_confidence=None if zone is None else draw(st.floats(0, 1)),
        language=draw(st.sampled_from([None, "ru", "en", "es", "de", "xx"])),
        distress_at=draw(_seldom(_spans.map(lambda span: now - span), None)),
        habits=draw(st.none() | any_habits),
        milestones=tuple(
            achieved(span / 60, now=now, progress_id=n)
            for n, span in enumerate(draw(st.lists(_spans, max_size=2)))
        ),
        history=tuple(
            past(span, now=now, id=n, type=kind, status=status, is_answered=answered)
            for n, (span, kind, status, answered) in enumerate(draw(_seldom(_history, ())))
        ),
    )
