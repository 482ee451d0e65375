"""Settings of the demo: nothing of the machine's own, not even its environment."""

from pathlib import Path

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from engagement_plugin import Settings


class DemoSettings(Settings):
    """Settings that come from the code alone.

    Whoever has a real database in the environment must not find a made-up town in it.
    """

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Leave the environment out."""
        return (init_settings,)


def demo_settings(folder: Path, *, admin: int) -> Settings:
    """Give settings whose every file lies in one folder."""
    return DemoSettings(
        storage={"url": f"sqlite://{folder / 'town.sqlite3'}"},
        capture={"journal": folder / "journal"},
        admins={"ids": (admin,)},
        # Jobs run when the demo says so: by a clock of its own, the same each time.
        jobs={"embedded": False},
        # Sent beside everything else, so at a moment that is another one each time.
        consent={"notice": False},
    )
