"""Memory of a process that runs for months: what a run leaves behind goes back to the system.

Beam starts new threads for every run. glibc gives threads arenas of their own, and pages of these stay as long as one
small object on them lives; Arrow's allocator is treated in ``pipeline/__init__.py`` for the same reason. On other C
libraries the two calls do not exist, and nothing happens.
"""

import ctypes
import gc
from collections.abc import Callable

from newsmill.transforms.deduplicate.opened import close_files
from newsmill.transforms.ground.snapshot import close_known

_M_ARENA_MAX = -8
"""``mallopt(3)``: the number of arenas."""


def share_one_arena() -> None:
    """Let all threads to come allocate where the main thread does. They hold the interpreter's lock in turn anyway."""
    _call("mallopt", _M_ARENA_MAX, 1)


def release_memory() -> None:
    """Give back what a run left: open files, a graph full of cycles, pages that are free."""
    close_files()
    close_known()
    gc.collect()
    _call("malloc_trim", 0)


def _call(name: str, *arguments: int) -> None:
    function: Callable[..., int] | None = getattr(ctypes.CDLL(None), name, None)
    if function:
        function(*arguments)
