"""Milestones: what can be reached."""

from enum import StrEnum


class MilestoneCategory(StrEnum):
    """Which side of a person's life with the bot a milestone belongs to."""

    COMMUNICATION = "communication"
    CONSISTENCY = "consistency"
    QUALITY = "quality"
    EXPLORATION = "exploration"
    WELLBEING = "wellbeing"
    SOCIAL = "social"
    LOYALTY = "loyalty"
