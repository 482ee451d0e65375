"""Telling the admins what they did not ask for, in the deployment's language."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from engagement_plugin.chat.admin import alerts
from engagement_plugin.chat.admin.commands import INSIGHTS
from engagement_plugin.errors import EngagementError
from engagement_plugin.i18n import translator
from engagement_plugin.jobs.alarms import Alarm
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import UNAVAILABLE
from engagement_plugin.telegram.notices import AdminNotices

log = get_logger(__name__)


class Teller:
    """Words what happened and hands it to the notices."""

    def __init__(self, notices: AdminNotices, settings: Settings) -> None:
        self._notices = notices
        self._t = translator(settings.chat.language)
        self._zone = ZoneInfo(settings.statistics.zone)
        self._insights = f"/{settings.chat.command_prefix}{INSIGHTS.name}"

    async def alarm(self, alarm: Alarm) -> int:
        """Tell of something that got wrong or well again; gives how many admins got it.

        Raises:
            EngagementError: Nobody could say who the admins are.
        """
        return await self._notices.send(alerts.alarm(alarm, self._t, zone=self._zone))

    async def passed(self, kinds: Sequence[str]) -> None:
        """Tell of updates that polling stepped past; an hour's first of them only."""
        await self._tell("unreadable", alerts.updates_passed_over(self._t, kinds=kinds))

    async def distress(self, telegram_id: int) -> None:
        """Tell of somebody who may be in danger; once an hour each."""
        text = alerts.distress(self._t, telegram_id=telegram_id, command=self._insights)
        await self._tell(f"distress:{telegram_id}", text)

    async def _tell(self, subject: str, text: str) -> None:
        try:
            await self._notices.tell(subject, text)
        except (EngagementError, *UNAVAILABLE) as error:
            log.warning("no admin could be told", reason=type(error).__name__)
