"""What the library shows is what it names, and importing it costs a host little."""

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

import engagement_plugin
from engagement_plugin import errors

ROOT: Final = Path(__file__).resolve().parents[1]
HEAVY: Final = ["sklearn", "scipy", "numpy", "matplotlib", "openai", "taskiq", "aerich"]


def doors() -> list[str]:
    """Every package that names what others may take from it."""
    found = pkgutil.walk_packages(engagement_plugin.__path__, "engagement_plugin.")
    names = ["engagement_plugin", *(each.name for each in found if each.ispkg)]
    return [name for name in names if hasattr(importlib.import_module(name), "__all__")]


@pytest.mark.parametrize("name", doors())
def test_a_package_shows_what_it_names(name: str) -> None:
    """`__all__` equals the visible names, each once."""
    package = importlib.import_module(name)
    visible = {
        each
        for each, value in vars(package).items()
        if not each.startswith("_") and not isinstance(value, ModuleType)
    }

    assert sorted(visible) == sorted(package.__all__)


def test_every_error_can_be_caught_by_a_public_name() -> None:
    """And all of them by the first of them."""
    raised = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and value.__module__ == errors.__name__
    ]

    assert raised
    for error in raised:
        assert error is getattr(engagement_plugin, error.__name__)
        assert issubclass(error, engagement_plugin.EngagementError)


def test_a_process_that_only_polls_loads_nothing_heavy(tmp_path: Path) -> None:
    """Importing, building and setting up: what trains, draws or writes stays on the disk."""
    script = f"""
import sys
from aiogram import Dispatcher
from engagement_plugin import Engagement
Engagement.from_config().setup(Dispatcher())
print(",".join(name for name in {HEAVY!r} if name in sys.modules))
"""

    shown = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout

    assert shown == "\n"
    assert not list(tmp_path.iterdir())
