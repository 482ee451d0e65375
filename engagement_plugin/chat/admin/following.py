"""A message that shows how far a run is, edited until the run is over."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import Final

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramRetryAfter
from aiogram.types import InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Text

from engagement_plugin.chat.admin.buttons import CancelButton, column
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.tasks_text import run_text
from engagement_plugin.errors import EngagementError
from engagement_plugin.i18n import Translator
from engagement_plugin.logs import get_logger
from engagement_plugin.storage.database import UNAVAILABLE
from engagement_plugin.storage.job_runs import RunView

# Telegram takes about one edit a second of a chat.
EDIT_SECONDS: Final = 1.0
# Nobody looks at a bar for longer; `/engagement_tasks` still shows the run.
LONGEST: Final = timedelta(hours=6)

log = get_logger(__name__)


async def follow(run_id: int, beside: Message, *, desk: AdminDesk, t: Translator) -> None:
    """Send a message that shows a run, and keep it true in the background."""
    run = await desk.jobs.watch_run(run_id)
    if run is None:
        return
    text = run_text(run, t, now=desk.now())
    shown = await beside.answer(**text.as_kwargs(), reply_markup=_buttons(run, t))
    desk.keep(_Following(run_id, shown, text, desk, t).until_over())


class _Following:
    """One message that follows one run."""

    def __init__(
        self, run_id: int, message: Message, shown: Text, desk: AdminDesk, t: Translator
    ) -> None:
        self._run_id = run_id
        self._message = message
        self._shown = shown.as_html()
        self._desk = desk
        self._t = t

    async def until_over(self) -> None:
        """Edit the message at most once a second, until the run is over."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + LONGEST.total_seconds()
        while loop.time() < ends:
            await asyncio.sleep(EDIT_SECONDS)
            try:
                run = await self._desk.jobs.watch_run(self._run_id)
                if run is None:
                    return
                await self._show(run)
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
                continue
            except (EngagementError, TelegramAPIError, *UNAVAILABLE) as error:
                log.info("a run was not shown", run=self._run_id, reason=type(error).__name__)
                continue
            if run.is_over:
                return

    async def _show(self, run: RunView) -> None:
        text = run_text(run, self._t, now=self._desk.now())
        if text.as_html() == self._shown:
            return
        # Somebody may have deleted the message; the run goes on.
        with suppress(TelegramBadRequest):
            await self._message.edit_text(**text.as_kwargs(), reply_markup=_buttons(run, self._t))
        self._shown = text.as_html()


def _buttons(run: RunView, t: Translator) -> InlineKeyboardMarkup | None:
    return None if run.is_over else column([(t.gettext("Cancel"), CancelButton(run=run.id))])
