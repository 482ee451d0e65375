"""No table that names a person can be forgotten."""

from typing import Final

from tortoise.fields.relational import ForeignKeyFieldInstance

from engagement_plugin.storage.export import ADMINS, of_person
from engagement_plugin.storage.models import (
    AdminAction,
    Milestone,
    MilestoneProgress,
    Person,
    Suppression,
    __models__,
)

# What looks like somebody's number and is none, or is told here why it stays.
NOT_PEOPLE: Final = {"id", "bot_id", "chat_id", "message_id", "update_id", "reach_update_id"}
PSEUDONYMS: Final = {
    # `Person.id` of somebody an admin looked at; nothing leads from it to a person once erased.
    (AdminAction, "target"),
    # A keyed hash, which is what keeps them unknown.
    (Suppression, "digest"),
}
# A figure to be reached.
FIGURES: Final = {(Milestone, "target"), (MilestoneProgress, "target")}
WORDS: Final = ("person", "admin", "user", "telegram", "requested_by", "target", "digest", "owner")


def test_every_column_that_names_somebody_is_exported_and_erased() -> None:
    """It hangs on the person, is the person, or is named among those of admins."""
    covered = {(each.model, each.column) for each in ADMINS} | PSEUDONYMS
    covered |= FIGURES | {(Person, name) for name in Person._meta.fields_map}
    linked = of_person()

    for model in __models__:
        for name, field in model._meta.fields_map.items():
            is_link = isinstance(field, ForeignKeyFieldInstance) and field.related_model is Person
            if is_link or name == "person_id":
                assert model in linked, f"{model.__name__}.{name} is not exported"
            elif (
                name not in NOT_PEOPLE
                and field.has_db_field
                and name.startswith(WORDS)
                and not name.startswith("person_version")
            ):
                assert (model, name) in covered, f"{model.__name__}.{name} names somebody"


def test_what_hangs_on_a_person_falls_with_them() -> None:
    """Every such link cascades in the database itself."""
    for model in of_person():
        for field in model._meta.fields_map.values():
            if isinstance(field, ForeignKeyFieldInstance) and field.related_model is Person:
                assert field.on_delete == "CASCADE", model.__name__
