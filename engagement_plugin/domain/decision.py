"""What was decided about one message, and why."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from engagement_plugin.domain.outreach import OutreachArm, OutreachStatus, OutreachType
from engagement_plugin.domain.person import PersonKey


class RefusalCode(StrEnum):
    """Why somebody is not written to; `outreach/telling.py` has a sentence for each."""

    PAUSED = "paused"
    KIND_PAUSED = "kind_paused"
    NOT_STARTED = "not_started"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    NO_CONSENT = "no_consent"
    NOT_ASKED = "not_asked"
    MUTED = "muted"
    DISTRESS = "distress"
    CAME_BACK = "came_back"
    ON_ITS_WAY = "on_its_way"
    COOL_DOWN = "cool_down"
    GAP = "gap"
    DAY_CAP = "day_cap"
    WEEK_CAP = "week_cap"
    MONTH_CAP = "month_cap"
    BUDGET = "budget"
    NO_HOUR = "no_hour"
    QUIET = "quiet"
    EXPIRED = "expired"


# Nothing but a change of the person, which advances their version, takes these away.
STANDING = (
    RefusalCode.NOT_STARTED,
    RefusalCode.BLOCKED,
    RefusalCode.DEACTIVATED,
    RefusalCode.NO_CONSENT,
    RefusalCode.MUTED,
)


class Decision(Struct, frozen=True, kw_only=True):
    """One row of `proactive_outreaches`, as it is decided.

    Attributes:
        key: One per logical message.
        marks: Achievements it celebrates: progress and times.
        due_at: The chosen moment; of a refusal, when it was refused.
    """

    person_id: int
    person: PersonKey
    person_version: int
    key: str
    type: OutreachType
    status: OutreachStatus
    refusal: RefusalCode | None = None
    arm: OutreachArm
    held_out_by: str | None = None
    experiment_period_id: int | None = None
    priority: int
    score: float
    reasons: tuple[tuple[str, float], ...]
    facts: Mapping[str, Any]
    marks: tuple[tuple[int, int], ...] = ()
    locale: str | None = None
    propensity: float | None = None
    is_hour_random: bool = False
    attempt_number: int = 1
    requested_by: int | None = None
    decided_at: datetime
    due_at: datetime
    expires_at: datetime
