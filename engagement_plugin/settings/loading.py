"""Reads the settings from a TOML file and the environment; errors name the key and the mend."""

import difflib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from engagement_plugin.errors import ConfigError
from engagement_plugin.settings.sections import (
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
    PredictionSettings,
    RetentionSettings,
    StatisticsSettings,
    StorageSettings,
    SupportSettings,
    TelegramSettings,
)

ENV_PREFIX: Final = "ENGAGEMENT__"
FILE_SUFFIX: Final = "_FILE"


class Settings(BaseSettings):
    """All of them; made by `load`, or by hand in a test."""

    model_config = SettingsConfigDict(
        extra="forbid", frozen=True, env_prefix=ENV_PREFIX, env_nested_delimiter="__"
    )

    storage: StorageSettings = StorageSettings()
    capture: CaptureSettings = CaptureSettings()
    admins: AdminSettings = AdminSettings()
    chat: ChatSettings = ChatSettings()
    statistics: StatisticsSettings = StatisticsSettings()
    insight: InsightSettings = InsightSettings()
    prediction: PredictionSettings = PredictionSettings()
    jobs: JobSettings = JobSettings()
    alerts: AlertSettings = AlertSettings()
    telegram: TelegramSettings = TelegramSettings()
    support: SupportSettings = SupportSettings()
    milestones: MilestoneSettings = MilestoneSettings()
    outreach: OutreachSettings = OutreachSettings()
    consent: ConsentSettings = ConsentSettings()
    retention: RetentionSettings = RetentionSettings()
    log: LogSettings = LogSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment win over the file, which arrives as initial values."""
        return _Environment(settings_cls), _Given(settings_cls, init_settings())

    @classmethod
    def load(cls, path: str | Path | None = None) -> "Settings":
        """Read the file, if one is given, and the environment.

        Raises:
            ConfigError: The file is absent or no TOML, or a key is unknown or wrong.
        """
        _refuse_unknown_environment(os.environ)
        values = _read_toml(Path(path)) if path is not None else {}
        try:
            return cls(**values)
        except ValidationError as error:
            raise _explain(error) from None
        except SettingsError:
            raise _unreadable_section(os.environ) from None


def keys() -> Iterator[str]:
    """List every dotted key there is."""
    return (key for key, _ in _fields(Settings))


def secrets() -> list[str]:
    """List the dotted keys whose values are secrets."""
    return [key for key, field in _fields(Settings) if "SecretStr" in str(field.annotation)]


def _fields(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from _fields(field.annotation, f"{prefix}{name}.")
        else:
            yield prefix + name, field


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(
            key=str(path),
            reason=f"the file cannot be read ({error.strerror})",
            mend="Copy config.example.toml there, or name another file.",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            key=str(path), reason=f"this is no TOML ({error})", mend="Mend that line."
        ) from None


def _refuse_unknown_environment(environment: Mapping[str, str]) -> None:
    known = {_variable(key) for key in keys()}
    known |= {ENV_PREFIX + name.upper() for name in Settings.model_fields}
    known |= {_variable(key) + FILE_SUFFIX for key in secrets()}
    for name in environment:
        if name.upper().startswith(ENV_PREFIX) and name.upper() not in known:
            raise ConfigError(
                key=name, reason="no setting has this name", mend=_nearest(name.upper(), known)
            )


def _read_secret(file: str, variable: str, *, twice: bool) -> str:
    key = variable + FILE_SUFFIX
    if twice:
        raise ConfigError(key=key, reason=f"{variable} is set too", mend="Keep one of the two.")
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            key=key,
            reason=f"{file} cannot be read ({type(error).__name__})",
            mend="Name a file that holds the secret and nothing else.",
        ) from None


class _Environment(EnvSettingsSource):
    """Takes, besides values, secrets from files of their own: containers hand them over so."""

    def __call__(self) -> dict[str, Any]:
        values = super().__call__()
        for key in secrets():
            section, _, name = key.rpartition(".")
            given = values.get(section, {})
            file = given.pop(name + FILE_SUFFIX.lower(), None) if isinstance(given, dict) else None
            if file is not None:
                given[name] = _read_secret(file, _variable(key), twice=name in given)
        return values


class _Given(InitSettingsSource):
    """Sections made by hand become what they say, so that the environment adds to them."""

    def __call__(self) -> dict[str, Any]:
        return {
            name: each.model_dump(exclude_unset=True) if isinstance(each, BaseModel) else each
            for name, each in super().__call__().items()
        }


def _unreadable_section(environment: Mapping[str, str]) -> ConfigError:
    # A section's own variable is the only one that has to be JSON.
    sections = {ENV_PREFIX + name.upper() for name in Settings.model_fields}
    return ConfigError(
        key=next((name for name in environment if name.upper() in sections), ENV_PREFIX),
        reason="a whole section has to be written as JSON",
        mend=f"Better set its keys one by one: {ENV_PREFIX}SECTION__KEY.",
    )


def _variable(key: str) -> str:
    return ENV_PREFIX + key.replace(".", "__").upper()


def _explain(error: ValidationError) -> ConfigError:
    first = error.errors(include_url=False, include_input=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = {*keys(), *Settings.model_fields}
        return ConfigError(key=key, reason="no setting has this name", mend=_nearest(key, known))
    return ConfigError(
        key=key,
        reason=_reason(first["msg"]),
        mend="See config.example.toml for what it may be.",
    )


def _reason(message: str) -> str:
    text = message.removeprefix("Value error, ")
    return text[:1].lower() + text[1:]


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"Did you mean {close[0]}?" if close else "config.example.toml lists all of them."
