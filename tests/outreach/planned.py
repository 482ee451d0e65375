"""A bot's people in a real database, and the planner over them."""

from collections import Counter
from datetime import datetime, timedelta
from random import Random
from typing import Any

from engagement_plugin.clock import Clock
from engagement_plugin.domain import Reachability, RiskBand, RiskSource, ZoneSource
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.planning import Planning
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.surroundings import Surroundings
from engagement_plugin.storage import candidates
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.job_runs import Guard
from engagement_plugin.storage.models import (
    BehaviorPatterns,
    EngagementDay,
    Milestone,
    MilestoneProgress,
    Outreach,
    Person,
)

BOT = 42
OPEN_HOUSE = Policy(holdout=0, kind_holdout=0)

_PATTERNS: dict[str, Any] = {
    **dict.fromkeys(
        [
            "interactions",
            "interactions_7",
            "interactions_14",
            "interactions_30",
            "interactions_90",
            "active_days",
            "active_days_7",
            "active_days_14",
            "active_days_30",
            "active_days_90",
            "age_days",
            "sessions",
            "sessions_30",
            "contents_used",
            "commands_used",
            "features_used",
            "streak",
            "longest_streak",
            "mood_n",
        ],
        30,
    ),
    **dict.fromkeys(
        ["per_day_7", "per_day_14", "per_day_30", "per_day_90", "active_share_30"], 1.0
    ),
    **dict.fromkeys(
        [
            "rhythm",
            "preferred_hours",
            "preferred_types",
            "preferred_contents",
            "preferred_commands",
            "preferred_features",
            "reasons",
            "best_hours",
        ],
        (),
    ),
    "rhythm_weight": 0.0,
    "gap_p90_hours": 30.0,
    "risk": 0.1,
    "risk_band": RiskBand.LOW,
    "risk_source": RiskSource.FOUR_FACTORS,
}


async def held() -> None:
    """A guard whose lease is valid."""


async def unread(done: int, total: int) -> None:
    """Nobody reads how far it is."""


class House:
    """One bot's people."""

    def __init__(self, database: Database, clock: Clock, policy: Policy = OPEN_HOUSE) -> None:
        self.database = database
        self.clock = clock
        self.policy = policy

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(self.database, self.policy, clock=self.clock)

    async def add(
        self,
        who: int,
        *,
        silent: timedelta,
        patterns: dict[str, Any] | None = None,
        features: dict[str, int] | None = None,
        bot_id: int = BOT,
        **fields: Any,
    ) -> int:
        """Let somebody live here; gives their `Person.id`."""
        now = self.clock()
        seen = now - silent

        async def write() -> int:
            given: dict[str, Any] = {
                "bot_id": bot_id,
                "telegram_id": who,
                "reachability": Reachability.REACHABLE,
                "zone": "Europe/Berlin",
                "zone_source": ZoneSource.PERSON,
                "first_seen_at": now - timedelta(days=200),
                "last_seen_at": seen,
            }
            person = await Person.create(**{**given, **fields})
            if patterns is not None:
                known = {**_PATTERNS, "analysed_at": now, **patterns}
                await BehaviorPatterns.create(person=person, bot_id=bot_id, **known)
            if features is not None:
                await _day(person, seen, features)
            return int(person.id)

        return await self.database.run(write())

    async def reach(self, person_id: int, ago: timedelta, *, is_silent: bool = False) -> int:
        """Let somebody reach a milestone; gives the id of their progress."""
        now = self.clock()

        async def write() -> int:
            milestone, _ = await Milestone.get_or_create(
                code="friend",
                defaults={
                    "category": "loyalty",
                    "metric": "days",
                    "target": 30,
                    "difficulty": 4,
                    "points": 10,
                    "icon": "🎈",
                    "title_id": "t",
                    "text_id": "t",
                    "celebration_id": "t",
                    "words": {},
                    "origin": "shipped",
                    "seeded_at": now,
                    "changed_at": now,
                },
            )
            row = await MilestoneProgress.create(
                person_id=person_id,
                milestone=milestone,
                bot_id=BOT,
                current=30,
                target=30,
                peak=30,
                percent=100,
                times=1,
                is_silent=is_silent,
                achieved_at=now - ago,
                started_at=now - timedelta(days=40),
                updated_at=now,
            )
            return int(row.id)

        return await self.database.run(write())

    async def plan(self, *, guard: Guard = held, seed: int = 1, bot_id: int = BOT) -> Counter[str]:
        """Plan once."""
        planning = Planning(self.database, self.surroundings, clock=self.clock, rng=Random(seed))
        return await planning.plan(bot_id, guard=guard, told=unread)

    async def rows(self) -> list[Outreach]:
        """Give all decisions, the oldest first."""

        async def read() -> list[Outreach]:
            return list(await Outreach.all().order_by("id"))

        return await self.database.run(read())

    async def change(self, model: type[Any], **fields: Any) -> None:
        async def write() -> None:
            await model.all().update(**fields)

        await self.database.run(write())

    async def candidate(self, person_id: int) -> Candidate | None:
        """Read one person as the planner does."""
        found = await self.database.run(
            candidates.of_people(
                self.database.client,
                [person_id],
                now=self.clock(),
                dialect=self.database.dialect,
                with_features=[person_id],
            )
        )
        return found[0] if found else None


async def _day(person: Person, seen: datetime, features: dict[str, int]) -> None:
    fields: dict[str, Any] = dict.fromkeys(
        [
            "interactions",
            "sessions",
            "sentiment_sum",
            "sentiment_square_sum",
            "sentiment_n",
            "positives",
            "negatives",
            "quality_sum",
            "quality_n",
            "thoughtful",
            "reply_latency_sum_ms",
            "reply_latency_n",
            "handler_sum_ms",
            "handler_n",
        ],
        1,
    )
    await EngagementDay.create(
        person=person,
        bot_id=person.bot_id,
        day=seen.date(),
        bins=[0] * 48,
        types={},
        contents={},
        features=features,
        rolled_up_at=seen,
        **fields,
    )
