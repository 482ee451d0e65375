"""Models that are trained, by what they are for."""

from enum import StrEnum


class ModelPurpose(StrEnum):
    """What a model foretells."""

    CHURN = "churn"
    MOOD = "mood"
    TIMING = "timing"
