"""`python -m bot run | demo`: the companion for real, or a simulated town around it."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramUnauthorizedError,
)

from bot.running import AddressError, Webhook, listen, poll
from engagement_plugin import EngagementError, Settings

INTERRUPTED: Final = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one of them; the exit code is 1 when it could not be done."""
    options = _parser().parse_args(arguments)
    try:
        if options.verb == "run":
            return _run(options)
        from bot.demo import demo  # noqa: PLC0415 -- a running bot needs no town

        return demo(
            replay=options.replay,
            people=options.people,
            days=options.days,
            seed=options.seed,
            pictures=options.pictures,
        )
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(options: argparse.Namespace) -> int:
    try:
        settings = Settings.load(options.config)
        logging.basicConfig(
            level=settings.log.level, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s"
        )
        asyncio.run(listen(settings, _webhook(options)) if options.webhook else poll(settings))
    except (EngagementError, AddressError) as error:
        return _complain(str(error))
    except TelegramUnauthorizedError:
        return _complain(
            "Telegram does not know this bot token. @BotFather shows the present one (/token)."
        )
    except TelegramNetworkError:
        return _complain("Telegram does not answer. Check the network, and telegram.api_url.")
    except TelegramAPIError as error:
        return _complain(f"Telegram refused: {error.message}.")
    return 0


def _webhook(options: argparse.Namespace) -> Webhook:
    host, port = options.listen
    if options.secret is None:
        return Webhook(url=options.webhook, host=host, port=port)
    return Webhook(url=options.webhook, host=host, port=port, secret=options.secret)


def _complain(sentence: str) -> int:
    sys.stderr.write(f"✗ {sentence}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="run | demo")
    _add_run(verbs.add_parser("run", help="the companion, with your token"))
    _add_demo(verbs.add_parser("demo", help="a simulated town, and the admin's chat; no token"))
    return parser


def _add_run(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "--config", type=Path, metavar="FILE", help="a TOML file like config.example.toml"
    )
    run.add_argument(
        "--webhook", metavar="URL", help="let Telegram bring updates to this https URL"
    )
    run.add_argument(
        "--listen",
        type=_address,
        default=("127.0.0.1", 8080),
        metavar="HOST:PORT",
        help="where the webhook's updates arrive (default 127.0.0.1:8080)",
    )
    run.add_argument("--secret", help="what Telegram sends along; a new one each start by default")


def _add_demo(demo: argparse.ArgumentParser) -> None:
    demo.add_argument(
        "--replay",
        type=Path,
        metavar="FILE",
        help="a log instead of the town: CSV or JSON lines, .gz too (docs/replay.md)",
    )
    demo.add_argument("--people", type=_positive, default=300, help="in the town (300)")
    demo.add_argument("--days", type=_positive, default=28, help="they live (28)")
    demo.add_argument("--seed", type=int, default=7, help="another town for each (7)")
    demo.add_argument(
        "--pictures", type=Path, metavar="DIR", help="keep the admin's pictures there"
    )


def _address(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not (host and colon and port.isascii() and port.isdigit() and int(port) < 2**16):
        raise argparse.ArgumentTypeError(f"{text!r} is no HOST:PORT, such as 127.0.0.1:8080")
    return host.strip("[]"), int(port)


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
