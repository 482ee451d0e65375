"""What is known of one person now: habits, mood, and how likely they are to leave."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from engagement_plugin.domain.person import ZoneSource

# In two communities (`python -m benchmarks zones`) 16 and 27 % of those below the first stayed away
# for the next two weeks, and 68 and 78 % of those above the second.
MEDIUM_RISK: Final = 0.25
HIGH_RISK: Final = 0.40
# From this confidence on a guessed zone is a better clock than the deployment's.
TRUSTED_ZONE: Final = 0.5


class RiskBand(StrEnum):
    """How likely a person is to leave, in three steps; `UNKNOWN` where nothing was ever seen."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, risk: float | None) -> "RiskBand":
        """Give the band of a four-factor score.

        >>> RiskBand.of(0.2).value, RiskBand.of(0.3).value, RiskBand.of(0.4).value
        ('low', 'medium', 'high')
        """
        if risk is None:
            return cls.UNKNOWN
        if risk >= HIGH_RISK:
            return cls.HIGH
        return cls.MEDIUM if risk >= MEDIUM_RISK else cls.LOW


class RiskSource(StrEnum):
    """What the risk was computed with."""

    FOUR_FACTORS = "four_factors"
    MODEL = "model"


class ReasonCode(StrEnum):
    """Why a risk is what it is; the chat room has a sentence for each.

    The comment beside each says what `Reason.value` and `Reason.usual` count.
    """

    SILENT = "silent"  # days since the last activity; days usually between two sessions
    RARE = "rare"  # active days in the last 90
    DECLINING = "declining"  # active days in the last 14; in 14 of the 46 days before
    LOW_MOOD = "low_mood"  # mean mood of the last 30 days; of all that is known
    RECENT = "recent"  # as SILENT
    FREQUENT = "frequent"  # as RARE
    STEADY = "steady"  # as DECLINING
    GOOD_MOOD = "good_mood"  # as LOW_MOOD


class Reason(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One reason of a risk.

    Attributes:
        effect: What it adds to the risk compared with a typical person; below 0, it lowers it.
        value: The person's own figure, in the unit of the code.
        usual: What to compare it with; None where there is nothing to compare.
    """

    code: ReasonCode
    effect: float
    value: float
    usual: float | None = None


class Patterns(Struct, frozen=True, kw_only=True):
    """One person's row of `user_behavior_patterns`.

    Days are those of the person's own zone, today included; None stands for "not enough to say".

    Attributes:
        per_day_7, per_day_14, per_day_30, per_day_90: Interactions a day; a younger person's
            divide by the days there were.
        active_share_30: Share of the last 30 days, or of those there were, with activity.
        silent_days: Since the end of the last active half hour.
        gap_mean_hours, gap_median_hours, gap_p90_hours: Between the end of one session and the
            begin of the next.
        burstiness: -1 like clockwork, 0 by chance, 1 all at once.
        session_half_hours, session_interactions: Means over all sessions.
        rhythm: 168 shares that add up to 1, Monday 0:00 first; empty where nothing is known.
        rhythm_weight: Hours the rhythm rests on, older ones counting less.
        preferred_hours: Up to three hours, 0 to 23, the likeliest first.
        hour_centre: The middle of the day's activity on the clock's circle, 0 to 24.
        hour_concentration: 0 all round the clock, 1 always the same moment.
        preferred_weekday: Monday is 0.
        trend: Active days a week, more or fewer with each week.
        mood_mean, mood_trend, mood_volatility: -1 to 1, a week, and a deviation; each drawn
            towards what is usual while there is little to go by.
        mood_n: Messages the mood rests on.
        value_percentile: 0 to 1 among the bot's people.
        zone, zone_source, zone_confidence: The person's own where they set it, else a guess.
        risk_recency, risk_frequency, risk_decline, risk_sentiment: The factors, 0 to 1.
        best_hours: Hours for a message, by the prediction; empty without one.
    """

    interactions: int
    interactions_7: int
    interactions_14: int
    interactions_30: int
    interactions_90: int
    active_days: int
    active_days_7: int
    active_days_14: int
    active_days_30: int
    active_days_90: int
    per_day_7: float
    per_day_14: float
    per_day_30: float
    per_day_90: float
    active_share_30: float
    age_days: int
    silent_days: float | None
    gap_mean_hours: float | None
    gap_median_hours: float | None
    gap_p90_hours: float | None
    burstiness: float | None
    sessions: int
    sessions_30: int
    session_half_hours: float | None
    session_interactions: float | None
    rhythm: tuple[float, ...]
    rhythm_weight: float
    preferred_hours: tuple[int, ...]
    preferred_weekday: int | None
    hour_centre: float | None
    hour_concentration: float | None
    preferred_types: tuple[str, ...]
    preferred_contents: tuple[str, ...]
    preferred_commands: tuple[str, ...]
    preferred_features: tuple[str, ...]
    contents_used: int
    commands_used: int
    features_used: int
    streak: int
    longest_streak: int
    trend: float | None
    mood_mean: float | None
    mood_trend: float | None
    mood_volatility: float | None
    mood_n: int
    quality_mean: float | None
    reply_latency_seconds: float | None
    value_percentile: float | None
    zone: str | None
    zone_source: ZoneSource | None
    zone_confidence: float | None
    risk_recency: float | None
    risk_frequency: float | None
    risk_decline: float | None
    risk_sentiment: float | None
    risk: float | None
    risk_band: RiskBand
    risk_source: RiskSource
    reasons: tuple[Reason, ...]
    analysed_at: datetime
    predicted_mood: float | None = None
    best_hours: tuple[int, ...] = ()
