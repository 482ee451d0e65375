"""What an admin did, as it is shown."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One admin's action.

    Attributes:
        action: The command's name without prefix.
        target: `Person.id` of whom it was about: a pseudonym that outlives the person.
        result: One word: `answered`, `refused`, `failed`, …
        acted_at: Aware UTC.
    """

    bot_id: int
    admin_id: int
    action: str
    result: str
    acted_at: datetime
    target: int | None = None
    arguments: str | None = None
