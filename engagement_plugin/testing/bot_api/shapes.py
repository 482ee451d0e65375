"""What travels: a JSON object as Telegram writes it, and a file as a bot uploads it."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file a bot sent along; stands in a ledger's payload where the bot wrote `attach://`."""

    filename: str
    content: bytes = field(repr=False)
    content_type: str
