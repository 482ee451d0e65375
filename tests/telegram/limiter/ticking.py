"""A clock that moves when it is told, and the sleep that moves it."""


class Ticking:
    """Monotonic seconds, by hand."""

    def __init__(self, now: float = 1_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        """Tell them."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let so many pass."""
        self.now += seconds
