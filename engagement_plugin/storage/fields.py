"""Times that are aware UTC whatever zone the host's own Tortoise was given."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tortoise import fields
from tortoise.models import Model

if TYPE_CHECKING:
    _DatetimeField = fields.DatetimeField[datetime]
else:
    _DatetimeField = fields.DatetimeField


class UtcDatetimeField(_DatetimeField):
    """A point in time.

    Tortoise's own field asks process-wide settings, which belong to the host.
    """

    def to_python_value(self, value: Any) -> datetime | None:
        """Read a value of either database."""
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

    def to_db_value(self, value: Any, instance: type[Model] | Model) -> Any:
        """Write an aware time.

        Raises:
            ValueError: The time is naive.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"{self.model_field_name} needs an aware time, got {value!r}"
            raise ValueError(message)
        moment: datetime = value.astimezone(UTC)
        return moment
