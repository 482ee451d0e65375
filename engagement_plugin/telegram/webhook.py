"""What a webhook must be like for an update to be answered only once it is in the database."""

from collections.abc import Iterator
from typing import Final

from aiogram import Dispatcher
from aiogram.webhook.aiohttp_server import BaseRequestHandler
from aiohttp.web import Application

from engagement_plugin.errors import ConfigError

KEY: Final = "capture.acknowledge"


def require_foreground(app: object, dispatcher: Dispatcher) -> None:
    """Make sure that nothing answers before the handlers have ended.

    Args:
        app: What aiogram's `setup_application` hands to start-up callbacks; None when polling.

    Raises:
        ConfigError: The bot polls, or its webhook answers at once and works afterwards.
    """
    if not isinstance(app, Application):
        raise ConfigError(
            key=KEY,
            reason='"database" needs a webhook, and none is set up with setup_application',
            mend='Write "journal", which loses nothing as long as the disk lives.',
        )
    for handler in _handlers(app):
        if handler.dispatcher is dispatcher and handler.handle_in_background:
            raise ConfigError(
                key=KEY,
                reason='"database" cannot hold back an answer that is given in advance',
                mend="Make the request handler with handle_in_background=False.",
            )


def _handlers(app: Application) -> Iterator[BaseRequestHandler]:
    for route in app.router.routes():
        owner = getattr(route.handler, "__self__", None)
        if isinstance(owner, BaseRequestHandler):
            yield owner
