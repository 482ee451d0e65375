"""What sending costs and keeps to: the shared rate, the planner's tick, the claim.

Each part is a function that gives its figures; a new one is named in `PARTS`.
"""

from collections.abc import Callable
from typing import Final

from .report import Result
from .sending_part import Part
from .sending_rate import rate

PARTS: Final[tuple[Callable[..., Part], ...]] = (rate,)


def run(*, quick: bool) -> Result:
    """Run every part, one after the other."""
    parts = [part(quick=quick) for part in PARTS]
    figures = {name: figure for part in parts for name, figure in part.figures.items()}
    sizes = {name: size for part in parts for name, size in part.sizes.items()}
    return Result(tables=[part.table for part in parts], figures={**figures, "n": sizes})
