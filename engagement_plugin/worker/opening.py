"""How a worker comes to a host's engagement system, and opens what jobs need."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import NoReturn, Protocol, TypeVar

from aiogram import Bot
from aiogram.utils.token import TokenValidationError
from taskiq.cli.utils import import_object

from engagement_plugin.errors import ConfigError
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.settings import Settings, TelegramSettings

T = TypeVar("T")


class Host(Protocol):
    """What a worker needs of an engagement system."""

    @property
    def settings(self) -> Settings:
        """Give the settings."""
        ...

    def watch(self, *bots: Bot) -> None:
        """Record what these bots send."""
        ...

    def working(self) -> AbstractAsyncContextManager[Jobs]:
        """Open what jobs need, without what a polling bot needs."""
        ...


@asynccontextmanager
async def opened(host: Host, make_bot: Callable[[TelegramSettings], Bot]) -> AsyncIterator[Jobs]:
    """Open what jobs need, with a bot of the process's own if the settings name one.

    Raises:
        ConfigError: The token cannot be one.
    """
    if host.settings.telegram.token is None:
        async with host.working() as jobs:
            yield jobs
        return
    try:
        bot = make_bot(host.settings.telegram)
    except TokenValidationError:
        raise ConfigError(
            key="telegram.token",
            reason="this is no bot token",
            mend="Copy it again from BotFather.",
        ) from None
    async with bot.session:
        host.watch(bot)
        async with host.working() as jobs:
            yield jobs


def named(app: str, kind: type[T]) -> T:
    """Import what `module:name` names, and call it if it is no `kind` yet.

    Raises:
        ConfigError: There is no such thing, or it is of another kind.
    """
    try:
        found = import_object(app)
    except ModuleNotFoundError as error:
        module = app.partition(":")[0]
        if error.name is None or not f"{module}.".startswith(f"{error.name}."):
            # The host's module is there, and misses something itself.
            raise
        _refuse(app, str(error))
    except (ValueError, AttributeError) as error:
        _refuse(app, str(error))
    built = found() if callable(found) and not isinstance(found, kind) else found
    if not isinstance(built, kind):
        _refuse(app, f"it gives a {type(built).__name__}, no {kind.__name__}")
    return built


def _refuse(app: str, reason: str) -> NoReturn:
    raise ConfigError(
        key=f"app {app}",
        reason=reason,
        mend="Write module:name, such as my_bot.app:engagement: an Engagement, or a function "
        "without arguments that builds one. It is looked for from the present folder.",
    )
