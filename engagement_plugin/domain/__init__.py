"""Values and enums that all rooms share: pure, without input or output."""

from engagement_plugin.domain.interaction import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
)
from engagement_plugin.domain.person import PersonKey, Reachability, Sighting, ZoneSource
from engagement_plugin.domain.progress import Progress, Report
from engagement_plugin.domain.sentiment import Sentiment, SentimentSource, SentimentType

__all__ = [
    "ChatKind",
    "Interaction",
    "InteractionType",
    "Outcome",
    "PersonKey",
    "Progress",
    "Reachability",
    "Report",
    "Sentiment",
    "SentimentSource",
    "SentimentType",
    "Sighting",
    "ZoneSource",
]
