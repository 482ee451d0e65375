"""Everything that is kept of one person, table by table, a few rows at a time."""

from collections.abc import AsyncIterator
from typing import Any, Final, NamedTuple

from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from engagement_plugin.domain import PersonKey
from engagement_plugin.storage.models import (
    AdminAction,
    JobRun,
    Outreach,
    Person,
    __models__,
)

_BATCH: Final = 1_000

Row = dict[str, Any]


class Named(NamedTuple):
    """A column that holds a Telegram id of an admin, who may be a person as well."""

    model: type[Model]
    column: str
    is_of_one_bot: bool


# What names somebody without hanging on their row.
ADMINS: Final = (
    Named(AdminAction, "admin_id", is_of_one_bot=True),
    Named(JobRun, "requested_by", is_of_one_bot=False),
    Named(Outreach, "requested_by", is_of_one_bot=True),
)


def of_person() -> list[type[Model]]:
    """List the tables that hang on a person: read from the models, so that none is forgotten."""
    return [model for model in __models__ if _link(model) is not None]


def _link(model: type[Model]) -> str | None:
    """Name the column by which a table hangs on a person."""
    for name, field in model._meta.fields_map.items():  # noqa: SLF001 -- Tortoise's public way
        if isinstance(field, ForeignKeyFieldInstance) and field.related_model is Person:
            return f"{name}_id"
    return None


async def tables(person: PersonKey) -> AsyncIterator[tuple[str, Row]]:
    """Give every row of a person with the name of its table.

    Read by number, a thousand at a time: a million rows take no more memory than a thousand.
    """
    card = await Person.get_or_none(bot_id=person.bot_id, telegram_id=person.telegram_id)
    if card is not None:
        async for row in _rows(Person, {"id": card.id}):
            yield _name(Person), row
        for model in of_person():
            async for row in _rows(model, {f"{_link(model)}": card.id}):
                yield _name(model), row
    for named in ADMINS:
        whose = {named.column: person.telegram_id}
        if named.is_of_one_bot:
            whose["bot_id"] = person.bot_id
        async for row in _rows(named.model, whose):
            # What an admin did, without whom it was about.
            yield f"{_name(named.model)} (as an admin)", _own(row, named)


def _own(row: Row, named: Named) -> Row:
    kept = {"id", "action", "job", "period", "type", "acted_at", "requested_at", "decided_at"}
    return {name: value for name, value in row.items() if name in kept or name == named.column}


async def _rows(model: type[Model], whose: Row) -> AsyncIterator[Row]:
    last = 0
    while True:
        found = await model.filter(**whose, id__gt=last).order_by("id").limit(_BATCH).values()
        for row in found:
            yield row
        if len(found) < _BATCH:
            return
        last = found[-1]["id"]


def _name(model: type[Model]) -> str:
    return model._meta.db_table  # noqa: SLF001
