"""`/engagement_export`: figures as CSV files; people in them are numbers."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from aiogram import Bot
from aiogram.filters import CommandObject
from aiogram.types import FSInputFile, Message
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.arguments import number_or_usage
from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.commands import EXPORT
from engagement_plugin.chat.admin.csv_files import CsvFiles
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.stats_words import DEFAULT_DAYS, MOST_DAYS
from engagement_plugin.i18n import Translator
from engagement_plugin.insight.audience_figures import AudienceFigures
from engagement_plugin.insight.exports import (
    AUDIENCE_COLUMNS,
    DAY_COLUMNS,
    PEOPLE_COLUMNS,
    Page,
    audience_rows,
)

# A folder's files are gone when it is left; what is sent is read from disk, never held whole.
_FOLDER: Final = "engagement-export-"


async def on_export(
    message: Message,
    command: CommandObject | None,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Answer with files: the audience day by day, people's habits, people's days."""
    days = await number_or_usage(
        message,
        command,
        EXPORT,
        default=DEFAULT_DAYS,
        most=MOST_DAYS,
        expected=t.gettext("I need a number of days, from 1 to {most}.").format(most=MOST_DAYS),
        prefix=desk.prefix,
        entry=entry,
        t=t,
    )
    if days is None:
        return
    await desk.catch_up()
    figures = await desk.insight.audience(bot.id, days=days)
    if not figures.people:
        nothing = t.gettext("There is nothing to export: nobody has used the bot yet.")
        await message.answer(**Text(nothing).as_kwargs())
        return
    await message.answer(**_announced(figures, t).as_kwargs())
    with TemporaryDirectory(prefix=_FOLDER) as folder:
        async for path in _written(Path(folder), bot.id, desk, figures):
            await message.answer_document(FSInputFile(path))


async def _written(
    folder: Path, bot_id: int, desk: AdminDesk, figures: AudienceFigures
) -> AsyncIterator[Path]:
    """Write one table after the other, and give each table's files when they are whole."""
    span = f"{figures.period.first}-{figures.period.last}"
    audience = CsvFiles(folder, f"audience-{span}", AUDIENCE_COLUMNS)
    audience.write(audience_rows(figures))
    for path in audience.close():
        yield path
    pages = desk.insight.people_pages(bot_id)
    for path in await _filled(CsvFiles(folder, "people", PEOPLE_COLUMNS), pages):
        yield path
    pages = desk.insight.day_pages(bot_id, period=figures.period)
    for path in await _filled(CsvFiles(folder, f"days-{span}", DAY_COLUMNS), pages):
        yield path


async def _filled(files: CsvFiles, pages: AsyncIterator[Page]) -> Sequence[Path]:
    try:
        async for page in pages:
            await asyncio.to_thread(files.write, page)
    finally:
        files.close()
    return files.paths


def _announced(figures: AudienceFigures, t: Translator) -> Text:
    period = figures.period
    return as_list(
        Bold(t.ngettext("📁 The last {n} day", "📁 The last {n} days", period.days)),
        t.gettext("The files come one by one: the audience, its people, their days."),
        t.gettext("People are numbers in them, and nobody's words are there."),
    )
