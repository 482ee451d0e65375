"""How far a long piece of work has come."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """So much of so much.

    >>> Progress(done=3, total=4).share
    0.75
    """

    done: int
    total: int

    @property
    def share(self) -> float:
        """The part that is done, 0 to 1; nothing of nothing is nothing yet."""
        return min(max(self.done / self.total, 0.0), 1.0) if self.total > 0 else 0.0


class Report(Protocol):
    """What a job tells its progress to; as often as it likes, never inside a transaction."""

    async def __call__(self, done: int, total: int) -> None:
        """Tell how much of how much is done."""
        ...
