"""Why a kept model is not used."""

from engagement_plugin.errors import EngagementError


class ModelRefusedError(EngagementError):
    """A kept model cannot be trusted as it is; the one before it serves.

    Attributes:
        reason: What is wrong with it.
    """

    def __init__(self, *, reason: str) -> None:
        self.reason = reason
        super().__init__(
            f"a kept model is refused: {reason}. The one before it serves; "
            "train anew with /train_models."
        )
