"""People a message might help, read in a constant number of statements however many they are."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain import Consents, OutreachStatus, PersonKey
from engagement_plugin.domain.candidate import Achieved, Candidate, Habits, Past
from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.wording import among, ids_value, moment_value, param

T = TypeVar("T")

# Longer than the longest silence anybody is written to in.
HISTORY: Final = timedelta(days=100)
MILESTONES: Final = timedelta(days=2)


async def of_people(
    client: BaseDBAsyncClient,
    ids: Sequence[int],
    *,
    now: datetime,
    dialect: Dialect,
    with_features: Collection[int] = (),
) -> list[Candidate]:
    """Read people by `Person.id`, in order; the erased are missing.

    Args:
        with_features: Whose used features are read too, which takes all their days.
    """
    return await _read(client, ids, now, dialect, with_features=with_features, lock="")


async def lock_one(
    client: BaseDBAsyncClient, person_id: int, *, now: datetime, dialect: Dialect
) -> Candidate | None:
    """Read one person, whom nobody else changes until the transaction ends."""
    if dialect == "sqlite":
        await client.execute_query("UPDATE engagement_person SET id = id WHERE false")
    lock = "" if dialect == "sqlite" else " FOR UPDATE OF p"
    found = await _read(client, [person_id], now, dialect, with_features=(), lock=lock)
    return found[0] if found else None


async def prepare(dialect: Dialect) -> None:
    """Let one planner at a time decide, until its transaction ends; call it first."""
    await job_runs.lock("planning of messages", dialect)


async def _read(
    client: BaseDBAsyncClient,
    ids: Sequence[int],
    now: datetime,
    dialect: Dialect,
    *,
    with_features: Collection[int],
    lock: str,
) -> list[Candidate]:
    whose = ids_value(ids, dialect)
    people = await client.execute_query_dict(
        _PEOPLE.format(ids=among(1, dialect), lock=lock), [whose]
    )
    since = param(2, "timestamptz", dialect)
    past = await client.execute_query_dict(
        _PAST.format(ids=among(1, dialect), since=since),
        [whose, moment_value(now - HISTORY, dialect)],
    )
    reached = await client.execute_query_dict(
        _REACHED.format(ids=among(1, dialect), since=since),
        [whose, moment_value(now - MILESTONES, dialect)],
    )
    features = await _features(client, sorted(with_features), dialect)
    histories = _grouped(past, Past)
    milestones = _grouped(reached, Achieved)
    return [
        _candidate(
            row,
            history=histories.get(row["id"], ()),
            milestones=milestones.get(row["id"], ()),
            features=features.get(row["id"], frozenset()),
        )
        for row in people
    ]


async def _features(
    client: BaseDBAsyncClient, ids: Sequence[int], dialect: Dialect
) -> dict[int, frozenset[str]]:
    if not ids:
        return {}
    each = (
        "json_each(d.features) AS f" if dialect == "sqlite" else
        "jsonb_object_keys(d.features) AS f(key)"
    )  # fmt: skip
    rows = await client.execute_query_dict(
        "SELECT DISTINCT d.person_id, f.key AS name FROM engagement_days AS d"  # noqa: S608 -- words of ours
        f" CROSS JOIN {each} WHERE d.person_id {among(1, dialect)}",
        [ids_value(ids, dialect)],
    )
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row["person_id"], set()).add(row["name"])
    return {person: frozenset(names) for person, names in found.items()}


def _grouped(rows: Sequence[dict[str, Any]], kind: type[T]) -> dict[int, tuple[T, ...]]:
    found: dict[int, list[T]] = {}
    for row in rows:
        person = row.pop("person_id")
        found.setdefault(person, []).append(msgspec.convert(row, kind, strict=False))
    return {person: tuple(each) for person, each in found.items()}


def _candidate(
    row: Mapping[str, Any],
    *,
    history: tuple[Past, ...],
    milestones: tuple[Achieved, ...],
    features: frozenset[str],
) -> Candidate:
    quiet = (row["quiet_from"], row["quiet_until"])
    given = {
        **{name: row[name] for name in _AS_IS},
        "key": PersonKey(row["bot_id"], row["telegram_id"]),
        "consents": Consents(outreach=_flag(row["consent_outreach"])),
        "muted_kinds": _json(row["muted_kinds"]) or (),
        "quiet": None if None in quiet else quiet,
        "language": row["chosen_language"] or row["language"],
        "habits": None if row["sessions"] is None else _habits(row),
        "milestones": milestones,
        "features": features,
        "history": history,
    }
    return msgspec.convert(given, Candidate, strict=False)


def _habits(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _json(row[name]) if name in _JSON else row[name] for name in Habits.__struct_fields__
    }


def _json(value: Any) -> Any:
    return msgspec.json.decode(value) if isinstance(value, str) else value


def _flag(value: Any) -> bool | None:
    return None if value is None else bool(value)


_JSON: Final = frozenset({"rhythm", "preferred_features", "best_hours"})
_AS_IS: Final = (
    "id", "version", "reachability", "zone", "zone_source", "zone_confidence", "first_seen_at",
    "last_seen_at", "distress_at",
)  # fmt: skip
_OF_PERSON: Final = (
    *_AS_IS, "bot_id", "telegram_id", "consent_outreach", "muted_kinds", "quiet_from",
    "quiet_until", "chosen_language", "language",
)  # fmt: skip
_PEOPLE: Final = (
    f"SELECT {', '.join(f'p.{name}' for name in _OF_PERSON)},"  # noqa: S608 -- constants
    f" {', '.join(f'h.{name}' for name in Habits.__struct_fields__)}"
    " FROM engagement_person AS p"
    " LEFT JOIN user_behavior_patterns AS h ON h.person_id = p.id"
    " WHERE p.id {ids} ORDER BY p.id{lock}"
)
_NOT_SENT: Final = ", ".join(
    f"'{each.value}'"
    for each in (
        OutreachStatus.REFUSED,
        OutreachStatus.EXPIRED,
        OutreachStatus.CANCELLED,
        OutreachStatus.DEAD,
    )
)
_PAST: Final = (
    "SELECT person_id, id, type, status, COALESCE(sent_at, sending_at, due_at) AS at,"  # noqa: S608 -- constants
    " CASE WHEN returned_at IS NOT NULL OR response IN ('button', 'reply', 'reaction', 'return')"
    " THEN 1 ELSE 0 END AS is_answered"
    f" FROM proactive_outreaches WHERE person_id {{ids}} AND status NOT IN ({_NOT_SENT})"
    " AND decided_at >= {since} AND NOT is_test"
)
_REACHED: Final = (
    "SELECT r.person_id, r.id AS progress_id, r.times, m.code, m.difficulty, r.achieved_at AS at"
    " FROM user_milestone_progress AS r JOIN engagement_milestones AS m ON m.id = r.milestone_id"
    " WHERE r.person_id {ids} AND r.achieved_at > {since} AND r.celebrated_at IS NULL"
    " AND NOT r.is_silent"
)
