"""`Engagement`: the one place where the rooms are put together."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher
from aiogram.types import User

from engagement_plugin.analysis.sentiment import SentimentAnalyzer
from engagement_plugin.capture.flags import FlagsMiddleware
from engagement_plugin.capture.journal import Journal
from engagement_plugin.capture.middleware import EngagementMiddleware
from engagement_plugin.capture.mover import Mover
from engagement_plugin.capture.outgoing import OutgoingMiddleware
from engagement_plugin.capture.recorder import Recorder
from engagement_plugin.capture.scoring import Scorer, worth
from engagement_plugin.capture.tracking import Property, tracked, whose
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.milestones_text import MilestonesSection
from engagement_plugin.chat.admin.picker import is_picked
from engagement_plugin.chat.admin.router import admin_router, own_commands
from engagement_plugin.chat.admin.teller import Teller
from engagement_plugin.chat.first_look import FirstLook
from engagement_plugin.chat.greeting import Greeting
from engagement_plugin.chat.member.commands import own_commands as member_commands
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.notice import NoticeMiddleware
from engagement_plugin.chat.member.router import member_router
from engagement_plugin.clock import Clock, system_clock
from engagement_plugin.domain import Interaction, PersonKey
from engagement_plugin.errors import ConfigError
from engagement_plugin.insight.queries import Insight
from engagement_plugin.jobs.job import Depth, Queue
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.life import Life
from engagement_plugin.milestones.prompting import Prompting
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.milestones.specs import MilestoneSpec
from engagement_plugin.privacy.ledger import Ledger
from engagement_plugin.privacy.service import Privacy
from engagement_plugin.settings import Settings
from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.telegram.notices import AdminNotices
from engagement_plugin.telegram.unreadable import StepPastUnreadable
from engagement_plugin.telegram.wanted import allowed_updates, wanted_kinds_router
from engagement_plugin.telegram.webhook import require_foreground
from engagement_plugin.worker.periodic_work import PeriodicWork
from engagement_plugin.worker.tasks import register_tasks
from engagement_plugin.worker.vitals import Vitals

if TYPE_CHECKING:
    from taskiq import AsyncBroker

KEY: Final = "engagement"
CATCH_UP_SECONDS: Final = 1.0


class Engagement:
    """An engagement system for one process of a bot.

    Two lines add it to a dispatcher:

        engagement = Engagement.from_config("config.toml")
        engagement.setup(dp)

    Handlers may ask for it by the argument `engagement: Engagement`. Without a dispatcher's
    start-up and shutdown, use it as `async with engagement:`.

    Args:
        clock: Tells the present time, aware; for tests and for the past.
        milestones: Your own, beside the shipped ones and those of the settings.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock = system_clock,
        milestones: Sequence[MilestoneSpec] = (),
    ) -> None:
        self.settings = settings
        self._clock = clock
        self._database = Database(settings.storage)
        self._life = Life(settings, self._database)
        self._journal = Journal(
            journal_folder(settings), most_bytes=settings.capture.journal_bytes
        )
        mover = Mover(
            BulkWriter(
                self._database,
                clock=clock,
                judge=worth,
                keeps_words=settings.consent.text_storage,
            ),
            journal=self._journal,
            settings=settings.capture,
            ready=self._life.ready,
        )
        self._recorder = Recorder(mover, batch_size=settings.capture.batch_size)
        self._analyzer = SentimentAnalyzer()
        self.middleware = EngagementMiddleware(
            self._recorder,
            Scorer(self._analyzer, store_text=settings.capture.store_text),
            settings=settings.capture,
            clock=clock,
        )
        self._flags = FlagsMiddleware(self.middleware)
        self._outgoing = OutgoingMiddleware(self._recorder, settings=settings.capture, clock=clock)
        self._bot_ids: set[int] = set()
        vitals = Vitals(
            clock=clock,
            recorder=self._recorder,
            mover=mover,
            updates=self.middleware.complaints,
            messages=self._outgoing.complaints,
            jobs=lambda: self.jobs.counters,
            bots=self._bot_ids,
        )
        self._notices = AdminNotices(self._admins)
        self._teller = Teller(self._notices, settings)
        self._periodic = PeriodicWork(
            self._database,
            settings=settings,
            clock=clock,
            feel=vitals.pulse,
            tell=self._teller.alarm,
            ready=self._life.ready,
        )
        zone = ZoneInfo(settings.statistics.zone)
        self._milestones = Milestones(
            self._database, settings=settings, clock=clock, own=milestones
        )
        self._life.on_ready.append(self._milestones.seed)
        self.privacy = Privacy(self._database, clock=clock, flush=self.flush)
        ledger = Ledger(
            self._database, settings=settings.consent, clock=clock, erase=self.privacy.erase
        )
        self._desk = AdminDesk(
            settings=settings,
            database=self._database,
            insight=Insight(self._database, clock=clock, zone=zone),
            clock=clock,
            catch_up=self._catch_up,
            jobs=self.jobs,
            beats=self._periodic.pulses,
            keep=self._life.keep,
            depths=self._depths if settings.jobs.redis.get_secret_value() else None,
            milestones=self._milestones,
            ledger=ledger,
            sections=(MilestonesSection(self._milestones, clock=clock, zone=zone),),
        )
        self._member_desk = MemberDesk(
            settings=settings,
            database=self._database,
            milestones=self._milestones,
            ledger=ledger,
            privacy=self.privacy,
            clock=clock,
            catch_up=self._catch_up,
        )
        self._greeting = Greeting(self._desk, self._member_desk, self._database, clock=clock)
        self._unreadable = StepPastUnreadable(self._tell_passed)
        self.middleware.on_distress = self._tell_distress
        self.middleware.on_recorded = Prompting(self._check_milestones, clock=clock).feel

    @classmethod
    def from_config(
        cls,
        path: str | Path | None = None,
        *,
        clock: Clock = system_clock,
        milestones: Sequence[MilestoneSpec] = (),
    ) -> Self:
        """Read a TOML file, if one is named, and the environment.

        Raises:
            ConfigError: Something in there is unknown or wrong; it names the key and the mend.
        """
        return cls(Settings.load(path), clock=clock, milestones=milestones)

    def setup(self, dispatcher: Dispatcher) -> Self:
        """Add everything to a dispatcher: recording, commands, start-up and shutdown.

        Routers of the host may be included before or after.

        Raises:
            ConfigError: The dispatcher has an engagement system already.
        """
        if KEY in dispatcher.workflow_data:
            raise ConfigError(
                key="setup",
                reason="this dispatcher has an engagement system already",
                mend="Call setup(dp) once.",
            )
        dispatcher[KEY] = self
        dispatcher.update.outer_middleware(self.middleware)
        admins = admin_router(self._desk)
        dispatcher.update.outer_middleware(
            FirstLook(
                admins,
                desk=self._desk,
                commands=own_commands(prefix=self._desk.prefix),
                awaits=is_picked,
            )
        )
        members = member_router(self._member_desk)
        dispatcher.update.outer_middleware(
            FirstLook(
                members,
                desk=self._member_desk,
                commands=member_commands(prefix=self._member_desk.prefix),
                awaits=self._member_desk.awaits,
            )
        )
        dispatcher.update.outer_middleware(
            NoticeMiddleware(self._member_desk, keep=self._life.keep)
        )
        dispatcher.include_router(wanted_kinds_router())

        async def on_startup(
            bot: Bot | None = None, bots: Sequence[Bot] = (), app: object = None, **_: Any
        ) -> None:
            self._flags.setup(dispatcher, admins, members)
            if self.settings.capture.acknowledge == "database":
                require_foreground(app, dispatcher)
            self.watch(*(bots or ((bot,) if bot is not None else ())))
            await self.start()
            self._greet_all(dispatcher, bots or ((bot,) if bot is not None else ()))

        dispatcher.startup.register(on_startup)
        dispatcher.shutdown.register(self.stop)
        return self

    @property
    def jobs(self) -> Jobs:
        """The periodic work: what is due, how it stands, runs that are asked for."""
        return self._periodic.jobs

    @asynccontextmanager
    async def working(self) -> AsyncIterator[Jobs]:
        """Open what jobs need, for a process that works beside the bot's; it begins none itself."""
        is_ours = not self._life.is_running
        await self._start(embedded=False)
        try:
            yield self.jobs
        finally:
            # Inside a bot that runs already, it is the bot's to stop.
            if is_ours:
                await self.stop()

    def register_tasks(self, broker: "AsyncBroker") -> None:
        """Let the workers of a host's own taskiq broker do the periodic work, and its schedule."""
        register_tasks(broker, self.working)

    def watch(self, *bots: Bot) -> None:
        """Record what these bots send, and let their polling step past what it cannot read.

        Bots that a dispatcher starts are watched by themselves; name others you send with.
        """
        for bot in bots:
            self._outgoing.watch(bot)
            self._unreadable.watch(bot)
            self._bot_ids.add(bot.id)
        self._notices.through(bots)

    async def track(
        self,
        person: User | PersonKey | int,
        feature: str,
        /,
        *,
        value: float | None = None,
        key: str | None = None,
        **properties: Property,
    ) -> None:
        """Record something that is no update: a lesson finished, a sum saved, a game won.

        It is in the journal when this returns, and never waits for the database.

        Args:
            person: A user of aiogram's, or a Telegram id where the process has one bot.
            feature: Your word for it, the same each time: statistics count by it.
            key: The same key again is the same event, recorded once; without one, every call
                is an event of its own.
            properties: Text, numbers, true or false; never anything a person would mind.

        Raises:
            TrackingError: Something of it cannot be kept; the sentence says what.
        """
        interaction = tracked(
            whose(person, self._bot_ids),
            feature,
            at=self._clock(),
            value=value,
            key=key,
            properties=properties,
        )
        if self.settings.capture.enabled:
            self._recorder.record(interaction)

    def allowed_updates(self, dispatcher: Dispatcher) -> list[str]:
        """List the update kinds to ask Telegram for, in `start_polling` or `set_webhook`."""
        return allowed_updates(dispatcher)

    async def start(self) -> None:
        """Open the database, bring its schema up to date, begin to write.

        A database that does not answer stops nobody: it is tried again in the background, and
        what happens meanwhile waits in the journal.

        Raises:
            SchemaTooNewError: A newer, incompatible version of the plugin has been here.
            MigrationsPendingError: The schema is old, and `storage.auto_migrate` is off.
        """
        if not self._life.is_running:
            # Word lists take a quarter of a second to read: no message shall wait for them.
            self._life.keep(asyncio.to_thread(self._analyzer.warm))
        await self._start(embedded=self.settings.jobs.embedded)

    async def _start(self, *, embedded: bool) -> None:
        if not self._life.is_running:
            await self._life.begin(self._recorder, stop=self.stop)
            self._periodic.start(embedded=embedded)

    async def stop(self) -> None:
        """Write what there is, for at most five seconds, and close the database."""
        if self._life.is_running:
            self._life.is_running = False
            await self._periodic.stop()
            await self._life.end()

    async def flush(self, *, within_s: float = 5.0) -> bool:
        """Wait until everything recorded so far is in the database; False if it takes longer."""
        return await self._recorder.flush(within_s=within_s)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def _depths(self) -> Mapping[Queue, Depth]:
        # A process without a Redis never loads its client.
        from engagement_plugin.worker.queues import depths  # noqa: PLC0415

        return await depths(self.settings)

    async def _catch_up(self) -> None:
        # An answer that misses the last second is better than one that comes late.
        await self.flush(within_s=CATCH_UP_SECONDS)

    async def _admins(self, bot_id: int) -> frozenset[int]:
        return await self._desk.admins(bot_id)

    def _check_milestones(self) -> None:
        self._life.keep(self.jobs.request("check_milestones", by=None))

    def _tell_distress(self, interaction: Interaction) -> None:
        if interaction.person is not None:
            self._life.keep(self._teller.distress(interaction.person.telegram_id))

    def _tell_passed(self, kinds: Sequence[str]) -> None:
        self._life.keep(self._teller.passed(kinds))

    def _greet_all(self, dispatcher: Dispatcher, bots: Sequence[Bot]) -> None:
        self._greeting.name_clashes(dispatcher)
        for bot in bots:
            self._greeting.watch_polling(bot)
            # Telegram may be slow or away: the bot starts without waiting for any of this.
            self._life.keep(self._greet(bot))

    async def _greet(self, bot: Bot) -> None:
        username = await self._greeting.greet(bot)
        if username is not None:
            self.middleware.usernames[bot.id] = username


def journal_folder(settings: Settings) -> Path:
    """Give the folder of all processes that write to one database.

    Its name tells databases apart, so that nobody adopts what belongs into another one.
    """
    url = settings.storage.url.get_secret_value()
    return settings.capture.journal / hashlib.sha256(url.encode()).hexdigest()[:16]
