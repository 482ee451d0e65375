"""Who invited whom: the payload of a person's own deep link."""

from typing import Final

PREFIX: Final = "friend_"
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_ID: Final = 2**63


def invitation(telegram_id: int) -> str:
    """Give the payload of a person's link `https://t.me/BOT?start=PAYLOAD`.

    It tells their numeric id to whoever reads it closely, as any message of theirs does.

    >>> invitation(42)
    'friend_16'
    """
    digits = ""
    while telegram_id:
        telegram_id, digit = divmod(telegram_id, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return PREFIX + digits


def inviter(payload: str | None) -> int | None:
    """Give the Telegram id of who invited; None of a payload that is no invitation.

    >>> inviter("friend_16"), inviter("friend_!"), inviter("shop")
    (42, None, None)
    """
    digits = (payload or "").removeprefix(PREFIX)
    if not payload or not payload.startswith(PREFIX) or not digits or set(digits) - set(_DIGITS):
        return None
    found = int(digits, len(_DIGITS))
    # One person has one payload: another spelling of the same number is none of theirs.
    return found if found < _MOST_ID and invitation(found) == payload else None
