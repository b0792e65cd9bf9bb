"""The folder of what a machine keeps to spare work and can make again at any time: it may be deleted."""

import os
from pathlib import Path

VARIABLE = "NEWSMILL_CACHE"
"""Environment variable that names it; ``~/.cache/newsmill`` by default."""


def cache_folder() -> Path:
    """Return the folder, which may not be there yet.

    Raises:
        FileNotFoundError: nothing names it, and the user has no home.
    """
    given = os.environ.get(VARIABLE)
    if given:
        return Path(os.path.abspath(given))
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "newsmill"
    except RuntimeError as error:
        raise FileNotFoundError(f"this user has no home: let {VARIABLE} name a folder") from error
