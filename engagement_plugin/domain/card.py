"""What is known of one person, for an admin to read."""

from dataclasses import dataclass
from datetime import datetime

from engagement_plugin.domain.person import Reachability


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCard:
    """A person's standing facts.

    Attributes:
        id: `Person.id`, the pseudonym used in the audit.
        source: Payload of the deep link that brought the person.
        distress_at: Their last sign of acute distress, for 30 days.
    """

    id: int
    telegram_id: int
    language: str | None
    zone: str | None
    reachability: Reachability
    source: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    distress_at: datetime | None = None
