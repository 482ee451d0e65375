"""Who might be written to, kind by kind: a superset of whom a decision may fall on.

Each condition repeats what its kind in `outreach/kinds/` asks, as far as indexes can answer it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.domain import OutreachType, RiskBand
from engagement_plugin.domain.candidate import COUNTED, OPEN
from engagement_plugin.domain.decision import STANDING
from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.wording import moment_value, param

# Longer than an hour, so that a run that comes late misses nobody's news.
NEWS: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Between which figures a kind's people lie.

    Attributes:
        lately: Decided on since then, they are not looked at again.
        cooled_at: Counted since then, they are not either.
        fresh_since: Of what has to be fresh: a milestone, a mood, activity.
        tries: Before which times somebody must have been seen last, for each further try.
    """

    now: datetime
    lately: datetime
    cooled_at: datetime
    lapsed_at: datetime
    given_up_at: datetime
    fresh_since: datetime
    tries: tuple[datetime, ...] = ()


@dataclass(slots=True)
class _Words:
    """Parameters in the order in which they stand in the statement."""

    dialect: Dialect
    values: list[object] = field(default_factory=list)

    def at(self, moment: datetime) -> str:
        self.values.append(moment_value(moment, self.dialect))
        return param(len(self.values), "timestamptz", self.dialect)

    def number(self, number: int) -> str:
        self.values.append(number)
        return param(len(self.values), "bigint", self.dialect)


async def matching(
    client: BaseDBAsyncClient,
    bot_id: int,
    kind: OutreachType,
    bounds: Bounds,
    *,
    dialect: Dialect,
) -> list[int]:
    """Name the people of a bot whom this kind might concern now, by `Person.id`.

    Left out are those who wait for a message, those who were decided on for this kind lately, and
    those whose refusal holds as long as they stay as they are.
    """
    words = _Words(dialect)
    statement = (
        "SELECT p.id FROM engagement_person AS p"  # noqa: S608 -- words of ours
        " LEFT JOIN user_behavior_patterns AS h ON h.person_id = p.id"
        f" WHERE p.bot_id = {words.number(bot_id)} AND {_CONDITIONS[kind](words, bounds)}"
        f" AND NOT EXISTS ({_settled(words, kind, bounds)}) ORDER BY p.id"
    )
    rows = await client.execute_query_dict(statement, words.values)
    return [row["id"] for row in rows]


def _settled(words: _Words, kind: OutreachType, bounds: Bounds) -> str:
    return (
        "SELECT 1 FROM proactive_outreaches AS o WHERE o.person_id = p.id AND NOT o.is_test"  # noqa: S608 -- constants
        f" AND (o.status IN ({_OPEN}) OR (o.type = '{kind.value}' AND ("
        f"o.decided_at > {words.at(bounds.lately)}"
        f" OR (o.status IN ({_COUNTED}) AND o.decided_at > {words.at(bounds.cooled_at)})"
        f" OR (o.refusal IN ({_STANDING}) AND o.person_version = p.version))))"
    )


def _milestones(words: _Words, bounds: Bounds) -> str:
    return (
        "p.id IN (SELECT r.person_id FROM user_milestone_progress AS r"  # noqa: S608 -- constants
        f" WHERE r.achieved_at > {words.at(bounds.fresh_since)} AND r.celebrated_at IS NULL"
        " AND NOT r.is_silent)"
    )


def _silent(words: _Words, bounds: Bounds) -> str:
    seen = (
        f"p.last_seen_at <= {words.at(bounds.lapsed_at)}"
        f" AND p.last_seen_at > {words.at(bounds.given_up_at)}"
    )
    # Counted by a filter: as conditions PostgreSQL would read the index of states for each person.
    tried = (
        f"SELECT COUNT(*) FILTER (WHERE t.type = '{OutreachType.RE_ENGAGEMENT.value}'"  # noqa: S608 -- constants
        f" AND t.status IN ({_COUNTED}) AND NOT t.is_test) FROM proactive_outreaches AS t"
        " WHERE t.person_id = p.id AND t.decided_at > p.last_seen_at"
    )
    steps = " ".join(f"WHEN {n} THEN {words.at(each)}" for n, each in enumerate(bounds.tries))
    return f"{seen} AND p.last_seen_at <= CASE ({tried}) {steps} END"


def _leaving(words: _Words, bounds: Bounds) -> str:
    return (
        f"h.risk_band = '{RiskBand.HIGH.value}' AND p.last_seen_at > {words.at(bounds.lapsed_at)}"
    )


def _sad(words: _Words, bounds: Bounds) -> str:
    return f"p.last_seen_at > {words.at(bounds.fresh_since)} AND h.mood_trend < 0"


def _missing(words: _Words, bounds: Bounds) -> str:
    seen = (
        f"p.last_seen_at <= {words.at(bounds.fresh_since)}"
        f" AND p.last_seen_at > {words.at(bounds.lapsed_at)}"
    )
    now = words.at(bounds.now)
    hours = (
        f"(julianday({now}) - julianday(p.last_seen_at)) * 24 + 0.001"
        if words.dialect == "sqlite"
        else f"EXTRACT(EPOCH FROM {now} - p.last_seen_at) / 3600"
    )
    return f"{seen} AND {hours} >= h.gap_p90_hours"


def _curious(words: _Words, bounds: Bounds) -> str:
    # Whom nothing new happened to was looked at when it did.
    return (
        f"p.last_seen_at > {words.at(bounds.fresh_since)}"
        f" AND h.analysed_at > {words.at(bounds.now - NEWS)} AND h.features_used > 0"
    )


_CONDITIONS: Final[Mapping[OutreachType, Callable[[_Words, Bounds], str]]] = MappingProxyType(
    {
        OutreachType.MILESTONE_CELEBRATION: _milestones,
        OutreachType.RE_ENGAGEMENT: _silent,
        OutreachType.CHURN_PREVENTION: _leaving,
        OutreachType.MOOD_SUPPORT: _sad,
        OutreachType.CHECK_IN: _missing,
        OutreachType.FEATURE_DISCOVERY: _curious,
    }
)
_OPEN: Final = ", ".join(sorted(f"'{each.value}'" for each in OPEN))
_COUNTED: Final = ", ".join(sorted(f"'{each.value}'" for each in COUNTED))
_STANDING: Final = ", ".join(f"'{each.value}'" for each in STANDING)
