"""Where the real data lies, and the mark for tests that read it."""

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"{DATA.name}/ is absent beside the project: real data not checked"
)
