"""Values and enums that all rooms share: pure, without input or output."""

from engagement_plugin.domain.consent import ConsentPurpose, Consents
from engagement_plugin.domain.interaction import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
)
from engagement_plugin.domain.milestone import MilestoneCategory
from engagement_plugin.domain.model import ModelPurpose
from engagement_plugin.domain.outreach import (
    OutreachArm,
    OutreachStatus,
    OutreachType,
    ResponseKind,
    TextSource,
)
from engagement_plugin.domain.patterns import Patterns, Reason, ReasonCode, RiskBand, RiskSource
from engagement_plugin.domain.person import PersonKey, Reachability, Sighting, ZoneSource
from engagement_plugin.domain.progress import Progress, Report
from engagement_plugin.domain.sentiment import Sentiment, SentimentSource, SentimentType

__all__ = [
    "ChatKind",
    "ConsentPurpose",
    "Consents",
    "Interaction",
    "InteractionType",
    "MilestoneCategory",
    "ModelPurpose",
    "Outcome",
    "OutreachArm",
    "OutreachStatus",
    "OutreachType",
    "Patterns",
    "PersonKey",
    "Progress",
    "Reachability",
    "Reason",
    "ReasonCode",
    "Report",
    "ResponseKind",
    "RiskBand",
    "RiskSource",
    "Sentiment",
    "SentimentSource",
    "SentimentType",
    "Sighting",
    "TextSource",
    "ZoneSource",
]
