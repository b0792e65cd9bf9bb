"""Word lists of the rules, one file each: words apart by white space, lines from ``#`` on are remarks.

The lists were written for this project, but for those whose first line names another source (NOTICE tells them too).
"""

import lzma
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of ``lists/NAME.txt``."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``lists/NAME.txt``: cells apart by ``|``, surrounding white space removed."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in lines if line and not line.startswith("#"))


@cache
def packed_lines(name: str) -> tuple[str, ...]:
    """Return the lines of ``lists/NAME.xz``."""
    return tuple(lzma.decompress(files(__name__).joinpath(f"{name}.xz").read_bytes()).decode("utf-8").splitlines())
