"""Every setting, its default, and where it is read from.

Read from a TOML file and from `ENGAGEMENT__SECTION__KEY` in the environment, which wins. A secret
may also stand alone in a file that `ENGAGEMENT__SECTION__KEY_FILE` names.
"""

from engagement_plugin.settings.loading import ENV_PREFIX, Settings, keys, secrets
from engagement_plugin.settings.sections import (
    ActionSettings,
    AdminSettings,
    AlertSettings,
    CaptureSettings,
    ChatSettings,
    ConsentSettings,
    InsightSettings,
    JobSettings,
    LogSettings,
    MilestoneSettings,
    OutreachSettings,
    OwnMilestoneSettings,
    PredictionSettings,
    RetentionSettings,
    StatisticsSettings,
    StorageSettings,
    SupportSettings,
    TelegramSettings,
    TemplateSettings,
)

__all__ = [
    "ENV_PREFIX",
    "ActionSettings",
    "AdminSettings",
    "AlertSettings",
    "CaptureSettings",
    "ChatSettings",
    "ConsentSettings",
    "InsightSettings",
    "JobSettings",
    "LogSettings",
    "MilestoneSettings",
    "OutreachSettings",
    "OwnMilestoneSettings",
    "PredictionSettings",
    "RetentionSettings",
    "Settings",
    "StatisticsSettings",
    "StorageSettings",
    "SupportSettings",
    "TelegramSettings",
    "TemplateSettings",
    "keys",
    "secrets",
]
