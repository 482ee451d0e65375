"""A clock that stands still until it is moved."""

from datetime import UTC, datetime, timedelta


class FrozenClock:
    """Tells one moment, aware UTC; pass it wherever a clock is asked for.

    >>> clock = FrozenClock(datetime(2026, 3, 1, tzinfo=UTC))
    >>> clock.forward(hours=2)
    >>> clock().hour
    2
    """

    def __init__(self, now: datetime) -> None:
        self.now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        """Tell the moment."""
        return self.now

    def forward(
        self, *, days: float = 0, hours: float = 0, minutes: float = 0, seconds: float = 0
    ) -> None:
        """Move on."""
        self.now += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
