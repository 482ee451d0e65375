"""`python -m benchmarks NAME [--quick]`: one module a benchmark, with a `run(*, quick)`.

A module that can be told more adds its arguments by `arguments(parser)`.
"""

import argparse
import importlib
import sys
from typing import Final

from .report import NotPossibleError, Result

# Each name is a module of this package.
NAMES: Final = (
    "analysis",
    "capture",
    "experiment",
    "milestones",
    "prediction",
    "quality",
    "sending",
    "sentiment",
    "training",
    "zones",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run one benchmark; 1 where it cannot be run here."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--quick", action="store_true", help="smaller sizes, within 45 seconds")
    name = parser.parse_known_args(arguments)[0].name
    benchmark = importlib.import_module(f"{__package__}.{name}")
    if hasattr(benchmark, "arguments"):
        benchmark.arguments(parser)
    chosen = vars(parser.parse_args(arguments))
    del chosen["name"]
    try:
        result: Result = benchmark.run(**chosen)
    except NotPossibleError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    result.print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
