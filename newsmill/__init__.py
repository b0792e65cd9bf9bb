"""newsmill: news in, analysis-ready Parquet out.

``newsmill.run`` and ``newsmill.watch`` fill a store, ``newsmill.open`` reads one; what they raise is a
``NewsmillError``. Nothing heavy is loaded before it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsmill.pipeline.errors import (
        LockHeldError,
        NewsmillError,
        NotAStoreError,
        RunFailedError,
        UsageError,
    )
    from newsmill.pipeline.interface import Store, open, run, watch  # noqa: A004
    from newsmill.pipeline.outcome import RunOutcome

    __version__: str

_HOMES = {
    **dict.fromkeys(("Store", "open", "run", "watch"), "newsmill.pipeline.interface"),
    **dict.fromkeys(
        ("LockHeldError", "NewsmillError", "NotAStoreError", "RunFailedError", "UsageError"), "newsmill.pipeline.errors"
    ),
    "RunOutcome": "newsmill.pipeline.run",
}
"""Where each public name stands; loaded when it is first used (PEP 562)."""

__all__ = [
    "LockHeldError",
    "NewsmillError",
    "NotAStoreError",
    "RunFailedError",
    "RunOutcome",
    "Store",
    "UsageError",
    "__version__",
    "open",
    "run",
    "watch",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("newsmill.pipeline.version").code_version()
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
