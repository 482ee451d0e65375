"""How Telegram says no: a status, a sentence, sometimes a parameter."""

from .shapes import Json


class RefusedError(Exception):
    """A request Telegram would not carry out; the server answers it, nobody else sees it.

    Attributes:
        status: The HTTP status, equal to `error_code` in the body.
        description: Telegram's sentence.
        parameters: `retry_after` in seconds or `migrate_to_chat_id`; empty for most refusals.
    """

    def __init__(self, status: int, description: str, *, parameters: Json | None = None) -> None:
        self.status = status
        self.description = description
        self.parameters = parameters or {}
        super().__init__(f"{status} {description}; read the Bot API's page of the method")

    def body(self) -> Json:
        """Write the answer as Telegram does."""
        body: Json = {
            "ok": False,
            "error_code": self.status,
            "description": self.description,
        }
        return body | {"parameters": self.parameters} if self.parameters else body


def bad_request(reason: str) -> RefusedError:
    """Say 400 with a reason in Telegram's words."""
    return RefusedError(400, f"Bad Request: {reason}")


def too_many(seconds: int) -> RefusedError:
    """Say 429 with the seconds to wait."""
    return RefusedError(
        429,
        f"Too Many Requests: retry after {seconds}",
        parameters={"retry_after": seconds},
    )
