"""The hours in which admins are left alone."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from engagement_plugin import ConfigError, Settings
from engagement_plugin.jobs.quiet import is_quiet


@pytest.mark.parametrize(
    ("span", "moment", "zone", "quiet"),
    [
        pytest.param("", "03:00", "UTC", False, id="none"),
        pytest.param("22:00-08:00", "21:59", "UTC", False, id="before"),
        pytest.param("22:00-08:00", "22:00", "UTC", True, id="first minute"),
        pytest.param("22:00-08:00", "03:00", "UTC", True, id="after midnight"),
        pytest.param("22:00-08:00", "08:00", "UTC", False, id="over"),
        pytest.param("12:00-13:00", "12:30", "UTC", True, id="within a day"),
        pytest.param("12:00-13:00", "11:30", "Europe/Berlin", True, id="in the zone's own time"),
        pytest.param("12:00-12:00", "12:00", "UTC", False, id="empty"),
    ],
)
def test_quiet_hours_are_those_of_the_zone(span: str, moment: str, zone: str, quiet: bool) -> None:
    """They may go over midnight; their end belongs to the day."""
    now = datetime.fromisoformat(f"2026-03-18T{moment}:00+00:00")

    assert quiet == is_quiet(span, now, ZoneInfo(zone))


@pytest.mark.parametrize("text", ["22-8", "24:00-08:00", "22:00", "22:00-08:60", "at night"])
def test_a_span_that_is_none_is_refused_with_an_example(text: str, tmp_path: Path) -> None:
    """By its key, as it stands in the file."""
    file = tmp_path / "config.toml"
    file.write_text(f"[alerts]\nquiet = '{text}'\n", "utf-8")

    with pytest.raises(ConfigError, match="22:00-08:00") as raised:
        Settings.load(file)

    assert "alerts.quiet" == raised.value.key
