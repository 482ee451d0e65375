"""`python -m engagement_plugin [--config FILE | --app MODULE:NAME] VERB`, for any host."""

import argparse
import asyncio
import functools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from engagement_plugin import logs
from engagement_plugin.checkup import check, own_bot
from engagement_plugin.errors import EngagementError
from engagement_plugin.plugin import Engagement
from engagement_plugin.settings import Settings
from engagement_plugin.storage import migrations
from engagement_plugin.worker.broker import make_brokers
from engagement_plugin.worker.connection import ping
from engagement_plugin.worker.crew import REFUSED, Crew
from engagement_plugin.worker.opening import named, opened
from engagement_plugin.worker.process import work
from engagement_plugin.worker.queues import QUEUES
from engagement_plugin.worker.scheduling import Ticker, tick_on
from engagement_plugin.worker.tasks import Shift

_MARKS: Final = {"ok": "✓", "advice": "!", "wrong": "✗"}
VERBS: Final = "check | migrate | worker | scheduler"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one thing; the exit code is 1 when something is wrong."""
    options = _parser().parse_args(arguments)
    try:
        settings = _settings(options)
        logs.configure(level=settings.log.level)
        verb: Callable[[Settings, argparse.Namespace], int] = options.do
        return verb(settings, options)
    except EngagementError as error:
        sys.stderr.write(f"✗ {error}\n")
        return 1


def _settings(options: argparse.Namespace) -> Settings:
    if options.app is None:
        return Settings.load(options.config)
    return _engagement(options).settings


def _engagement(options: argparse.Namespace) -> Engagement:
    if options.app is None:
        return Engagement.from_config(options.config)
    return named(options.app, Engagement)


def _check(settings: Settings, _: argparse.Namespace) -> int:
    async def report() -> int:
        code = 0
        async for finding in check(settings):
            sys.stdout.write(f"{_MARKS[finding.state]} {finding.subject}: {finding.text}\n")
            code = max(code, int(finding.state == "wrong"))
        return code

    return asyncio.run(report())


def _migrate(settings: Settings, _: argparse.Namespace) -> int:
    applied = asyncio.run(migrations.migrate(settings.storage))
    for version in applied:
        sys.stdout.write(f"✓ applied {version}\n")
    if not applied:
        sys.stdout.write("✓ the schema is up to date\n")
    return 0


def _worker(settings: Settings, options: argparse.Namespace) -> int:
    asyncio.run(ping(settings))
    if options.workers == 1:
        _serve(options)
        return 0
    return Crew(options.workers, functools.partial(_serve_or_refuse, options)).run()


def _serve_or_refuse(options: argparse.Namespace) -> None:
    try:
        _serve(options)
    except EngagementError as error:
        sys.stderr.write(f"✗ {error}\n")
        sys.exit(REFUSED)


def _serve(options: argparse.Namespace) -> None:
    engagement = _engagement(options)
    shift = Shift(functools.partial(opened, engagement, own_bot))
    queues = tuple(dict.fromkeys(options.queue or QUEUES))
    asyncio.run(work(shift, make_brokers(engagement.settings), queues))


def _scheduler(settings: Settings, _: argparse.Namespace) -> int:
    asyncio.run(ping(settings))
    asyncio.run(tick_on(Ticker.of(settings)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engagement_plugin")
    source = parser.add_mutually_exclusive_group()
    source.add_argument(
        "--config", type=Path, metavar="FILE", help="a TOML file like config.example.toml"
    )
    source.add_argument(
        "--app",
        metavar="MODULE:NAME",
        help="your own Engagement, or a function that builds it: with its kinds and milestones",
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar=VERBS)
    for name, do, summary in (
        ("check", _check, "tell what is configured, what answers, what is missing"),
        ("migrate", _migrate, "bring the database's schema up to date"),
        ("scheduler", _scheduler, "wake workers up each minute; two of them are no harm"),
    ):
        verbs.add_parser(name, help=summary).set_defaults(do=do)
    _add_worker(verbs.add_parser("worker", help="do periodic work outside of the bot's process"))
    return parser


def _add_worker(worker: argparse.ArgumentParser) -> None:
    worker.set_defaults(do=_worker)
    worker.add_argument(
        "--workers", type=_positive, default=1, metavar="N", help="how many processes (1)"
    )
    worker.add_argument(
        "--queue",
        action="append",
        choices=QUEUES,
        help="only what comes through this queue; may be given twice (all of them)",
    )


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
