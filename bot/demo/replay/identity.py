"""Names of people and rooms become Telegram's numbers: the same name, the same number, always."""

import hashlib
import re
from typing import Final

# Numbers below this stay as they are; names lie above, within the 52 bits of Telegram's ids.
NUMBERS_END: Final = 10**12
ADMIN_ID: Final = NUMBERS_END
_NAMES_BEGIN: Final = 2**51
_SUPERGROUPS_END: Final = -(10**12)
_ROOMS: Final = 9 * 10**11

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,11}")


def person_id(user: str) -> int:
    """Give a person's number: their own where they have one.

    >>> person_id("1001"), person_id("ada") == person_id("ada")
    (1001, True)
    """
    if _NUMBER.fullmatch(user):
        return int(user)
    return _NAMES_BEGIN + _spread(user, _NAMES_BEGIN)


def room_id(room: str) -> int:
    """Give a room the number of a supergroup.

    >>> room_id("help") < -10**12
    True
    """
    return _SUPERGROUPS_END - 1 - _spread(room, _ROOMS)


def _spread(name: str, width: int) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % width
