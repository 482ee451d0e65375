"""The tables, one file an aggregate; what Tortoise and aerich read."""

from engagement_plugin.storage.models.audit import AdminAction
from engagement_plugin.storage.models.day import EngagementDay
from engagement_plugin.storage.models.interaction import UserEngagement
from engagement_plugin.storage.models.job_run import JobRun, JobState
from engagement_plugin.storage.models.news import EngagementNews
from engagement_plugin.storage.models.person import Person
from engagement_plugin.storage.models.state import PluginState
from engagement_plugin.storage.models.suppression import Suppression

__all__ = [
    "AdminAction",
    "EngagementDay",
    "EngagementNews",
    "JobRun",
    "JobState",
    "Person",
    "PluginState",
    "Suppression",
    "UserEngagement",
]

__models__ = [
    Person,
    UserEngagement,
    EngagementDay,
    EngagementNews,
    AdminAction,
    PluginState,
    Suppression,
    JobRun,
]
