"""Time as an argument: what tells the hour can be replaced."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def system_clock() -> datetime:
    """Tell the present time, aware, in UTC."""
    return datetime.now(UTC)
