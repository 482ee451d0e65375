"""An engagement system for aiogram 3 bots: `Engagement.from_config(...).setup(dp)`."""

from engagement_plugin.capture.middleware import EngagementMiddleware
from engagement_plugin.domain import MilestoneCategory
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
from engagement_plugin.milestones.specs import MilestoneSpec, Words
from engagement_plugin.plugin import Engagement
from engagement_plugin.settings import Settings

__all__ = [
    "ConfigError",
    "DatabaseUnreachableError",
    "Engagement",
    "EngagementError",
    "EngagementMiddleware",
    "MigrationsPendingError",
    "MilestoneCategory",
    "MilestoneSpec",
    "NotCommittedError",
    "SchemaTooNewError",
    "Settings",
    "StorageError",
    "TrackingError",
    "Words",
]
