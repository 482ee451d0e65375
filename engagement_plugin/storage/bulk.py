"""The one raw path: a batch of interactions and outcomes, in one transaction, each once."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from engagement_plugin.clock import Clock
from engagement_plugin.domain import Interaction, InteractionType, Outcome, PersonKey, Sighting
from engagement_plugin.storage.acquaintance import Acquaintances, read_people
from engagement_plugin.storage.consents import wanting_words
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.days import news_of
from engagement_plugin.storage.rows import Row, row
from engagement_plugin.storage.sightings import sightings
from engagement_plugin.storage.statements import statements
from engagement_plugin.storage.suppressions import hash_key, may_record, suppressed

# Judges an interaction's quality, 0 to 1, knowing after how many milliseconds it answers and how
# many turns the exchange has had; None for what has none.
Judge = Callable[[Interaction, int | None, int | None], float | None]


def unjudged(interaction: Interaction, latency_ms: int | None, depth: int | None) -> None:
    """Judge nothing."""


class BulkWriter:
    """Writes batches; remembers the people it has met.

    Args:
        keeps_words: Of people who never said whether their words may be stored.

    Attributes:
        withheld: Interactions not recorded, because their people are to stay unknown.
    """

    def __init__(
        self,
        database: Database,
        *,
        clock: Clock,
        judge: Judge = unjudged,
        keeps_words: bool = True,
    ) -> None:
        self.withheld = 0
        self._judge = judge
        self._keeps_words = keeps_words
        self._database = database
        self._clock = clock
        self._statements = statements(database.dialect)
        self._people = Acquaintances()
        self._key: bytes | None = None

    async def write(
        self, interactions: Sequence[Interaction], outcomes: Sequence[Outcome] = ()
    ) -> None:
        """Write a batch; what is there already changes nothing.

        An outcome is merged into its interaction when both are in the batch, else added to the
        row that an earlier batch wrote. Nothing is written of people who are to stay unknown,
        and no message of the bot's to somebody it has never heard of.

        Raises:
            Exception: Whatever the database raised; then nothing of the batch was written.
        """
        had_memories = bool(self._people)
        try:
            await self._database.run(self._write(interactions, outcomes))
        except Exception as error:
            self._people.clear()
            if not (had_memories and isinstance(error, IntegrityError)):
                raise
            # Somebody remembered here was erased by another process: their id is gone.
            await self._again(interactions, outcomes)

    async def _again(
        self, interactions: Sequence[Interaction], outcomes: Sequence[Outcome]
    ) -> None:
        try:
            await self._database.run(self._write(interactions, outcomes))
        except Exception:
            self._people.clear()
            raise

    async def _write(
        self, interactions: Sequence[Interaction], outcomes: Sequence[Outcome]
    ) -> None:
        now = self._clock()
        async with in_transaction(connection_name(self._database.dialect)) as client:
            await self._statements.begin(client)
            allowed, seen = await self._meet(client, interactions)
            await self._refresh(client, [each for each in seen if self._people.is_news(each)])
            await self._refresh(client, self._people.written_to(allowed))
            allowed = await self._without_words(allowed)
            pending = {(each.bot_id, each.source_key): each for each in outcomes}
            rows = [
                self._row(each, pending.pop((each.bot_id, each.source_key), None), now)
                for each in allowed
                if self._is_known(each)
            ]
            if rows:
                await self._statements.insert_rows(client, rows)
                if news := news_of(rows):
                    await self._statements.note_news(client, news)
            if pending:
                await self._statements.update_outcomes(client, list(pending.values()))

    async def _meet(
        self, client: BaseDBAsyncClient, interactions: Sequence[Interaction]
    ) -> tuple[Sequence[Interaction], list[Sighting]]:
        """Look up whom the database has to tell of; gives what may be recorded, and of whom."""
        news = [each for each in interactions if self._people.is_news_of(each)]
        seen = sightings(_by_people(news))
        strangers = {each.person for each in seen if self._people.is_news(each)}
        strangers |= {
            each.person
            for each in news
            if each.person is not None and each.person not in self._people
        }
        if not strangers:
            return interactions, seen
        # Rows of people known here fall with them; a stranger's would make them anew.
        await self._statements.keep_erasures_out(client)
        if self._key is None:
            self._key = await hash_key(now=self._clock())
        self._people.remember(await read_people(strangers))
        if until := await suppressed(strangers, self._key):
            allowed = [each for each in interactions if may_record(each, until)]
            self.withheld += len(interactions) - len(allowed)
            return allowed, sightings(_by_people(allowed))
        return interactions, seen

    async def _without_words(self, interactions: Sequence[Interaction]) -> Sequence[Interaction]:
        """Take the words away of whoever does not want them stored."""
        speakers = {each.person for each in interactions if each.text is not None}
        if not speakers:
            return interactions
        ids = {self._people.id_of(each): each for each in speakers if each is not None}
        wanting = {ids[each] for each in await wanting_words(ids, by_default=self._keeps_words)}
        return [
            each
            if each.text is None or each.person in wanting
            else msgspec.structs.replace(each, text=None)
            for each in interactions
        ]

    async def _refresh(self, client: BaseDBAsyncClient, news: Sequence[Sighting]) -> None:
        if not news:
            return
        by_person = {each.person: each for each in news}
        for found in await self._statements.upsert_people(client, news):
            person = PersonKey(found["bot_id"], found["telegram_id"])
            self._people.note(by_person[person], found["id"])

    def _row(self, interaction: Interaction, outcome: Outcome | None, now: datetime) -> Row:
        place = self._people.place(interaction)
        person = interaction.person
        return row(
            interaction,
            outcome,
            person_id=None if person is None else self._people.id_of(person),
            quality=self._judge(interaction, place.latency_ms, place.depth),
            reply_latency_ms=place.latency_ms,
            recorded_at=now,
        )

    def _is_known(self, interaction: Interaction) -> bool:
        return interaction.person is None or interaction.person in self._people


def _by_people(interactions: Sequence[Interaction]) -> list[Interaction]:
    return [each for each in interactions if each.type is not InteractionType.BOT_MESSAGE]
