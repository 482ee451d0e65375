"""Every text stands on its card: large enough, whole, and on no other text."""

from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from engagement_plugin.charts import AudienceSeries, PersonSeries
from engagement_plugin.charts.audience import draw_audience
from engagement_plugin.charts.board import WIDTH, Board
from engagement_plugin.charts.fonts import DPI
from engagement_plugin.charts.person import draw_person
from tests.charts.made_up import (
    LAST,
    WORDS,
    audience,
    audience_labels,
    person,
    person_labels,
)

LANGUAGES = ["en", "ru", "ar"]


def texts(board: Board) -> list[Text]:
    return [each for each in board.figure.findobj(Text) if isinstance(each, Text)]


def boxes(board: Board) -> list[tuple[str, Bbox]]:
    renderer = RendererAgg(WIDTH, board.height, DPI)  # type: ignore[no-untyped-call] # not typed
    return [(each.get_text(), each.get_window_extent(renderer)) for each in texts(board)]


def boards(language: str) -> list[Board]:
    """Draw what is short, long, small, large, and nothing."""
    labels = audience_labels(language)
    long_title = audience_labels(language, title=WORDS[language].sentence * 3)
    return [
        *(draw_audience(audience(days), labels) for days in (1, 7, 11, 30, 90, 365)),
        draw_audience(audience(size=30_000_000), long_title),
        draw_audience(audience(90, cohorts=12), labels),
        draw_audience(AudienceSeries(first=LAST), long_title),
        *(
            draw_person(person(days, name="Ann " * 40), person_labels(language))
            for days in (1, 90)
        ),
        draw_person(PersonSeries(name="", last=LAST), person_labels(language)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_leaves_the_canvas(language: str) -> None:
    """Every text lies within the picture, with a margin at both sides."""
    for board in boards(language):
        for text, box in boxes(board):
            assert box.x0 >= 16, text
            assert box.x1 <= WIDTH - 16, text
            assert box.y0 >= 0, text
            assert box.y1 <= board.height, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_lies_on_another(language: str) -> None:
    """No two texts share a pixel of the room they need."""
    for board in boards(language):
        for (one, box), (other, second) in combinations(boxes(board), 2):
            shared = Bbox.intersection(box, second)
            assert shared is None or min(shared.width, shared.height) < 4, (one, other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_type_is_large(language: str) -> None:
    """No text is smaller than 24 pixels."""
    for board in boards(language):
        for text in texts(board):
            assert float(text.get_fontsize()) * DPI / 72 >= 24, text.get_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_the_one_matplotlib_ships(language: str) -> None:
    """No font of the machine gets into a picture."""
    shipped = Path(mpl.get_data_path()) / "fonts"

    for board in boards(language):
        for text in texts(board):
            assert shipped in Path(str(text.get_fontproperties().get_file())).parents


def test_right_to_left_is_a_mirror() -> None:
    """What stands on the left in English stands as far from the right in Arabic."""
    english = boxes(draw_audience(audience(), audience_labels("en")))[0][1]
    arabic = boxes(draw_audience(audience(), audience_labels("ar")))[0][1]

    assert english.x0 == pytest.approx(WIDTH - arabic.x1, abs=6)


def test_newest_day_is_on_the_left_in_arabic() -> None:
    """Time runs the way the language does."""
    places = {
        language: {
            text.strip("\u200f"): box.x0
            for text, box in boxes(draw_audience(audience(), audience_labels(language)))
        }
        for language in ("en", "ar")
    }

    assert places["en"]["18 Mar"] > places["en"]["4 Mar"]
    assert places["ar"]["18 مارس"] < places["ar"]["4 مارس"]


def test_figures_are_never_cut_short() -> None:
    """A large figure shrinks; an ellipsis in a number would be a lie."""
    board = draw_audience(audience(size=30_000_000), audience_labels())

    assert {"30,000,000", "210,000,000"} <= {text.get_text() for text in texts(board)}
