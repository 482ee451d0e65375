"""What a writer remembers of the people it writes about, so that few rows need a look-up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    PersonKey,
    Reachability,
    Sighting,
)
from engagement_plugin.storage.models import Person

# A person seen, or written to, again within this time needs no write of their own.
REFRESH: Final = timedelta(minutes=1)
REMEMBERED_PEOPLE: Final = 50_000
# Who comes back later than this begins another exchange.
EXCHANGE_GAP: Final = timedelta(minutes=30)
_TURNS: Final = frozenset({
    InteractionType.MESSAGE,
    InteractionType.COMMAND,
    InteractionType.BUTTON,
})  # fmt: skip


class Place(NamedTuple):
    """Where in the talk between a person and the bot an interaction stands.

    Attributes:
        latency_ms: After the bot's last message, where this is the first answer to it; Telegram
            dates messages in whole seconds, so it is no more exact than that.
        depth: Turns of the exchange so far, both sides', this one included.
    """

    latency_ms: int | None
    depth: int | None


NOWHERE: Final = Place(None, None)


@dataclass(slots=True)
class Acquaintance:
    """One person as the database has them.

    Attributes:
        unanswered_at: When the bot last wrote to them, if they have said nothing since.
        turns: Of the exchange that is going on in private, both sides'.
        last_turn_at: When the last of them was.
    """

    id: int
    seen: Sighting
    unanswered_at: datetime | None = None
    turns: int = 0
    last_turn_at: datetime | None = None


class Acquaintances:
    """People by key; bounded, and forgotten whole when anything goes wrong."""

    def __init__(self) -> None:
        self._people: dict[PersonKey, Acquaintance] = {}

    def clear(self) -> None:
        """Forget everybody: they are asked for again."""
        self._people.clear()

    def __contains__(self, person: PersonKey) -> bool:
        return person in self._people

    def __bool__(self) -> bool:
        return bool(self._people)

    def id_of(self, person: PersonKey) -> int | None:
        """Give `Person.id`, or None of whom nobody knows."""
        known = self._people.get(person)
        return None if known is None else known.id

    def is_news(self, sighting: Sighting) -> bool:
        """Say whether the person's row has to be touched."""
        known = self._people.get(sighting.person)
        return known is None or _is_news(sighting, known.seen)

    def is_news_of(self, interaction: Interaction) -> bool:
        """Say whether an interaction may make its person's row change, or needs it looked up."""
        person = interaction.person
        if person is None:
            return False
        known = self._people.get(person)
        if known is None:
            return True
        if interaction.type is InteractionType.BOT_MESSAGE:
            return False
        seen = known.seen
        return (
            interaction.reachability is not None
            or interaction.distress
            or interaction.meta is not None
            or seen.reachability is not Reachability.REACHABLE
            or interaction.person_language not in {None, seen.language}
            or not seen.first_seen_at <= interaction.occurred_at < seen.last_seen_at + REFRESH
        )

    def remember(self, people: dict[PersonKey, Acquaintance]) -> None:
        """Take in what was read; what is known of unanswered messages here stays."""
        if len(self._people) + len(people) > REMEMBERED_PEOPLE:
            self._people.clear()
        for person, read in people.items():
            before = self._people.get(person)
            if before is not None:
                read.turns, read.last_turn_at = before.turns, before.last_turn_at
                if _later(before.unanswered_at, read.unanswered_at):
                    read.unanswered_at = before.unanswered_at
            self._people[person] = read

    def note(self, sighting: Sighting, person_id: int) -> None:
        """Remember what has been written of a person."""
        known = self._people.get(sighting.person)
        if known is None:
            self._people[sighting.person] = Acquaintance(person_id, sighting)
        else:
            sent_at = sighting.sent_at or known.seen.sent_at
            known.id = person_id
            known.seen = sighting_with(sighting, sent_at=sent_at)

    def place(self, interaction: Interaction) -> Place:
        """Say where in the talk an interaction stands; asked once each, in their order."""
        if interaction.person is None or interaction.chat_kind is not ChatKind.PRIVATE:
            return NOWHERE
        known = self._people.get(interaction.person)
        if known is None:
            return NOWHERE
        is_bots = interaction.type is InteractionType.BOT_MESSAGE
        if not is_bots and interaction.type not in _TURNS:
            return NOWHERE
        moment = interaction.occurred_at
        if known.last_turn_at is None or moment - known.last_turn_at > EXCHANGE_GAP:
            known.turns = 0
        known.turns += 1
        known.last_turn_at = moment
        if is_bots:
            known.unanswered_at = moment
            return NOWHERE
        latency_ms = None
        if known.unanswered_at is not None:
            latency_ms = max(0, round((moment - known.unanswered_at).total_seconds() * 1000))
            known.unanswered_at = None
        return Place(latency_ms, known.turns)

    def written_to(self, interactions: Iterable[Interaction]) -> list[Sighting]:
        """Say to whom the bot wrote, where the database does not know it closely enough."""
        latest: dict[PersonKey, datetime] = {}
        for each in interactions:
            if each.type is InteractionType.BOT_MESSAGE and each.person in self._people:
                latest[each.person] = max(
                    each.occurred_at, latest.get(each.person, each.occurred_at)
                )
        found = []
        for person in sorted(latest):
            seen = self._people[person].seen
            if seen.sent_at is None or latest[person] >= seen.sent_at + REFRESH:
                found.append(sighting_with(seen, sent_at=latest[person]))
        return found


