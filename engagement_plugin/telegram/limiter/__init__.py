"""How fast a bot may write of its own accord, kept by all its processes together.

Only what the bot sends unasked goes through here; answers are never delayed. What needs Redis
stands in `shared` and `fallback`, so that a bot without one never loads its client.
"""

from .gcra import Quota
from .local import LocalLimiter
from .quotas import Limiter, Quotas
from .waiting import wait_for_slot

__all__ = ["Limiter", "LocalLimiter", "Quota", "Quotas", "wait_for_slot"]
