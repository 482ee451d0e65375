"""Where the public data lies: beside the project, never inside."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .report import NotPossibleError

DATA: Final = Path(__file__).resolve().parents[2] / "shared" / "data"


def lines(name: str) -> Iterator[str]:
    """Give the lines of a packed text, split at line feeds only.

    Raises:
        NotPossibleError: The file is not there.
    """
    path = DATA / name
    if not path.is_file():
        raise NotPossibleError(f"../shared/data/{name} is absent: nothing is measured")
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rstrip("\n")
