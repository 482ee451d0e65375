"""Where the catalogues and migrations lie: inside the wheel, or beside the package."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Give the folder `locales` or `migrations`.

    A wheel carries them inside the package; a checkout keeps them at its root.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    for candidate in (_PACKAGE / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    message = f"{name}/ is missing from this installation; reinstall engagement-plugin."
    raise FileNotFoundError(message)
