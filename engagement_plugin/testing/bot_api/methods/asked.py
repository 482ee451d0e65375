"""What a method is: a request in, a result out, a refusal raised."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from engagement_plugin.testing.bot_api.world import Ask

Method: TypeAlias = Callable[[Ask], Any | Awaitable[Any]]
