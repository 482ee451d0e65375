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


class StatisticsSettings(_Section):
    """How figures are cut."""

    zone: ZoneName = "UTC"


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
    """The way to Telegram, for processes of our own; a host brings its own bot."""

    token: SecretStr | None = None
    api_url: str | None = None


class SupportSettings(_Section):
    """What somebody in acute distress is shown."""

    help: dict[str, str] = {}


class LogSettings(_Section):
    """What the log shows."""

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    redact: bool = True
