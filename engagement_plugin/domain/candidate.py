"""What is known of a person at the moment it is decided whether to write to them."""

from datetime import datetime

from msgspec import Struct

from engagement_plugin.domain.consent import Consents
from engagement_plugin.domain.outreach import OutreachStatus, OutreachType
from engagement_plugin.domain.patterns import RiskBand
from engagement_plugin.domain.person import PersonKey, Reachability, ZoneSource


class Past(Struct, frozen=True, kw_only=True, gc=False):
    """A message that was decided on before, and was not refused.

    Attributes:
        at: When it was sent or, where nobody sends it, would have been.
        is_answered: They pressed, wrote, reacted or came back; muting and blocking is no answer.
    """

    id: int
    type: OutreachType
    status: OutreachStatus
    at: datetime
    is_answered: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether it is still on its way."""
        return self.status in OPEN


OPEN = frozenset(
    {
        OutreachStatus.AWAITING_APPROVAL,
        OutreachStatus.PLANNED,
        OutreachStatus.CLAIMED,
        OutreachStatus.SENDING,
    }
)
# What may have reached the person, or would have: held-out ones count, so that both arms stay alike.
COUNTED = frozenset({OutreachStatus.SENT, OutreachStatus.UNKNOWN, OutreachStatus.HELD_OUT})


class Achieved(Struct, frozen=True, kw_only=True, gc=False):
    """A milestone that nobody has celebrated yet.

    Attributes:
        times: How often it has been reached; with `progress_id` it names one achievement.
    """

    progress_id: int
    times: int
    code: str
    difficulty: int
    at: datetime


class Habits(Struct, frozen=True, kw_only=True):
    """The part of a person's `Patterns` that decisions rest on."""

    sessions: int
    active_days: int
    active_days_30: int
    gap_p90_hours: float | None
    rhythm: tuple[float, ...]
    rhythm_weight: float
    preferred_features: tuple[str, ...]
    streak: int
    mood_trend: float | None
    mood_n: int
    risk: float | None
    risk_band: RiskBand
    best_hours: tuple[int, ...]


class Candidate(Struct, frozen=True, kw_only=True):
    """A person, as one read found them.

    Attributes:
        id: `Person.id`.
        version: Of the person; a decision holds as long as it has not changed.
        quiet: Their own quiet hours, in minutes of their day; empty where the deployment's hold.
        language: What they picked, else what Telegram says.
        habits: None until they were looked at.
        features: All they ever used; read only where a new one may be shown.
        history: Of the last three months, in no order.
    """

    id: int
    key: PersonKey
    version: int
    reachability: Reachability
    consents: Consents = Consents()
    muted_kinds: frozenset[str] = frozenset()
    quiet: tuple[int, int] | None = None
    zone: str | None = None
    zone_source: ZoneSource | None = None
    zone_confidence: float | None = None
    language: str | None = None
    first_seen_at: datetime
    last_seen_at: datetime
    distress_at: datetime | None = None
    habits: Habits | None = None
    milestones: tuple[Achieved, ...] = ()
    features: frozenset[str] = frozenset()
    history: tuple[Past, ...] = ()
