"""An engagement system for aiogram 3 bots: `Engagement.from_config(...).setup(dp)`."""

from engagement_plugin.capture.middleware import EngagementMiddleware
from engagement_plugin.errors import (
    ConfigError,
    DatabaseUnreachableError,
    EngagementError,
    MigrationsPendingError,
    NotCommittedError,
    SchemaTooNewError,
    StorageError,
    TrackingError,
)
from engagement_plugin.plugin import Engagement
from engagement_plugin.settings import Settings

__all__ = [
    "ConfigError",
    "DatabaseUnreachableError",
    "Engagement",
    "EngagementError",
    "EngagementMiddleware",
    "MigrationsPendingError",
    "NotCommittedError",
    "SchemaTooNewError",
    "Settings",
    "StorageError",
    "TrackingError",
]
