"""Values and enums that all rooms share: pure, without input or output."""

from engagement_plugin.domain.interaction import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
)
from engagement_plugin.domain.person import PersonKey, Reachability, Sighting, ZoneSource
from engagement_plugin.domain.sentiment import Sentiment, SentimentSource, SentimentType

__all__ = [
    "ChatKind",
    "Interaction",
    "InteractionType",
    "Outcome",
    "PersonKey",
    "Reachability",
    "Sentiment",
    "SentimentSource",
    "SentimentType",
    "Sighting",
    "ZoneSource",
]
