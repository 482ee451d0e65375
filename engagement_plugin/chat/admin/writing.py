"""How the pictures write figures, days and hours in the admin's language."""

from engagement_plugin.charts import Writing
from engagement_plugin.i18n import Translator


def writing(t: Translator) -> Writing:
    """Give a language's habits as the pictures ask for them."""
    return Writing(
        weekdays=t.weekdays,
        first_weekday=int(t.locale.first_week_day),
        right_to_left=t.is_right_to_left,
        number=t.number,
        percent=t.percent,
        signed=t.signed,
        decimal=lambda value: t.number(value, digits=2),
        day=t.short_day,
        month=t.month,
        hour=lambda hour: f"{hour:02d}:00",
    )
