"""What a person has agreed to, by purpose, and what they want of the bot's own messages."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class ConsentPurpose(StrEnum):
    """What a person is asked about, each by itself."""

    OUTREACH = "outreach"
    ANALYTICS = "analytics"
    TRAINING = "training"
    TEXT_STORAGE = "text_storage"
    LLM = "llm"


class Consents(Struct, frozen=True, kw_only=True):
    """What a person said; None where they never said anything, and the deployment's choice holds.

    Attributes:
        noticed_at: When they were told what is kept and how to refuse.
    """

    outreach: bool | None = None
    analytics: bool | None = None
    training: bool | None = None
    text_storage: bool | None = None
    llm: bool | None = None
    noticed_at: datetime | None = None
