"""What a 429 does to a bot: it pauses, goes on at half its speed, and recovers bit by bit."""

from dataclasses import dataclass
from typing import Final

# Of the full rate, regained in each second after a pause: from a half to the whole in 30 s.
RECOVERY_PER_SECOND: Final = 1 / 60
SLOWEST: Final = 1 / 16
# Of the pause, added by chance, so that processes do not start again at the same moment.
JITTER: Final = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast a bot may go.

    Attributes:
        resumes_at: End of the last pause, in the limiter's seconds.
        factor: Part of the full rate at that moment.
    """

    resumes_at: float
    factor: float

    def pause_left(self, now: float) -> float:
        """Give the seconds until anything may go."""
        return max(0.0, self.resumes_at - now)

    def factor_at(self, now: float) -> float:
        """Give the part of the full rate that is regained."""
        regained = max(0.0, now - self.resumes_at) * RECOVERY_PER_SECOND
        return min(1.0, self.factor + regained)

    def slowed(self, now: float, pause: float) -> "Pace":
        """Give the pace after a 429.

        Several answers to messages that were under way together halve the rate once.
        """
        resumes_at = max(self.resumes_at, now + pause)
        if self.pause_left(now):
            return Pace(resumes_at=resumes_at, factor=self.factor)
        return Pace(resumes_at=resumes_at, factor=max(SLOWEST, self.factor_at(now) / 2))


FULL: Final = Pace(resumes_at=float("-inf"), factor=1.0)


def with_jitter(retry_after: float, chance: float) -> float:
    """Lengthen a pause, never shorten it.

    Args:
        chance: From 0 to 1.
    """
    return retry_after * (1 + JITTER * chance)
