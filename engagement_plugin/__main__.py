"""`python -m engagement_plugin [--config FILE] check | migrate`, for any host."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from engagement_plugin import logs
from engagement_plugin.checkup import check
from engagement_plugin.errors import EngagementError
from engagement_plugin.settings import Settings
from engagement_plugin.storage import migrations

_MARKS: Final = {"ok": "✓", "advice": "!", "wrong": "✗"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one thing; the exit code is 1 when something is wrong."""
    options = _parser().parse_args(arguments)
    try:
        settings = Settings.load(options.config)
        logs.configure(level=settings.log.level)
        return asyncio.run(_VERBS[options.verb](settings))
    except EngagementError as error:
        sys.stderr.write(f"✗ {error}\n")
        return 1


async def _check(settings: Settings) -> int:
    code = 0
    async for finding in check(settings):
        sys.stdout.write(f"{_MARKS[finding.state]} {finding.subject}: {finding.text}\n")
        code = max(code, int(finding.state == "wrong"))
    return code


async def _migrate(settings: Settings) -> int:
    applied = await migrations.migrate(settings.storage)
    for version in applied:
        sys.stdout.write(f"✓ applied {version}\n")
    if not applied:
        sys.stdout.write("✓ the schema is up to date\n")
    return 0


_VERBS: Final = {"check": _check, "migrate": _migrate}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engagement_plugin")
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="a TOML file like config.example.toml"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="check | migrate")
    verbs.add_parser("check", help="tell what is configured, what answers, what is missing")
    verbs.add_parser("migrate", help="bring the database's schema up to date")
    return parser


if __name__ == "__main__":
    sys.exit(main())
