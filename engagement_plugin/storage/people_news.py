"""Who has to be looked at again: noted in the transaction that changes what is known of them."""

from collections.abc import Sequence
from typing import Final

from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.storage.database import Dialect
from engagement_plugin.storage.models import NewsReader, PeopleNews
from engagement_plugin.storage.wording import among, ids_value, param

_READERS: Final = " UNION ALL ".join(f"SELECT '{each.value}' AS reader" for each in NewsReader)


async def note(client: BaseDBAsyncClient, people: Sequence[int], *, dialect: Dialect) -> None:
    """Tell every reader of people by `Person.id`; of the erased there is nothing to tell."""
    await client.execute_query(
        "INSERT INTO engagement_people_news (person_id, bot_id, reader)"  # noqa: S608 -- words of ours
        " SELECT p.id, p.bot_id, r.reader FROM engagement_person AS p"
        f" CROSS JOIN ({_READERS}) AS r WHERE p.id {among(1, dialect)}",
        [ids_value(people, dialect)],
    )


async def waiting(reader: NewsReader) -> dict[int, int]:
    """Count the people who wait for a reader, by bot."""
    pairs = (
        await PeopleNews.filter(reader=reader)
        .group_by("bot_id", "person_id")
        .values_list("bot_id", "person_id")
    )
    found: dict[int, int] = {}
    for bot_id, _ in pairs:
        found[bot_id] = found.get(bot_id, 0) + 1
    return found


async def take(
    client: BaseDBAsyncClient, reader: NewsReader, bot_id: int, *, most: int, dialect: Dialect
) -> list[int]:
    """Delete the news of some people and name the people, in the transaction that reads of them.

    Call it before anything of them is read: only news that are seen are deleted, and what comes
    meanwhile stays for the next time. Nobody of them can be erased until the transaction ends.
    """
    rows = await client.execute_query_dict(
        "SELECT DISTINCT person_id FROM engagement_people_news"  # noqa: S608 -- words of ours
        f" WHERE reader = {param(1, 'text', dialect)} AND bot_id = {param(2, 'bigint', dialect)}"
        f" ORDER BY person_id LIMIT {int(most)}",
        [reader.value, bot_id],
    )
    return await drop(client, reader, [row["person_id"] for row in rows], dialect=dialect)


async def drop(
    client: BaseDBAsyncClient, reader: NewsReader, people: Sequence[int], *, dialect: Dialect
) -> list[int]:
    """Delete the news of these people as `take` does; gives those who are still there."""
    # People first, as whoever erases them does: two that lock in one order never deadlock.
    lock = "" if dialect == "sqlite" else " FOR KEY SHARE"
    rows = await client.execute_query_dict(
        f"SELECT id FROM engagement_person WHERE id {among(1, dialect)} ORDER BY id{lock}",  # noqa: S608 -- words of ours
        [ids_value(people, dialect)],
    )
    kept = [row["id"] for row in rows]
    await client.execute_query(
        f"DELETE FROM engagement_people_news WHERE person_id {among(1, dialect)}"  # noqa: S608 -- words of ours
        f" AND reader = {param(2, 'text', dialect)}",
        [ids_value(kept, dialect), reader.value],
    )
    return kept
