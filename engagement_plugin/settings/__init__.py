"""Every setting, its default, and where it is read from.

Read from a TOML file and from `ENGAGEMENT__SECTION__KEY` in the environment, which wins. A secret
may also stand alone in a file that `ENGAGEMENT__SECTION__KEY_FILE` names.
"""

from engagement_plugin.settings.loading import ENV_PREFIX, Settings, keys, secrets
from engagement_plugin.settings.sections import (
    AdminSettings,
    AlertSettings,
    CaptureSettings,
    ChatSettings,
    JobSettings,
    LogSettings,
    StatisticsSettings,
    StorageSettings,
    SupportSettings,
    TelegramSettings,
)

__all__ = [
    "ENV_PREFIX",
    "AdminSettings",
    "AlertSettings",
    "CaptureSettings",
    "ChatSettings",
    "JobSettings",
    "LogSettings",
    "Settings",
    "StatisticsSettings",
    "StorageSettings",
    "SupportSettings",
    "TelegramSettings",
    "keys",
    "secrets",
]
