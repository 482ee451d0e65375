"""Models as bytes that can be trusted: never pickled, with a checksum, of known kinds only."""

import hashlib
import importlib
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any, Final

from engagement_plugin.learning.errors import ModelRefusedError

# What skops does not trust of itself, and forests and boosted trees of ours are made of. Nothing else
# is ever loaded.
ALLOWED: Final = frozenset({
    "sklearn.calibration._CalibratedClassifier",
    "sklearn.calibration._SigmoidCalibration",
    "sklearn.tree._tree.Tree",
})  # fmt: skip
_LIBRARY: Final = "scikit-learn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A model as it is kept.

    Attributes:
        schema: Of the features it was made for.
        library: The scikit-learn it was made with; trees of another one may mean something else.
    """

    body: bytes
    sha256: str
    schema: str
    library: str


def seal(body: bytes, *, schema: str) -> Sealed:
    """Put on what tells later whether it is still what it was."""
    return Sealed(body=body, sha256=_digest(body), schema=schema, library=version(_LIBRARY))


def unseal(kept: Sealed, *, schema: str) -> bytes:
    """Give the body of an untouched model that was made for these features.

    Raises:
        ModelRefusedError: It was changed, or belongs to other features or another library.
    """
    if _digest(kept.body) != kept.sha256:
        raise ModelRefusedError(reason="its checksum is another one, so that it was changed")
    if kept.schema != schema:
        raise ModelRefusedError(
            reason=f"it was made for features {kept.schema}, and these are {schema}"
        )
    if kept.library != version(_LIBRARY):
        raise ModelRefusedError(
            reason=f"it was made with {_LIBRARY} {kept.library}, and this is {version(_LIBRARY)}"
        )
    return kept.body


def dump_estimator(estimator: Any) -> bytes:
    """Write a fitted estimator of scikit-learn as skops does."""
    body: bytes = _skops().dumps(estimator)
    return body


def load_estimator(body: bytes) -> Any:
    """Read an estimator made of nothing but what is allowed.

    Raises:
        ModelRefusedError: It cannot be read, or holds something else.
    """
    io = _skops()
    try:
        foreign = set(io.get_untrusted_types(data=body)) - ALLOWED
        if not foreign:
            return io.loads(body, trusted=sorted(ALLOWED))
    except Exception as error:  # noqa: BLE001 -- anything may come out of a foreign file
        raise ModelRefusedError(reason=f"it cannot be read ({type(error).__name__})") from None
    raise ModelRefusedError(
        reason=f"it holds {', '.join(sorted(foreign))}, which no model of ours does"
    )


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _skops() -> Any:
    # Loads only where trees are kept or read: it takes a while.
    return importlib.import_module("skops.io")
