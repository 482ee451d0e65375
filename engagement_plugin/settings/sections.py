"""Every setting and its default, a section each; `config.example.toml` says what each does."""

import re
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
)
from pydantic_settings import NoDecode

from engagement_plugin.domain import OutreachType

_SPAN: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        reason = f"no time zone is called {name!r}"
        raise ValueError(reason) from error
    return name


def _listed(value: Any) -> Any:
    # The environment has no lists: `7`, `7,8` and JSON's `[7, 8]` all mean one.
    if isinstance(value, str):
        return [word.strip() for word in value.strip().strip("[]").split(",") if word.strip()]
    return value


def _hours(text: str) -> str:
    if text and not _SPAN.fullmatch(text):
        reason = f"{text!r} is no span of a day like 22:00-08:00"
        raise ValueError(reason)
    return text


ZoneName = Annotated[str, AfterValidator(_known_zone)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StorageSettings(_Section):
    """Where everything is kept."""

    url: SecretStr = SecretStr("sqlite://engagement.sqlite3")
    auto_migrate: bool = True
    pool_size: int = Field(default=5, ge=1, le=100)


class CaptureSettings(_Section):
    """What of an update is recorded."""

    enabled: bool = True
    store_text: bool = False
    business: bool = False
    guest: bool = False
    batch_size: int = Field(default=500, ge=1, le=10_000)
    flush_seconds: float = Field(default=0.25, gt=0, le=60)
    buffer_size: int = Field(default=20_000, ge=100)
    acknowledge: Literal["journal", "database"] = "journal"
    debug: bool = False
    journal: Path = Path("engagement-journal")
    journal_bytes: int = Field(default=2**30, ge=2**20)


class AdminSettings(_Section):
    """Who may ask."""

    ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_listed)] = ()
    menu: bool = True


class ChatSettings(_Section):
    """How the plugin speaks."""

    command_prefix: str = Field(default="", pattern=r"^[a-z0-9_]{0,12}$")
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}$")
    menu: bool = True


class StatisticsSettings(_Section):
    """How figures are cut."""

    zone: ZoneName = "UTC"


class InsightSettings(_Section):
    """How people are understood."""

    batch_size: int = Field(default=300, ge=1, le=1_000)
    high_value: float = Field(default=0.9, ge=0, le=1)


class PredictionSettings(_Section):
    """How models are trained."""

    min_samples: int = Field(default=500, ge=300, le=1_000_000)
    max_rows: int = Field(default=50_000, ge=1_000, le=1_000_000)
    seed: int = Field(default=0, ge=0, lt=2**32)


class JobSettings(_Section):
    """Where and how periodic work is done."""

    embedded: bool = True
    redis: SecretStr = SecretStr("")
    lease_seconds: float = Field(default=60, ge=5, le=3600)


class AlertSettings(_Section):
    """What admins are told without having asked."""

    quiet: Annotated[str, AfterValidator(_hours)] = ""
    silence_hours: float = Field(default=0, ge=0)
    backlog: int = Field(default=10_000, ge=1)
    errors: int = Field(default=10, ge=1)


class TelegramSettings(_Section):
    """The way to Telegram: a bot for processes of our own, and how fast any bot may write."""

    token: SecretStr | None = None
    api_url: str | None = None
    messages_per_second: float = Field(default=25, gt=0, le=1000)
    burst: int = Field(default=3, ge=1, le=100)
    chat_messages_per_second: float = Field(default=1, gt=0, le=30)
    group_messages_per_minute: float = Field(default=20, gt=0, le=600)
    workers: int = Field(default=2, ge=1, le=100)
    timeout_seconds: float = Field(default=15, gt=0, le=60)


class SupportSettings(_Section):
    """What somebody in acute distress is shown."""

    help: dict[str, str] = {}


class MilestoneWords(_Section):
    """A milestone's texts in one language."""

    title: str
    text: str
    celebration: str


class OwnMilestoneSettings(_Section):
    """One of the host's own milestones."""

    code: str
    category: str
    metric: str
    target: float
    icon: str
    texts: dict[str, MilestoneWords]
    difficulty: int = 3
    points: int = 10
    repeatable: bool = False


class MilestoneSettings(_Section):
    """What can be reached."""

    own: tuple[OwnMilestoneSettings, ...] = ()


class TemplateSettings(_Section):
    """One of the host's own templates; a text may be several forms, by the word for a number."""

    kind: str
    code: str
    texts: dict[str, str | dict[str, str]]
    named: dict[str, str | dict[str, str]] = {}
    counts: str = ""


class ActionSettings(_Section):
    """The host's own first button below a kind of message."""

    labels: dict[str, str]
    url: str = ""
    callback: str = ""


class OutreachSettings(_Section):
    """Whom the bot writes to of its own accord, and how often at most."""

    per_day: int = Field(default=1, ge=0, le=10)
    per_week: int = Field(default=2, ge=0, le=20)
    per_month: int = Field(default=4, ge=0, le=60)
    gap_hours: float = Field(default=20, ge=0, le=720)
    quiet: Annotated[str, AfterValidator(_hours)] = "22:00-09:00"
    lapse_days: float = Field(default=14, ge=2, le=60)
    holdout: float = Field(default=0.1, ge=0, le=0.9)
    kind_holdout: float = Field(default=0.05, ge=0, le=0.9)
    hold_out_celebrations: bool = False
    random_hours: float = Field(default=0.1, ge=0, le=1)
    off: Annotated[tuple[OutreachType, ...], NoDecode, BeforeValidator(_listed)] = ()
    templates: tuple[TemplateSettings, ...] = ()
    only_own_templates: Annotated[
        tuple[OutreachType, ...], NoDecode, BeforeValidator(_listed)
    ] = ()
    actions: dict[OutreachType, ActionSettings] = {}
    features: dict[str, dict[str, str]] = {}


class ConsentSettings(_Section):
    """What is agreed to with people who never said anything."""

    outreach: bool = True
    analytics: bool = True
    training: bool = False
    text_storage: bool = False
    llm: bool = False
    notice: bool = True
    policy_url: str = Field(default="", pattern=r"^(https://\S+)?$")


class RetentionSettings(_Section):
    """How long what is kept."""

    raw_days: int = Field(default=90, ge=1)
    day_days: int = Field(default=400, ge=31)
    decision_days: int = Field(default=180, ge=31)


class LogSettings(_Section):
    """What the log shows."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    redact: bool = True
