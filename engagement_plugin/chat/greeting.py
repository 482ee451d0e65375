"""What is said and checked when a bot starts: clashes, missing kinds, menus, the claim code."""

from collections.abc import Iterator
from typing import Final

from aiogram import Bot, Dispatcher, Router
from aiogram.exceptions import AiogramError
from aiogram.filters import Command

from engagement_plugin.chat.admin import commands
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.router import own_commands
from engagement_plugin.chat.member.commands import own_commands as member_commands
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.menu import show_member_menu
from engagement_plugin.clock import Clock
from engagement_plugin.errors import EngagementError
from engagement_plugin.i18n import translator
from engagement_plugin.logs import get_logger
from engagement_plugin.storage import state
from engagement_plugin.storage.database import UNAVAILABLE, Database
from engagement_plugin.telegram.menu import host_commands, show_commands
from engagement_plugin.telegram.sessions import watch
from engagement_plugin.telegram.wanted import PollingWatch, missing_kinds

EXPECTED: Final = (AiogramError, EngagementError, *UNAVAILABLE)

log = get_logger(__name__)


class Greeting:
    """Looks round once at start; nothing it finds stops the bot."""

    def __init__(
        self, desk: AdminDesk, members: MemberDesk, database: Database, *, clock: Clock
    ) -> None:
        self._desk = desk
        self._members = members
        self._database = database
        self._clock = clock
        self._polling = PollingWatch(_tell_missing)

    def name_clashes(self, dispatcher: Dispatcher) -> list[str]:
        """Warn of commands that both the host and the plugin answer; gives their names."""
        prefix = self._desk.prefix
        ours = own_commands(prefix=prefix) | member_commands(prefix=prefix)
        clashes = sorted(ours & set(_host_commands(dispatcher)))
        if clashes:
            log.warning(
                "commands of the host are taken by the plugin",
                commands=",".join(clashes),
                mend="set chat.command_prefix",
            )
        return clashes

    def watch_polling(self, bot: Bot) -> None:
        """Warn when the host polls with a list of its own that leaves kinds out."""
        watch(bot, self._polling)

    async def greet(self, bot: Bot) -> str | None:
        """Check the webhook, show menus, print the claim code; gives the bot's user name."""
        try:
            username = (await bot.me()).username
            await self._check_webhook(bot)
            await self._offer_claim(bot)
            if self._desk.settings.chat.menu:
                await show_member_menu(bot, self._members)
            if self._desk.settings.admins.menu:
                await self._show_menus(bot)
        except EXPECTED as error:
            log.warning("the start-up checks did not finish", reason=type(error).__name__)
            return None
        return username

    async def _check_webhook(self, bot: Bot) -> None:
        webhook = await bot.get_webhook_info()
        if webhook.url and (missing := missing_kinds(webhook.allowed_updates)):
            _tell_missing(missing)

    async def _offer_claim(self, bot: Bot) -> None:
        if await self._desk.needs_claim(bot.id):
            log.warning(
                "nobody is an admin yet: send this to the bot in private, once",
                command=f"/{self._desk.prefix}{commands.CLAIM.name} {self._desk.claims.code}",
            )

    async def _show_menus(self, bot: Bot) -> None:
        for admin_id in await self._desk.admins(bot.id):
            try:
                await self.show_menu(bot, admin_id)
            except AiogramError as error:
                # An admin who never opened the bot has no chat to show a menu in.
                log.info("no menu for an admin", admin=admin_id, reason=type(error).__name__)

    async def show_menu(self, bot: Bot, admin_id: int, *, language: str | None = None) -> None:
        """Merge the admin's menu from the host's commands and ours."""
        chat = self._desk.settings.chat
        own = commands.menu(
            translator(language, default=chat.language), prefix=chat.command_prefix
        )
        shown = await self._database.run(state.shown_commands(bot.id, admin_id))
        host = await host_commands(bot, admin_id, own=own, remembered=shown)
        names = await show_commands(bot, admin_id, host=host, own=own)
        await self._database.run(
            state.remember_commands(bot.id, admin_id, names, now=self._clock())
        )


def _tell_missing(missing: list[str]) -> None:
    log.warning(
        "update kinds that engagement needs are not asked for",
        missing=",".join(missing),
        mend="give allowed_updates=engagement.allowed_updates(dp) to start_polling or set_webhook",
    )


def _host_commands(router: Router) -> Iterator[str]:
    for each in router.chain_tail:
        for handler in each.message.handlers:
            for part in handler.filters or ():
                if isinstance(part.callback, Command):
                    yield from (name for name in part.callback.commands if isinstance(name, str))
