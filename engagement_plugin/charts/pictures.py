"""The two pictures, as bytes: pure, for any thread, the same bytes for the same values.

What the series do not hold leaves no hole; where they hold nothing at all, the picture is a
kind sentence, so a caller always has something to send.
"""

from engagement_plugin.charts.labels import AudienceLabels, PersonLabels
from engagement_plugin.charts.series import AudienceSeries, PersonSeries


def audience_picture(
    series: AudienceSeries, labels: AudienceLabels, *, spare: AudienceLabels | None = None
) -> bytes:
    """Draw the audience of a period as a PNG, 1080 pixels wide.

    Args:
        spare: English labels, taken where the font has no letters for `labels` (Hindi, Thai,
            Chinese and others); without them such letters are left out.
    """
    # matplotlib takes half a second and 60 MB: a process that only polls never pays for it.
    from engagement_plugin.charts.audience import draw_audience  # noqa: PLC0415

    return draw_audience(series, labels, spare=spare).png()


def person_picture(
    series: PersonSeries, labels: PersonLabels, *, spare: PersonLabels | None = None
) -> bytes:
    """Draw one person's rhythm, days and mood as a PNG, 1080 pixels wide.

    Args:
        spare: As for `audience_picture`. The name in the title alone never calls for them.
    """
    from engagement_plugin.charts.person import draw_person  # noqa: PLC0415 - as above

    return draw_person(series, labels, spare=spare).png()
