"""An audience and its people as tables, a page at a time, however many there are."""

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from engagement_plugin.domain.activity import Period
from engagement_plugin.insight.audience_figures import AudienceFigures
from engagement_plugin.storage import export_pages
from engagement_plugin.storage.database import Database

PAGE: Final = 2000
AUDIENCE_COLUMNS: Final = ("day", "people", "new", "seen_before", "mood", "quality")
DAY_COLUMNS: Final = export_pages.DAY_COLUMNS
PEOPLE_COLUMNS: Final = export_pages.PEOPLE_COLUMNS

Page = Sequence[Sequence[Any]]


def audience_rows(figures: AudienceFigures) -> Iterator[Sequence[Any]]:
    """Give a row for each day of the period, in the zone of the statistics."""
    days = figures.series
    columns = (days.new, days.returning, days.mood, days.quality)
    for n, (new, before, mood, quality) in enumerate(zip(*columns, strict=True)):
        day = figures.period.first + timedelta(days=n)
        yield day, new + before, new, before, mood, quality


async def day_pages(
    database: Database, bot_id: int, *, period: Period, size: int = PAGE
) -> AsyncIterator[Page]:
    """Give people's UTC days of a period, as far as they are counted."""
    after: tuple[date, int] = (period.first, -1)
    while True:
        page = await database.run(
            export_pages.days_page(
                database.client, bot_id, after=after, last=period.last, most=size
            )
        )
        if not page:
            return
        yield page
        after = (page[-1][0], page[-1][1])


async def people_pages(
    database: Database, bot_id: int, *, size: int = PAGE
) -> AsyncIterator[Page]:
    """Give what is known of everybody who was looked at."""
    after = -1
    while True:
        page = await database.run(export_pages.people_page(bot_id, after=after, most=size))
        if not page:
            return
        yield page
        after = page[-1][0]
