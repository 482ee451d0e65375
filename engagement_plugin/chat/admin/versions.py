"""Which versions of what run here."""

import platform
from importlib.metadata import PackageNotFoundError, version

import aiogram

from engagement_plugin.settings import Settings
from engagement_plugin.storage import migrations


def versions(settings: Settings) -> dict[str, str]:
    """Give them by name; the schema's is the number of its newest migration."""
    newest = migrations.known_versions(settings.storage)[-1]
    return {
        "engagement": _own(),
        "schema": newest.partition("_")[0],
        "Python": platform.python_version(),
        "aiogram": aiogram.__version__,
    }


def _own() -> str:
    try:
        return version("engagement-plugin")
    except PackageNotFoundError:
        return "?"
