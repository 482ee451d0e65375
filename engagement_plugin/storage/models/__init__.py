"""The tables, one file an aggregate; what Tortoise and aerich read."""

from engagement_plugin.storage.models.audience import AudienceCount, AudienceNews
from engagement_plugin.storage.models.audit import AdminAction
from engagement_plugin.storage.models.consent import ConsentEvent
from engagement_plugin.storage.models.day import EngagementDay
from engagement_plugin.storage.models.interaction import UserEngagement
from engagement_plugin.storage.models.job_run import JobRun, JobState
from engagement_plugin.storage.models.milestone import MeritDay, Milestone, MilestoneProgress
from engagement_plugin.storage.models.model_version import ModelVersion
from engagement_plugin.storage.models.news import EngagementNews
from engagement_plugin.storage.models.outreach import ExperimentPeriod, Outreach
from engagement_plugin.storage.models.patterns import BehaviorPatterns
from engagement_plugin.storage.models.people_news import NewsReader, PeopleNews
from engagement_plugin.storage.models.person import Person
from engagement_plugin.storage.models.state import PluginState
from engagement_plugin.storage.models.suppression import Suppression

__all__ = [
    "AdminAction",
    "AudienceCount",
    "AudienceNews",
    "BehaviorPatterns",
    "ConsentEvent",
    "EngagementDay",
    "EngagementNews",
    "ExperimentPeriod",
    "JobRun",
    "JobState",
    "MeritDay",
    "Milestone",
    "MilestoneProgress",
    "ModelVersion",
    "NewsReader",
    "Outreach",
    "PeopleNews",
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
    AudienceCount,
    AudienceNews,
    PeopleNews,
    BehaviorPatterns,
    Milestone,
    MilestoneProgress,
    MeritDay,
    ConsentEvent,
    Outreach,
    ExperimentPeriod,
    ModelVersion,
    AdminAction,
    PluginState,
    Suppression,
    JobRun,
]
