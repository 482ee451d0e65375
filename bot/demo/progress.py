"""How far it is: a bar on a terminal, a few lines anywhere else."""

import sys
from typing import Final, Protocol

WIDTH: Final = 24
QUARTERS: Final = 4


class Output(Protocol):
    """Where it is told."""

    def write(self, text: str, /) -> object:
        """Take a text."""
        ...

    def flush(self) -> object:
        """Show it now."""
        ...

    def isatty(self) -> bool:
        """Say whether this is a terminal."""
        ...


class Progress:
    """Tells of one piece of work, to standard error unless told otherwise."""

    def __init__(self, total: int, *, to: Output | None = None) -> None:
        self._total = max(total, 1)
        self._to: Output = to or sys.stderr
        self._is_bar = self._to.isatty()
        self._told = 0

    def tell(self, done: int, what: str) -> None:
        """Say that so much is done, and what is going on."""
        share = min(done / self._total, 1.0)
        if self._is_bar:
            full = round(share * WIDTH)
            bar = "█" * full + "░" * (WIDTH - full)
            self._to.write(f"\r{bar} {share:4.0%}  {what:<24}")
        elif (quarter := int(share * QUARTERS)) > self._told:
            self._told = quarter
            self._to.write(f"{share:4.0%}  {what}\n")
        self._to.flush()

    def finish(self) -> None:
        """Take the bar away."""
        if self._is_bar:
            self._to.write("\r" + " " * (WIDTH + 34) + "\r")
            self._to.flush()
