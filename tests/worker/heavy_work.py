"""Work for a process of its own: a child finds it by its name."""

import os
import sys
import time
from pathlib import Path


def process() -> int:
    """Tell which process this is."""
    return os.getpid()


def answer(question: str, reply: str) -> int:
    """Ask the parent something by a file, and wait until it has answered by another."""
    Path(question).write_text(str(os.getpid()), "utf-8")
    while not Path(reply).exists():
        time.sleep(0.01)
    return os.getpid()


def load(module: str) -> bool:
    """Import something big."""
    __import__(module)
    return module in sys.modules


def fail() -> None:
    """Raise."""
    raise ValueError("the work's own error")


def die() -> None:
    """End as a process does that the system kills for its memory."""
    os.kill(os.getpid(), 9)
