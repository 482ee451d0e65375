"""Days of made-up people, as the database would give them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec

from engagement_plugin.milestones.climbs import Ascent
from engagement_plugin.milestones.evidence import Evidence, evidence
from engagement_plugin.milestones.measures import ascent
from engagement_plugin.milestones.metrics import Measure
from engagement_plugin.milestones.standing import Goal, Standing, standing
from engagement_plugin.storage.histories import DAY_COLUMNS, Histories, PersonFacts
from engagement_plugin.storage.merits import COUNTS, Merit

NOW = datetime(2026, 3, 18, 12, 10, tzinfo=UTC)  # a Wednesday
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Day:
    """One UTC day of a person: what was rolled up, and what counts."""

    person: int
    day: date
    rolled: tuple[Any, ...]
    merit: Merit


def day(ago: int, person: int = 1, **changes: Any) -> Day:
    """Give one day of somebody, so many days ago; active at noon unless told otherwise."""
    bins = changes.pop("bins", {24: 1})
    when = NOW.date() - timedelta(days=ago)
    merits = {name: changes.pop(name) for name in COUNTS if name in changes}
    columns: dict[str, Any] = dict.fromkeys(DAY_COLUMNS, 0) | {
        "person_id": person,
        "day": when,
        "bins": text([bins.get(n, 0) for n in range(48)]),
        **{name: text(changes.pop(name, {})) for name in ("types", "features", "contents")},
        **changes,
    }
    mood = columns["sentiment_sum"] / max(columns["sentiment_n"], 1)
    columns["sentiment_square_sum"] = mood * mood * columns["sentiment_n"]
    assert columns.keys() == set(DAY_COLUMNS)
    merit = Merit(person, when, **{**dict.fromkeys(COUNTS, 0), **merits})
    return Day(person, when, tuple(columns.values()), merit)


def text(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def slots(person: int, numbers: Sequence[int]) -> list[Day]:
    """Give the days of somebody who was there in these half hours since 1970."""
    days: dict[int, dict[int, int]] = {}
    for number in numbers:
        bins = days.setdefault(number // 48, {})
        bins[number % 48] = bins.get(number % 48, 0) + 1
    today = (NOW.date() - EPOCH.date()).days
    return [day(today - each, person, bins=bins) for each, bins in sorted(days.items())]


def known(
    rows: Sequence[Day],
    *,
    zones: Mapping[int, str] | None = None,
    friends: Sequence[tuple[int, date]] = (),
    now: datetime = NOW,
) -> Evidence:
    """Give what is known of all whom the rows name, and of whom a zone is given."""
    ids = sorted({row.person for row in rows} | set(zones or {}) or {1})
    facts = [
        PersonFacts(
            id=each,
            language=None,
            zone=None,
            zone_source=None,
            first_seen_at=EPOCH,
            last_seen_at=now,
            paid=0.0,
        )
        for each in ids
    ]
    ordered = sorted(rows, key=lambda row: (row.person, row.day))
    return evidence(
        Histories(people=facts, days=[row.rolled for row in ordered]),
        [row.merit for row in ordered],
        zones=[(zones or {}).get(each, "UTC") for each in ids],
        friends=friends,
        now=now,
    )


def figure(metric: str, rows: Sequence[Day], **others: Any) -> Ascent:
    return ascent(Measure.parse(metric), known(rows, **others))


def goal(metric: str, target: float, *, is_repeatable: bool = False) -> Goal:
    return Goal(
        milestone_id=1,
        measure=Measure.parse(metric),
        target=target,
        is_repeatable=is_repeatable,
        seeded_at=EPOCH,
    )


def stands(metric: str, target: float, rows: Sequence[Day], **others: Any) -> Standing:
    """Say how the people of some days stand with a goal."""
    is_repeatable = others.pop("is_repeatable", False)
    seen = known(rows, **others)
    wanted = goal(metric, target, is_repeatable=is_repeatable)
    return standing(wanted, ascent(wanted.measure, seen), seen)