def sighting_with(seen: Sighting, *, sent_at: datetime | None) -> Sighting:
    """Give a sighting that says when the bot last wrote, and else nothing that is not known."""
    return Sighting(
        person=seen.person,
        first_seen_at=seen.first_seen_at,
        last_seen_at=seen.last_seen_at,
        language=seen.language,
        source=seen.source,
        reachability=seen.reachability,
        reach_at=seen.reach_at,
        reach_update_id=seen.reach_update_id,
        sent_at=sent_at,
    )


async def read_people(people: Iterable[PersonKey]) -> dict[PersonKey, Acquaintance]:
    """Read who of these the database knows."""
    by_bot: dict[int, list[int]] = {}
    for person in people:
        by_bot.setdefault(person.bot_id, []).append(person.telegram_id)
    found = {}
    for bot_id, telegram_ids in by_bot.items():
        for row in await Person.filter(bot_id=bot_id, telegram_id__in=telegram_ids).values(
            "id", "telegram_id", "language", "source", "reachability", "reach_at",
            "reach_update_id", "first_seen_at", "last_seen_at", "last_sent_at",
        ):  # fmt: skip
            known = _acquaintance(bot_id, **row)
            found[known.seen.person] = known
    return found


def _acquaintance(  # noqa: PLR0913 -- one a column
    bot_id: int,
    *,
    id: int,  # noqa: A002 -- the column's name
    telegram_id: int,
    language: str | None,
    source: str | None,
    reachability: Reachability,
    reach_at: datetime | None,
    reach_update_id: int | None,
    first_seen_at: datetime,
    last_seen_at: datetime,
    last_sent_at: datetime | None,
) -> Acquaintance:
    seen = Sighting(
        person=PersonKey(bot_id, telegram_id),
        first_seen_at=first_seen_at,
        last_seen_at=last_seen_at,
        language=language,
        source=source,
        reachability=Reachability(reachability) if reach_at is not None else None,
        reach_at=reach_at,
        reach_update_id=reach_update_id,
        sent_at=last_sent_at,
    )
    unanswered = last_sent_at if _later(last_sent_at, last_seen_at) else None
    return Acquaintance(id, seen, unanswered)


def _later(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and (other is None or one >= other)


def _is_news(seen: Sighting, last: Sighting) -> bool:
    return (
        seen.is_told
        or seen.distress_at is not None
        or seen.first_seen_at < last.first_seen_at
        or seen.last_seen_at >= last.last_seen_at + REFRESH
        or seen.language not in {None, last.language}
        or (seen.source is not None and last.source is None)
        or (seen.reachability is not None and seen.reachability != last.reachability)
    )
