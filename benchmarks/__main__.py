"""`python -m benchmarks NAME [--quick]`: one module a benchmark, with a `run(*, quick)`."""

import argparse
import importlib
import sys
from typing import Final

from .report import NotPossibleError, Result

# Each name is a module of this package.
NAMES: Final = (
    "capture",
    "experiment",
    "quality",
    "sentiment",
    "zones",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run one benchmark; 1 where it cannot be run here."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--quick", action="store_true", help="smaller sizes, within 45 seconds")
    chosen = parser.parse_args(arguments)
    benchmark = importlib.import_module(f"{__package__}.{chosen.name}")
    try:
        result: Result = benchmark.run(quick=chosen.quick)
    except NotPossibleError as error:
        print(f"{chosen.name}: {error}", file=sys.stderr)
        return 1
    result.print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
