"""A request's parameters, whatever way they came: query, form, multipart or JSON."""

from typing import Any, Final
from urllib.parse import parse_qsl

import msgspec
from aiohttp import web

from .refusals import RefusedError, bad_request
from .shapes import Json, Upload

_STRUCTURED: Final = frozenset(
    {
        "allowed_updates",
        "caption_entities",
        "commands",
        "entities",
        "explanation_entities",
        "link_preview_options",
        "media",
        "message_ids",
        "options",
        "prices",
        "question_entities",
        "reaction",
        "reply_markup",
        "reply_parameters",
        "scope",
        "suggested_post_parameters",
    }
)
_INTEGERS: Final = frozenset(
    {
        "chat_id",
        "direct_messages_topic_id",
        "duration",
        "height",
        "length",
        "limit",
        "max_connections",
        "message_id",
        "message_thread_id",
        "offset",
        "timeout",
        "user_id",
        "width",
    }
)
_WORDS: Final = {"true": True, "True": True, "false": False, "False": False}
_PROSE: Final = frozenset({"text", "caption", "title", "description", "question", "first_name"})


async def read_parameters(request: web.BaseRequest) -> Json:
    """Read and decode every parameter of a request.

    Raises:
        RefusedError: 400 for what cannot be decoded, 413 for too much of it.
    """
    found: Json = dict(request.query) if request.query_string else {}
    if request.body_exists:
        try:
            found |= await _body(request)
        except web.HTTPRequestEntityTooLarge:
            raise RefusedError(413, "Request Entity Too Large") from None
    return decoded(found)


def decoded(found: Json) -> Json:
    """Turn the strings of a form into what the method's page says they are."""
    uploads = {name for name, value in found.items() if isinstance(value, Upload)}
    parameters = {name: _decode(name, value) for name, value in found.items()}
    if not uploads:
        return parameters
    attached = {name: _attach(value, parameters) for name, value in parameters.items()}
    used = {f"attach://{name}" for name in uploads}
    # A file sent under the parameter's own name needs no `attach://` and stays where it is.
    pointed = {value.removeprefix("attach://") for value in _strings(parameters) if value in used}
    return {name: value for name, value in attached.items() if name not in pointed}


async def _body(request: web.BaseRequest) -> Json:
    match request.content_type:
        case "application/x-www-form-urlencoded":
            return dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
        case "application/json":
            return _json_object(await request.read())
        case "multipart/form-data":
            form = await request.post()
            return {name: _field(value) for name, value in form.items()}
        case _:
            return {}


def _field(value: str | bytes | bytearray | web.FileField) -> str | Upload:
    if isinstance(value, web.FileField):
        with value.file:
            content = value.file.read()
        return Upload(filename=value.filename, content=content, content_type=value.content_type)
    return value if isinstance(value, str) else bytes(value).decode()


def _json_object(body: bytes) -> Json:
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except msgspec.DecodeError:
        raise bad_request("can't parse JSON-serialized parameters") from None


def _decode(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in _PROSE:
        return value
    if name in _STRUCTURED:
        return _structure(name, value)
    if name in _INTEGERS and value.lstrip("-").isdecimal():
        return int(value)
    return _WORDS.get(value, value)


def _structure(name: str, value: str) -> Any:
    if not value or value.startswith("attach://"):
        return value
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


def _attach(value: Any, parameters: Json) -> Any:
    match value:
        case str() if value.startswith("attach://"):
            upload = parameters.get(value.removeprefix("attach://"))
            return upload if isinstance(upload, Upload) else value
        case dict():
            return {name: _attach(item, parameters) for name, item in value.items()}
        case list():
            return [_attach(item, parameters) for item in value]
        case _:
            return value


def _strings(value: Any) -> list[str]:
    match value:
        case str():
            return [value]
        case dict():
            return [found for item in value.values() for found in _strings(item)]
        case list():
            return [found for item in value for found in _strings(item)]
        case _:
            return []
