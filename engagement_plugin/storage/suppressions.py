"""Who is to stay unknown: kept as keyed hashes, asked in the transaction that would record them."""

import hashlib
import secrets
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from engagement_plugin.domain import Interaction, PersonKey
from engagement_plugin.storage.models import PluginState, Suppression

ALL_BOTS: Final = 0
_KEY: Final = "suppression_key"
_KEY_BYTES: Final = 32


async def hash_key(*, now: datetime) -> bytes:
    """Give the deployment's key, made at its first use.

    Without the key a hash tells nothing; whoever has the whole database can still test a known
    Telegram id against it, which is what the hash is for.
    """
    row, _ = await PluginState.get_or_create(
        bot_id=ALL_BOTS,
        key=_KEY,
        defaults={"value": {"hex": secrets.token_hex(_KEY_BYTES)}, "changed_at": now},
    )
    return bytes.fromhex(row.value["hex"])


def digest(person: PersonKey, key: bytes) -> str:
    """Hash a person so that only the deployment can recognise them."""
    name = f"{person.bot_id}:{person.telegram_id}".encode()
    return hashlib.blake2b(name, key=key, digest_size=_KEY_BYTES).hexdigest()


async def suppress(person: PersonKey, key: bytes, *, now: datetime) -> None:
    """Let somebody be unknown from now on; twice is once."""
    row = Suppression(bot_id=person.bot_id, digest=digest(person, key), suppressed_at=now)
    await Suppression.bulk_create(
        [row], on_conflict=("bot_id", "digest"), update_fields=("suppressed_at", "lifted_at")
    )


async def suppressed(
    people: Collection[PersonKey], key: bytes
) -> dict[PersonKey, datetime | None]:
    """Say who of these is to stay unknown: until when, or for as long as they do not ask."""
    names = {digest(person, key): person for person in people}
    rows = await Suppression.filter(digest__in=list(names)).values("digest", "lifted_at")
    return {names[row["digest"]]: row["lifted_at"] for row in rows}


def may_record(interaction: Interaction, until: Mapping[PersonKey, datetime | None]) -> bool:
    """Say whether an interaction may be kept, given who is to stay unknown until when."""
    if interaction.person is None or interaction.person not in until:
        return True
    lifted_at = until[interaction.person]
    return lifted_at is not None and interaction.occurred_at > lifted_at
