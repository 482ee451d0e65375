"""Several worker processes under one parent, which restarts what dies and stops all together."""

import multiprocessing
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Final

from engagement_plugin.logs import get_logger
from engagement_plugin.worker.tasks import CANCEL_S, GRACE_S

# What a worker ends with when no second try would mend it: sysexits' EX_CONFIG.
REFUSED: Final = 78
KILL_AFTER_S: Final = GRACE_S + 2 * CANCEL_S
LONG_LIFE_S: Final = 60.0
LONGEST_PAUSE_S: Final = 60.0

log = get_logger(__name__)


@dataclass(slots=True)
class _Place:
    """One worker's place: who has it now, and when the next one may come after a death."""

    number: int
    process: BaseProcess | None = None
    started_at: float = 0.0
    deaths: int = 0
    free_until: float = 0.0


class Crew:
    """Keeps a number of worker processes alive until SIGTERM or SIGINT.

    Args:
        work: What each process does; it has to be picklable where processes are not forked.
    """

    def __init__(self, count: int, work: Callable[[], None]) -> None:
        self._work = work
        self._places = [_Place(number) for number in range(count)]
        self._refused = False

    def run(self) -> int:
        """Stay until all have ended; 1 when they cannot work as they are configured."""
        with _signals_into_socket() as bell:
            while not self._refused:
                self._fill()
                ends = [each.process.sentinel for each in self._places if each.process is not None]
                ready = wait([*ends, bell], timeout=self._patience())
                if bell in ready:
                    bell.recv(64)
                    break
                self._bury(ready)
            self._stop(bell)
        return int(self._refused)

    def _fill(self) -> None:
        for place in self._places:
            if place.process is None and place.free_until <= time.monotonic():
                name = f"engagement-worker-{place.number}"
                place.process = multiprocessing.Process(
                    target=_begin, args=(self._work,), name=name
                )
                place.process.start()
                place.started_at = time.monotonic()
                log.info("a worker was started", worker=place.number, pid=place.process.pid)

    def _bury(self, ready: Sequence[object]) -> None:
        for place in self._places:
            if place.process is None or place.process.sentinel not in ready:
                continue
            # Its files are closed before it can be waited for: for a moment it still seems alive.
            place.process.join()
            code, place.process = place.process.exitcode, None
            if code == REFUSED:
                self._refused = True
                return
            lived = time.monotonic() - place.started_at
            place.deaths = 0 if lived > LONG_LIFE_S else place.deaths + 1
            pause = min(2.0**place.deaths / 2, LONGEST_PAUSE_S) if place.deaths > 1 else 0.0
            place.free_until = time.monotonic() + pause
            log.error("a worker died", worker=place.number, exit_code=code, again_in_s=pause)

    def _stop(self, bell: socket.socket) -> None:
        living = [each.process for each in self._places if each.process is not None]
        for process in living:
            process.terminate()
        until = time.monotonic() + KILL_AFTER_S
        while (ends := _sentinels(living)) and time.monotonic() < until:
            if bell in wait([*ends, bell], timeout=until - time.monotonic()):
                # Asked a second time: they interrupt what they do.
                bell.recv(64)
                for process in living:
                    process.terminate()
        for process in living:
            if process.is_alive():
                log.error("a worker did not end and is killed", pid=process.pid)
                process.kill()
            process.join()

    def _patience(self) -> float | None:
        free = [each.free_until for each in self._places if each.process is None]
        return max(min(free) - time.monotonic(), 0.0) if free else None


def _sentinels(processes: Sequence[BaseProcess]) -> list[int]:
    return [process.sentinel for process in processes if process.is_alive()]


def _begin(work: Callable[[], None]) -> None:
    # Inherited from the parent, whose bell is not ours.
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    work()


@contextmanager
def _signals_into_socket() -> Iterator[socket.socket]:
    """Give a socket that becomes readable with the first signal, however early it comes."""
    bell, rope = socket.socketpair()
    with bell, rope:
        bell.settimeout(0)
        rope.settimeout(0)
        before = {
            number: signal.signal(number, lambda *_: None)
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        former = signal.set_wakeup_fd(rope.fileno(), warn_on_full_buffer=False)
        try:
            yield bell
        finally:
            signal.set_wakeup_fd(former)
            for number, handler in before.items():
                signal.signal(number, handler)
