"""The one raw path: a batch of interactions and outcomes, in one transaction, each once."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from tortoise.transactions import in_transaction

from engagement_plugin.clock import Clock
from engagement_plugin.domain import Interaction, Outcome, PersonKey, Sighting
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.rows import row
from engagement_plugin.storage.sightings import sightings
from engagement_plugin.storage.statements import statements

# A person seen again within this time needs no write of their own.
REFRESH: Final = timedelta(minutes=1)
REMEMBERED_PEOPLE: Final = 50_000


class BulkWriter:
    """Writes batches; remembers the ids of people it has met."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._statements = statements(database.dialect)
        self._people: dict[PersonKey, tuple[int, Sighting]] = {}

    async def write(
        self, interactions: Sequence[Interaction], outcomes: Sequence[Outcome] = ()
    ) -> None:
        """Write a batch; what is there already changes nothing.

        An outcome is merged into its interaction when both are in the batch, else added to the
        row that an earlier batch wrote.

        Raises:
            Exception: Whatever the database raised; then nothing of the batch was written.
        """
        try:
            await self._database.run(self._write(interactions, outcomes))
        except Exception:
            # People may have been erased by another process: ids are asked for again.
            self._people.clear()
            raise

    async def _write(
        self, interactions: Sequence[Interaction], outcomes: Sequence[Outcome]
    ) -> None:
        pending = {(each.bot_id, each.source_key): each for each in outcomes}
        now = self._clock()
        async with in_transaction(connection_name(self._database.dialect)) as client:
            ids = self._known(seen := sightings(interactions))
            if unknown := [each for each in seen if each.person not in ids]:
                for found in await self._statements.upsert_people(client, unknown):
                    ids[PersonKey(found["bot_id"], found["telegram_id"])] = found["id"]
            rows = [
                row(
                    each,
                    pending.pop((each.bot_id, each.source_key), None),
                    person_id=None if each.person is None else ids[each.person],
                    recorded_at=now,
                )
                for each in interactions
            ]
            if rows:
                await self._statements.insert_rows(client, rows)
            if pending:
                await self._statements.update_outcomes(client, list(pending.values()))
        self._remember(unknown, ids)

    def _known(self, seen: Sequence[Sighting]) -> dict[PersonKey, int]:
        known = {}
        for each in seen:
            if each.person in self._people:
                person_id, last = self._people[each.person]
                if _says_nothing_new(each, last):
                    known[each.person] = person_id
        return known

    def _remember(self, seen: Sequence[Sighting], ids: dict[PersonKey, int]) -> None:
        if len(self._people) + len(seen) > REMEMBERED_PEOPLE:
            self._people.clear()
        for each in seen:
            self._people[each.person] = (ids[each.person], each)


def _says_nothing_new(seen: Sighting, last: Sighting) -> bool:
    return (
        not seen.is_told
        and last.first_seen_at <= seen.first_seen_at
        and seen.last_seen_at < last.last_seen_at + REFRESH
        and seen.language == last.language
        and (seen.source is None or last.source is not None)
        and (seen.reachability is None or seen.reachability == last.reachability)
    )
