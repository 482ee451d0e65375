"""One person's picture: the week's rhythm, the last ninety days, the mood."""

from engagement_plugin.charts import fonts
from engagement_plugin.charts.board import Board
from engagement_plugin.charts.labels import PersonLabels
from engagement_plugin.charts.mood import mood_panel
from engagement_plugin.charts.page import page, sentence
from engagement_plugin.charts.series import MOST_DAYS, PersonSeries, days_until
from engagement_plugin.charts.strip import strip_panel
from engagement_plugin.charts.week import week_panel


def draw_person(
    series: PersonSeries, labels: PersonLabels, *, spare: PersonLabels | None = None
) -> Board:
    """Draw what there is; a sentence where there is nothing."""
    if spare is not None and not fonts.drawable(labels.texts()):
        labels = spare
    writing = labels.writing
    panels = [
        week_panel(series.hours, name=labels.rhythm, busiest=labels.busiest, writing=writing),
        strip_panel(
            series.days,
            series.last,
            name=labels.days,
            scale=labels.days_scale,
            writing=writing,
        ),
        mood_panel(
            series.mood[-MOST_DAYS:],
            days_until(series.last, len(series.mood))[-MOST_DAYS:],
            name=labels.mood,
            band=labels.band,
            writing=writing,
        ),
    ]
    rows = [[panel] for panel in panels if panel] or [[sentence(labels.nothing)]]
    return page(series.name, labels.subtitle, rows, mirrored=writing.right_to_left)
