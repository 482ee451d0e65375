"""What recording costs: throughput, delay, the way into PostgreSQL, memory.

Every ratio is the median of paired runs in this process, one after the other.
"""

import asyncio
import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from engagement_plugin.testing.servers import fresh_database, postgres_server

from .capture_hosts import Bare, Host, Naive, WithPlugin, updates
from .capture_memory import polling_rss_mb
from .capture_writer import copy_ratio
from .report import Cell, NotPossibleError, Result, Table

IN_FLIGHT: Final = 100
RATE: Final = 1_000
TURN_SECONDS: Final = 2
WARM_UP: Final = 500


def run(*, quick: bool) -> Result:
    """Measure everything; the sizes stand under `n`."""
    return asyncio.run(_run(quick=quick))


async def _run(*, quick: bool) -> Result:
    n, pairs, turns = (1_000, 3, 2) if quick else (5_000, 7, 9)
    try:
        with postgres_server() as server, tempfile.TemporaryDirectory() as folder:
            async with fresh_database(server) as postgres, fresh_database(server) as other:
                urls = {"sqlite": f"sqlite://{folder}/capture.sqlite3", "postgres": postgres}
                through = await _throughput(urls, Path(folder), n=n, pairs=pairs)
                delay = await _delay(postgres, Path(folder), runs=turns)
                copied = await copy_ratio(other, rows=n * 10, pairs=3)
                rss_mb = await polling_rss_mb(Path(folder), updates=n * 4)
    except ModuleNotFoundError as error:
        raise NotPossibleError(f"{error.name} is not installed; run make install") from error
    figures: dict[str, Cell | dict[str, Cell]] = {
        **{name: round(value, 3) for name, value in through.items() if "us" not in name},
        "added_delay_p50_ms": round(delay["with"][0] - delay["bare"][0], 3),
        "added_delay_p99_ms": round(delay["with"][1] - delay["bare"][1], 3),
        "copy_ratio": round(copied, 3),
        "rss_mb": round(rss_mb),
        "n": {"updates": n, "pairs": pairs, "delay_turns": turns, "rows": n * 10},
    }
    return Result(tables=_tables(through, delay, copied=copied, rss_mb=rss_mb), figures=figures)


def _tables(
    through: dict[str, float],
    delay: dict[str, tuple[float, float]],
    *,
    copied: float,
    rss_mb: float,
) -> Sequence[Table]:
    return (
        Table(
            title="Dispatch: updates a second ÷ those of bare aiogram",
            head=("host", "ratio", "until the last row is committed", "µs an update"),
            rows=[
                (
                    name,
                    through.get(f"ratio_{name}"),
                    through.get(f"ratio_committed_{name}"),
                    round(through[f"us_{name}"]),
                )
                for name in ("bare", "sqlite", "postgres", "naive")
            ],
        ),
        Table(
            title=f"Delay before the host's handler at {RATE} updates a second, ms",
            head=("host", "p50", "p99"),
            rows=[(name, p50, p99) for name, (p50, p99) in delay.items()],
        ),
        Table(
            title="The rest",
            head=("what", "figure"),
            rows=[
                ("writer ÷ COPY into PostgreSQL", copied),
                ("memory of a polling process that only records, MB", rss_mb),
            ],
        ),
    )


async def _throughput(
    urls: dict[str, str], folder: Path, *, n: int, pairs: int
) -> dict[str, float]:
    """Run each host beside a bare one, alternating; gives ratios and times an update."""
    makers: dict[str, Callable[[], Host]] = {
        "sqlite": lambda: WithPlugin(urls["sqlite"], folder),
        "postgres": lambda: WithPlugin(urls["postgres"], folder),
        "naive": lambda: Naive(urls["postgres"]),
    }
    found: dict[str, float] = {}
    bare_times: list[float] = []
    for name, make in makers.items():
        ratios, committed, times = [], [], []
        async with Bare() as bare, make() as host:
            await _feed(bare, updates(WARM_UP))
            await _feed(host, updates(WARM_UP))
            await host.settle()
            for _ in range(pairs):
                alone, _ = await _timed(bare, n)
                beside, settled = await _timed(host, n)
                ratios.append(alone / beside)
                committed.append(alone / settled)
                times.append(beside)
                bare_times.append(alone)
        found[f"ratio_{name}"] = statistics.median(ratios)
        found[f"ratio_committed_{name}"] = statistics.median(committed)
        found[f"us_{name}"] = statistics.median(times) / n * 1e6
    found["us_bare"] = statistics.median(bare_times) / n * 1e6
    found["ratio_committed"] = min(
        found["ratio_committed_sqlite"], found["ratio_committed_postgres"]
    )
    return found


async def _timed(host: Host, n: int) -> tuple[float, float]:
    made = updates(n)
    gc.collect()
    started = time.perf_counter()
    await _feed(host, made)
    dispatched = time.perf_counter() - started
    await host.settle()
    return dispatched, time.perf_counter() - started


async def _feed(host: Host, made: Sequence[dict[str, object]]) -> None:
    """Feed as polling does: parsed from Telegram's JSON, a task each, some in flight."""
    for first in range(0, len(made), IN_FLIGHT):
        await asyncio.gather(*(host.take(raw) for raw in made[first : first + IN_FLIGHT]))


async def _delay(url: str, folder: Path, *, runs: int) -> dict[str, tuple[float, float]]:
    """Feed at a steady rate; gives p50 and p99 of what passes before the handler starts, ms.

    Hosts take turns of some seconds, and medians over the turns are given: now and then Python's
    garbage collector stops either of them for longer than anything measured here.
    """
    found: dict[str, list[tuple[float, float]]] = {"bare": [], "with": []}
    async with Bare() as bare, WithPlugin(url, folder) as host:
        for each in (bare, host):
            await _feed(each, updates(WARM_UP * 4))
            await each.settle()
        gc.collect()
        gc.freeze()
        for _ in range(runs):
            for name, each in (("bare", bare), ("with", host)):
                found[name].append(_percentiles(await _paced(each, RATE * TURN_SECONDS)))
        gc.unfreeze()
    return {
        name: (
            statistics.median(p50 for p50, _ in turns),
            statistics.median(p99 for _, p99 in turns),
        )
        for name, turns in found.items()
    }


async def _paced(host: Host, n: int) -> list[float]:
    made = updates(n)
    host.started.clear()
    due: dict[int, float] = {}
    under_way: set[asyncio.Task[object]] = set()
    begin = time.perf_counter()
    for position, raw in enumerate(made):
        wait = begin + position / RATE - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        due[raw["update_id"]] = time.perf_counter()
        task = asyncio.create_task(host.take(raw))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    await asyncio.gather(*under_way)
    return [host.started[update_id] - moment for update_id, moment in due.items()]


def _percentiles(delays: list[float]) -> tuple[float, float]:
    ordered = sorted(delays)
    return ordered[len(ordered) // 2] * 1e3, ordered[len(ordered) * 99 // 100] * 1e3
