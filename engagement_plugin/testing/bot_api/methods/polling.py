"""How a bot gets its updates: by asking, or at an address of its own, never both."""

import re
from collections.abc import Mapping
from typing import Final

from engagement_plugin.testing.bot_api.refusals import RefusedError, bad_request
from engagement_plugin.testing.bot_api.shapes import Json
from engagement_plugin.testing.bot_api.world import Ask, Webhook

from .asked import Method

BATCH_LIMIT: Final = 100
LONGEST_POLL_SECONDS: Final = 50
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{0,256}")


async def get_updates(ask: Ask) -> list[Json]:
    """Serve pending updates, waiting for one when asked to."""
    if ask.bot.webhook is not None:
        raise RefusedError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    _remember_allowed(ask)
    limit = ask.parameters.get("limit") or BATCH_LIMIT
    timeout = ask.parameters.get("timeout") or 0
    return await ask.bot.backlog.take(
        offset=ask.parameters.get("offset") or 0,
        limit=min(max(limit, 1), BATCH_LIMIT),
        seconds=min(timeout, LONGEST_POLL_SECONDS),
    )


def set_webhook(ask: Ask) -> bool:
    """Take an address for updates; plain `http` is fine here, and an empty one removes it."""
    url = ask.parameters.get("url") or ""
    if not url:
        return delete_webhook(ask)
    secret = ask.parameters.get("secret_token") or ""
    if not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: invalid webhook URL specified")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _remember_allowed(ask)
    _drop_pending(ask)
    connections = ask.parameters.get("max_connections") or 40
    ask.bot.backlog.release(RefusedError(409, "Conflict: terminated by setWebhook request"))
    ask.bot.webhook = Webhook(url=url, secret=secret, max_connections=connections)
    return True


def delete_webhook(ask: Ask) -> bool:
    """Forget the address."""
    ask.bot.webhook = None
    _drop_pending(ask)
    return True


def get_webhook_info(ask: Ask) -> Json:
    """Tell the address, what waits and which kinds were asked for."""
    webhook = ask.bot.webhook
    told: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(ask.bot.backlog),
    }
    if webhook:
        told["max_connections"] = webhook.max_connections
        if webhook.failure:
            told |= {
                "last_error_date": webhook.failed_at,
                "last_error_message": webhook.failure,
            }
    if ask.bot.backlog.allowed:
        told["allowed_updates"] = list(ask.bot.backlog.allowed)
    return told


def _remember_allowed(ask: Ask) -> None:
    allowed = ask.parameters.get("allowed_updates")
    if isinstance(allowed, list):
        ask.bot.backlog.allowed = tuple(allowed)


def _drop_pending(ask: Ask) -> None:
    if ask.parameters.get("drop_pending_updates"):
        ask.bot.backlog.clear()


METHODS: Final[Mapping[str, Method]] = {
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
