"""What a message shows besides text: a picture, a file, a poll, a place."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from .refusals import bad_request
from .shapes import Json, Upload

_SIDE: Final = 512


def picture(parameters: Json, message_id: int) -> Json:
    """Show a photo, in one size."""
    return {"photo": [_file(parameters, "photo", message_id) | _sides(parameters)]}


def document(parameters: Json, message_id: int) -> Json:
    """Show a file."""
    return {"document": _file(parameters, "document", message_id)}


def animation(parameters: Json, message_id: int) -> Json:
    """Show a moving picture; Telegram repeats it as a document."""
    file = _file(parameters, "animation", message_id)
    return {"animation": file | _sides(parameters) | _duration(parameters), "document": file}


def audio(parameters: Json, message_id: int) -> Json:
    """Show a piece of music."""
    return {"audio": _file(parameters, "audio", message_id) | _duration(parameters)}


def voice(parameters: Json, message_id: int) -> Json:
    """Show a voice message."""
    return {"voice": _file(parameters, "voice", message_id) | _duration(parameters)}


def video(parameters: Json, message_id: int) -> Json:
    """Show a film."""
    file = _file(parameters, "video", message_id)
    return {"video": file | _sides(parameters) | _duration(parameters)}


def video_note(parameters: Json, message_id: int) -> Json:
    """Show a round film."""
    length = {"length": parameters.get("length") or _SIDE}
    return {
        "video_note": _file(parameters, "video_note", message_id) | length | _duration(parameters)
    }


def sticker(parameters: Json, message_id: int) -> Json:
    """Show a sticker."""
    about = {"type": "regular", "is_animated": False, "is_video": False}
    if emoji := parameters.get("emoji"):
        about["emoji"] = emoji
    return {"sticker": _file(parameters, "sticker", message_id) | _sides(parameters) | about}


def dice(parameters: Json, message_id: int) -> Json:
    """Show a throw, which here follows from the message's id, never from chance."""
    return {"dice": {"emoji": parameters.get("emoji") or "🎲", "value": 1 + message_id % 6}}


def poll(parameters: Json, message_id: int) -> Json:
    """Show a poll nobody has voted in."""
    options = _required(parameters, "options", "poll must have at least 2 option")
    shown = [
        {
            "persistent_id": str(place),
            "text": option["text"] if isinstance(option, dict) else option,
            "voter_count": 0,
        }
        for place, option in enumerate(options)
    ]
    question = _required(parameters, "question", "poll question must be non-empty")
    return {
        "poll": {
            "id": f"poll-{message_id}",
            "question": question,
            "options": shown,
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": parameters.get("is_anonymous", True),
            "type": parameters.get("type") or "regular",
            "allows_multiple_answers": bool(parameters.get("allows_multiple_answers")),
            "allows_revoting": True,
            "members_only": False,
        }
    }


def contact(parameters: Json, message_id: int) -> Json:
    """Show a telephone number and its owner."""
    return {
        "contact": {
            "phone_number": _required(parameters, "phone_number", "PHONE_NUMBER_INVALID"),
            "first_name": _required(parameters, "first_name", "contact first name is empty"),
        }
    }


def location(parameters: Json, message_id: int) -> Json:
    """Show a place on the map."""
    return {"location": _place(parameters)}


def venue(parameters: Json, message_id: int) -> Json:
    """Show a named place, on the map too."""
    place = _place(parameters)
    named = {key: str(parameters.get(key, "")) for key in ("title", "address")}
    return {"venue": {"location": place, **named}, "location": place}


def invoice(parameters: Json, message_id: int) -> Json:
    """Show a bill."""
    prices = _required(parameters, "prices", "prices are empty")
    return {
        "invoice": {
            "title": _required(parameters, "title", "title is empty"),
            "description": _required(parameters, "description", "description is empty"),
            "start_parameter": str(parameters.get("start_parameter", "")),
            "currency": _required(parameters, "currency", "CURRENCY_INVALID"),
            "total_amount": sum(price["amount"] for price in prices),
        }
    }


Shows = Callable[[Json, int], Json]
MEDIA: Final[Mapping[str, Shows]] = {
    "photo": picture,
    "document": document,
    "animation": animation,
    "audio": audio,
    "video": video,
}


def media(item: Json, message_id: int) -> Json:
    """Show one `InputMedia` of an album or of an edit.

    Raises:
        RefusedError: 400, a kind of media that cannot stand there.
    """
    kind = str(item.get("type", ""))
    if kind not in MEDIA:
        raise bad_request(f"can't parse InputMedia: type {kind} is unsupported")
    return MEDIA[kind]({**item, kind: item.get("media")}, message_id)


def _file(parameters: Json, name: str, message_id: int) -> Json:
    value = _required(parameters, name, f"there is no {name.replace('_', ' ')} in the request")
    if isinstance(value, Upload):
        mark = hashlib.blake2b(value.content, digest_size=8).hexdigest()
        return {
            "file_id": f"{name}-{message_id}-{mark}",
            "file_unique_id": f"unique-{mark}",
            "file_size": len(value.content),
            **({} if name in {"photo", "sticker"} else {"file_name": value.filename}),
        }
    return {"file_id": value, "file_unique_id": f"unique-{value}"}


def _required(parameters: Json, name: str, otherwise: str) -> Any:
    value = parameters.get(name)
    if value in (None, "", []):
        raise bad_request(otherwise)
    return value


def _sides(parameters: Json) -> Json:
    return {side: parameters.get(side) or _SIDE for side in ("width", "height")}


def _duration(parameters: Json) -> Json:
    return {"duration": parameters.get("duration") or 1}


def _place(parameters: Json) -> Json:
    return {
        side: float(_required(parameters, side, f"{side} is empty"))
        for side in ("latitude", "longitude")
    }
