"""Rows of the database become arrays; what cannot be read is left out and its person named."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.cohort import Cohort
from engagement_plugin.insight.gathering import gather
from engagement_plugin.insight.history import Uses
from engagement_plugin.insight.patterns import understand
from engagement_plugin.storage.histories import Histories, PersonFacts
from tests.insight.made_up import NOW

FIRST = date(2026, 3, 1)


def person(id_: int, **changes: Any) -> PersonFacts:
    fields: dict[str, Any] = {
        "id": id_,
        "language": "de",
        "zone": None,
        "zone_source": None,
        "first_seen_at": datetime(2026, 1, 1, tzinfo=UTC),
        "last_seen_at": NOW,
        "paid": 0.0,
    }
    return PersonFacts(**{**fields, **changes})


def day(who: int, number: int, **changes: Any) -> list[Any]:
    """Give a row as the database does."""
    fields: dict[str, Any] = {
        "person_id": who,
        "day": FIRST + timedelta(days=number),
        "bins": msgspec.json.encode([0] * 40 + [2] + [0] * 7).decode(),
        "types": '{"message": 2}',
        "features": '{"/start": 1, "menu": 3}',
        "contents": '{"text": 2}',
        "sentiment_sum": 0.5,
        "sentiment_square_sum": 0.25,
        "sentiment_n": 1,
        "quality_sum": 0.5,
        "quality_n": 1,
        "reply_latency_sum_ms": 0,
        "reply_latency_n": 0,
    }
    return list({**fields, **changes}.values())


garbage = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(),
    st.floats(),
    st.sampled_from(["[]", "{}", "[[1]]", '{"a": -1}', '{"a": 1e999}', f"[{'9' * 400}]"]),
    st.binary(max_size=4),
)
broken = st.dictionaries(
    st.sampled_from(
        ["day", "bins", "types", "features", "contents", "sentiment_sum", "quality_n"]
    ),
    garbage,
    max_size=7,
)


@given(spoilt=st.lists(broken, min_size=1, max_size=4))
def test_whatever_stands_in_a_row_others_come_out_the_same(spoilt: list[dict[str, Any]]) -> None:
    """Rows of one person, however broken, neither raise nor change what is known of another."""
    sane = [day(2, number) for number in range(12)]
    bad = [day(1, number, **changes) for number, changes in enumerate(spoilt)]
    people = [person(1), person(2)]

    alone = gather(Histories(people=people, days=sane), zone="UTC", now=NOW)
    both = gather(Histories(people=people, days=[*bad, *sane]), zone="UTC", now=NOW)

    expected = understand(alone.history, cohort=Cohort()).patterns[1]
    assert expected == understand(both.history, cohort=Cohort()).patterns[1]
    assert 1 not in both.unreadable


def test_commands_are_told_from_features() -> None:
    """By their slash, which they lose."""
    found = gather(Histories(people=[person(1)], days=[day(1, 1)]), zone="UTC", now=NOW)
    (known,) = understand(found.history, cohort=Cohort()).patterns

    assert (("start",), ("menu",)) == (known.preferred_commands, known.preferred_features)
    assert frozenset() == found.unreadable


def test_a_person_without_days_is_there_too() -> None:
    """Nothing is known of what they do, and yet they are counted."""
    found = gather(Histories(people=[person(1), person(5)], days=[day(5, 1)]), zone="UTC", now=NOW)
    known = understand(found.history, cohort=Cohort()).patterns

    assert [0, 2] == [each.interactions for each in known]


@given(
    maps=st.lists(
        st.dictionaries(st.sampled_from("abc"), st.integers(0, 9), max_size=3),
        min_size=1,
        max_size=5,
    ),
    data=st.data(),
)
def test_uses_repeated_are_those_of_every_row(
    maps: list[dict[str, int]], data: st.DataObject
) -> None:
    """As if each row's map had been read by itself."""
    which = data.draw(st.lists(st.integers(0, len(maps) - 1), max_size=8))

    repeated = Uses.of(maps).repeated(np.array(which, dtype=np.int64))

    assert flat(Uses.of([maps[each] for each in which])) == flat(repeated)


def flat(uses: Uses) -> list[tuple[int, str, float]]:
    return sorted(
        (row, uses.names[name], count)
        for row, name, count in zip(
            uses.row.tolist(), uses.name.tolist(), uses.count.tolist(), strict=True
        )
    )
