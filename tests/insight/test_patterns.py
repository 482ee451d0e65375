"""Everything of many people at once: each as if they were alone, and nobody spoils another's."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from math import isclose, isfinite
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement_plugin.domain.patterns import Patterns, ReasonCode, RiskBand
from engagement_plugin.insight.cohort import Cohort
from engagement_plugin.insight.history import Days, History, Uses
from engagement_plugin.insight.patterns import understand
from tests.insight.made_up import NOW, TODAY, ZONES, back, history, patterns, slot

COHORT = Cohort(mood=0.1, quality=0.6, values=(0.1, 0.3, 0.5))
times = st.lists(st.integers(back(120), slot(NOW)), max_size=25)
people = st.lists(st.tuples(times, st.sampled_from(ZONES)), min_size=1, max_size=5)


def rich(crowd: list[tuple[list[int], str]], seed: int = 0) -> History:
    """Give people whose every day has mood, quality, latency and uses of its own."""
    plain = history(*[when for when, _ in crowd], zones=[zone for _, zone in crowd])
    # Drawn from the row itself, so that a person has the same days in any company.
    fresh = [np.random.default_rng(int(day) + seed) for day in plain.days.day]
    number = np.array([chance.integers(0, 9) for chance in fresh])
    mood = number * np.array([chance.uniform(-0.9, 0.9) for chance in fresh])
    uses = Uses.of([{f"name{chance.integers(5)}": int(chance.integers(1, 4))} for chance in fresh])
    days = replace(
        plain.days,
        sentiment_n=number,
        sentiment_sum=mood,
        sentiment_square_sum=np.abs(mood),
        quality_n=number,
        quality_sum=number * 0.7,
        reply_latency_n=number,
        reply_latency_sum_ms=number * 1_000.0,
        types=uses,
        commands=uses,
        features=uses,
        contents=uses,
    )
    return replace(plain, days=days, languages=["de"] * plain.n)


def told(whole: History) -> list[Patterns]:
    return understand(whole, cohort=COHORT).patterns


def reordered(whole: History, order: np.ndarray[Any, Any]) -> History:
    """Give the same rows in another order."""
    place = np.argsort(order)
    columns: dict[str, Any] = {}
    for each in fields(whole.days):
        column = getattr(whole.days, each.name)
        columns[each.name] = (
            replace(column, row=place[column.row]) if isinstance(column, Uses) else column[order]
        )
    return replace(whole, days=Days(**columns))


def same(one: Patterns, other: Patterns) -> bool:
    """Compare to the last decimals: sums of other lengths round otherwise."""
    left, right = plain(one), plain(other)
    return left.keys() == right.keys() and all(
        isclose(value, right[name], rel_tol=1e-9, abs_tol=1e-9)
        if isinstance(value, float) and isinstance(right[name], float)
        else value == right[name]
        for name, value in left.items()
    )


def plain(found: Patterns) -> dict[str, Any]:
    """Give flat names and values."""
    flat: dict[str, Any] = {}
    for name, value in msgspec.to_builtins(found).items():
        if isinstance(value, list | tuple):
            parts = [
                part for each in value for part in (each if isinstance(each, list) else [each])
            ]
            flat |= {f"{name} {place}": part for place, part in enumerate(parts)}
        else:
            flat[name] = value
    return flat


@settings(max_examples=40, deadline=None)
@given(people)
def test_a_batch_equals_one_by_one(crowd: list[tuple[list[int], str]]) -> None:
    """Whoever else is in it."""
    together = told(rich(crowd))

    for found, each in zip(together, crowd, strict=True):
        assert same(found, told(rich([each]))[0])


@settings(max_examples=40, deadline=None)
@given(people, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(crowd: list[tuple[list[int], str]], luck: Any) -> None:
    """To the last bit."""
    whole = rich(crowd)
    order = list(range(len(whole.days.person)))
    luck.shuffle(order)

    assert told(whole) == told(reordered(whole, np.array(order, dtype=np.int64)))


@settings(max_examples=40, deadline=None)
@given(times, st.integers(-11, 12))
def test_moving_events_and_zone_together_changes_nothing(when: list[int], hours: int) -> None:
    """The same life under another sun; only where it is guessed to be differs."""
    there = [each - 2 * hours for each in when]
    zone = f"Etc/GMT{-hours:+d}" if hours else "UTC"

    (here,) = patterns(when)
    (moved,) = patterns(there, zone=zone, now=NOW - timedelta(hours=hours))

    left_out = dict.fromkeys(("zone", "zone_source", "zone_confidence"))
    here, moved = (
        msgspec.structs.replace(each, **left_out, analysed_at=NOW) for each in (here, moved)
    )
    assert same(here, moved)


@settings(max_examples=60, deadline=None)
@given(people)
def test_every_figure_is_within_its_bounds(crowd: list[tuple[list[int], str]]) -> None:
    """And none is a number that is none."""
    for found in told(rich(crowd)):
        flat = plain(found)
        assert all(isfinite(value) for value in flat.values() if isinstance(value, float))
        assert 0 <= found.active_share_30 <= 1
        assert found.active_days <= found.interactions
        assert found.streak <= found.longest_streak <= found.active_days
        assert sum(found.rhythm) == pytest.approx(1 if found.interactions else 0, abs=2e-3)
        assert all(0 <= hour < 24 for hour in found.preferred_hours)
        assert found.sessions <= found.interactions
        assert (found.risk is None) == (found.risk_band is RiskBand.UNKNOWN)
        assert found.risk is None or 0 <= found.risk <= 1
        assert found.value_percentile is not None
        assert 0 <= found.value_percentile <= 1


def test_the_row_has_the_columns_asked_for() -> None:
    """At least 25 of them."""
    assert len(Patterns.__struct_fields__) >= 25


def test_nobody_is_an_empty_batch() -> None:
    """And no error."""
    assert understand(history(), cohort=COHORT).patterns == []


def test_someone_without_a_day_is_a_stranger() -> None:
    """Counts are nothing, judgements are withheld."""
    (found,) = patterns([])

    assert (found.interactions, found.streak, found.sessions, found.rhythm) == (0, 0, 0, ())
    assert found.risk is None
    assert found.risk_band is RiskBand.UNKNOWN
    assert (found.gap_mean_hours, found.burstiness, found.trend, found.hour_centre) == (None,) * 4
    assert found.reasons == ()


def test_one_event_is_one_of_everything() -> None:
    """Enough for a risk, too little for a rhythm of gaps."""
    (found,) = patterns([back(3)])

    assert (found.interactions, found.active_days, found.sessions) == (1, 1, 1)
    assert (found.longest_streak, found.streak) == (1, 0)
    assert (found.age_days, found.preferred_hours, found.preferred_weekday) == (3, (9,), 6)
    assert found.gap_median_hours is None
    assert found.silent_days == pytest.approx(2 + 26.667 / 24, abs=0.01)
    assert found.risk is not None


def test_a_day_of_1970_is_old_and_no_trouble() -> None:
    """A phone that had lost its clock; what came lately is counted as ever."""
    (found,) = patterns([0, 17, back(1), back(0)])

    assert (found.interactions, found.interactions_90, found.active_days) == (4, 2, 3)
    assert found.streak == 2
    assert found.age_days == TODAY


def test_the_future_is_not_counted_yet() -> None:
    """Not a minute of it, neither for who was first seen in it."""
    whole = history([back(1), slot(NOW) + 1, slot(NOW) + 48 * 9_000])
    ahead = NOW.timestamp() + 1e9
    (found,) = told(
        replace(whole, first_seen_at=np.array([ahead]), last_seen_at=np.array([ahead]))
    )

    assert (found.interactions, found.age_days) == (1, 1)


@pytest.mark.parametrize(
    "moment", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2399, 12, 31, tzinfo=UTC)]
)
def test_any_now_will_do(moment: datetime) -> None:
    """Also the very first, and one far ahead."""
    (found,) = patterns([slot(moment)], zone="America/New_York", now=moment)

    assert (found.interactions, found.streak) == (1, 1)


def test_a_million_interactions_are_counted_well() -> None:
    """In one half hour."""
    whole = history([back(1)])
    bins = whole.days.bins * 1_000_000

    (found,) = told(replace(whole, days=replace(whole.days, bins=bins)))

    assert found.interactions == 1_000_000
    assert found.session_interactions == 1_000_000


hurt = st.sampled_from([np.nan, np.inf, -np.inf, -1.0, -1e300, 1e300])
columns = st.sampled_from([
    each.name for each in fields(Days) if each.name not in {"types", "commands", "features", "contents"}
])  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(columns, hurt, st.integers(0, 3))
def test_a_broken_row_spoils_nobody_else(column: str, value: float, place: int) -> None:
    """Whatever stands in whichever column: a result for all, and the others' unchanged."""
    crowd = [([back(day, hour) for day in (1, 2, 3, 8)], "UTC") for hour in (8, 12)]
    whole = rich(crowd)
    numbers = getattr(whole.days, column).astype(np.float64)
    numbers[place] = value

    broken = understand(
        replace(whole, days=replace(whole.days, **{column: numbers})), cohort=COHORT
    )

    assert same(broken.patterns[1], told(whole)[1])
    assert len(broken.patterns) == 2
    assert broken.broken in ([0], [])
    flat = plain(broken.patterns[0])
    assert all(isfinite(each) for each in flat.values() if isinstance(each, float))


def test_a_regular_who_fell_silent_is_at_risk_and_told_why() -> None:
    """Daily for two months, then nothing for two weeks."""
    daily = [back(days, hour) for days in range(15, 75) for hour in (9, 18)]

    (found,) = patterns(daily)

    assert found.risk_band in {RiskBand.MEDIUM, RiskBand.HIGH}
    assert {ReasonCode.SILENT, ReasonCode.DECLINING} <= {each.code for each in found.reasons}
    silent = next(each for each in found.reasons if each.code is ReasonCode.SILENT)
    assert silent.value == pytest.approx(14.736, abs=0.001)
    assert silent.usual == pytest.approx(8.5 / 24, abs=0.3)
    decline = next(each for each in found.reasons if each.code is ReasonCode.DECLINING)
    assert decline.value == 0
    assert decline.usual == pytest.approx(14 / 46 * 45, abs=0.5)


def test_a_faithful_person_is_not_at_risk() -> None:
    """There every day, today too."""
    (found,) = patterns([back(days) for days in range(90)])

    assert found.risk_band is RiskBand.LOW
    assert all(reason.effect < 0 for reason in found.reasons)
    assert found.streak == 90
