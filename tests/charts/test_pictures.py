"""The pictures open, fit a phone, and are the same wherever and whenever they are drawn."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO

import matplotlib as mpl
import pytest
from PIL import Image

from engagement_plugin.charts import (
    AudienceSeries,
    PersonSeries,
    audience_picture,
    person_picture,
)
from tests.charts.made_up import LAST, audience, audience_labels, person, person_labels

NOBODY = AudienceSeries(first=LAST)
UNKNOWN = PersonSeries(name="Ann", last=LAST)


@pytest.fixture
def host_settings() -> Iterator[None]:
    """Let a host have its own taste in matplotlib."""
    with mpl.rc_context():
        yield


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    image.load()
    return image


@pytest.mark.parametrize("language", ["en", "ru", "ar"])
@pytest.mark.parametrize("days", [1, 7, 30, 90, 365, 1100, 2000])
def test_audience_of_any_length_is_a_small_picture(language: str, days: int) -> None:
    """A picture is 1080 pixels wide, taller than wide, and below 300 kB."""
    png = audience_picture(audience(days), audience_labels(language))

    image = opened(png)
    assert (1080, "PNG") == (image.width, image.format)
    assert 1080 < image.height < 3000
    assert len(png) < 300_000


@pytest.mark.parametrize("size", [1, 12, 100_000, 30_000_000])
def test_audience_of_any_size_is_drawn(size: int) -> None:
    """One person and thirty million both give a picture of the same height."""
    image = opened(audience_picture(audience(size=size), audience_labels()))

    assert opened(audience_picture(audience(), audience_labels())).height == image.height


@pytest.mark.parametrize("days", [1, 7, 90, 365])
def test_person_of_any_age_is_a_small_picture(days: int) -> None:
    """A person known since today and since a year ago are both drawn."""
    png = person_picture(person(days), person_labels())

    assert (1080, "PNG") == (opened(png).width, opened(png).format)
    assert len(png) < 300_000


def test_nobody_is_a_sentence() -> None:
    """Without anybody there is a picture all the same, small and without a panel."""
    everything = opened(audience_picture(audience(), audience_labels()))

    nothing = opened(audience_picture(NOBODY, audience_labels()))

    assert nothing.height < everything.height / 4
    assert opened(person_picture(UNKNOWN, person_labels())).height < 500


def test_same_values_give_the_same_bytes() -> None:
    """Nothing of a clock or of chance is in a picture."""
    first = audience_picture(audience(), audience_labels())

    assert first == audience_picture(audience(), audience_labels())
    assert {} == opened(first).info


@pytest.mark.usefixtures("host_settings")
def test_settings_of_the_host_change_nothing() -> None:
    """A host that draws with matplotlib itself, in its own style, gets the same picture."""
    plain = audience_picture(audience(), audience_labels())

    mpl.rcParams.update(
        {
            "font.family": "serif",
            "font.size": 3,
            "figure.dpi": 30,
            "figure.autolayout": True,
            "figure.facecolor": "black",
            "lines.linestyle": "--",
            "lines.marker": "x",
            "patch.force_edgecolor": True,
            "savefig.bbox": "tight",
            "savefig.dpi": 20,
            "text.color": "red",
        }
    )

    assert plain == audience_picture(audience(), audience_labels())


def test_threads_do_not_disturb_each_other() -> None:
    """Pictures drawn side by side equal those drawn one after the other."""
    sizes = [3, 40, 500, 6000] * 3
    alone = [audience_picture(audience(size=size), audience_labels("ar")) for size in sizes[:4]]

    with ThreadPoolExecutor(4) as pool:
        together = list(
            pool.map(
                lambda size: audience_picture(audience(size=size), audience_labels("ar")), sizes
            )
        )

    assert alone * 3 == together


async def test_event_loop_can_give_drawing_away() -> None:
    """A picture may be drawn beside the event loop."""
    drawn = await asyncio.to_thread(person_picture, person(), person_labels())

    assert person_picture(person(), person_labels()) == drawn


def test_days_at_the_end_of_the_calendar_are_drawn() -> None:
    """A clock that stands in the year 9999, or in the year 1, breaks nothing."""
    late = AudienceSeries(first=date.max, new=[1, 2, 3], returning=[3, 2, 1])
    early = PersonSeries(name="Ann", last=date.min, days=[1] * 90)

    assert 1080 == opened(audience_picture(late, audience_labels())).width
    assert 1080 == opened(person_picture(early, person_labels())).width


def test_matplotlib_comes_with_the_first_picture_only() -> None:
    """A process that only polls never loads matplotlib."""
    loaded = (
        "import sys, engagement_plugin, engagement_plugin.plugin, engagement_plugin.charts;"
        "print([name for name in ('matplotlib', 'PIL') if name in sys.modules])"
    )

    told = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )

    assert "[]" == told.stdout.strip()
