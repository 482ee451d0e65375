"""The few words in which the two dialects differ."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from engagement_plugin.storage.database import Dialect


def param(number: int, kind: str, dialect: Dialect) -> str:
    """Word a parameter; they stand in the statement in the order of their numbers, each once."""
    return "?" if dialect == "sqlite" else f"${number}::{kind}"


def among(number: int, dialect: Dialect) -> str:
    """Word "is one of these ids", whose value is `ids_value`."""
    return (
        "IN (SELECT value FROM json_each(?))"
        if dialect == "sqlite"
        else f"= ANY(${number}::bigint[])"
    )


def ids_value(ids: Sequence[int], dialect: Dialect) -> str | list[int]:
    """Give ids as one parameter, however many there are."""
    return msgspec.json.encode(list(ids)).decode() if dialect == "sqlite" else list(ids)


def moment_value(moment: datetime, dialect: Dialect) -> str | datetime:
    """Give a time as it is compared in raw statements."""
    return moment.isoformat(" ") if dialect == "sqlite" else moment
