"""What a training came to, as figures and codes that the chat puts into words."""

from collections.abc import Mapping
from typing import Any, TypeAlias

Report: TypeAlias = Mapping[str, Any]
