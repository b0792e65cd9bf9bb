"""Which keys a pattern means: ``*``, ``?``, ``[...]`` within a part between slashes, ``**`` for any parts or none."""

import re
from fnmatch import fnmatchcase

_MAGIC = re.compile(r"[*?\[]")


def has_pattern(key: str) -> bool:
    """Tell whether a key is a pattern."""
    return _MAGIC.search(key) is not None


def folder_of(pattern: str) -> str:
    """Return the folder that all keys of a pattern lie below, without a slash at its end.

    >>> folder_of("news/2026/*/a.txt"), folder_of("*.txt")
    ('news/2026', '')
    """
    parts = pattern.split("/")
    plain = next(ix for ix, part in enumerate(parts) if _MAGIC.search(part))
    return "/".join(parts[:plain])


def matches(key: str, pattern: str) -> bool:
    """Tell whether a pattern means a key.

    >>> matches("a/b/c.txt", "a/**/*.txt"), matches("a/c.txt", "a/**/*.txt"), matches("a/b/c.txt", "a/*.txt")
    (True, True, False)
    """
    wanted = pattern.split("/")
    # Where in the pattern one may stand: every part is looked at once a place, however many `**` there are.
    places = _reached(wanted, {0})
    for part in key.split("/"):
        after = {at if wanted[at] == "**" else at + 1 for at in places if at < len(wanted) and _fits(part, wanted[at])}
        places = _reached(wanted, after)
    return len(wanted) in places


def _fits(part: str, wanted: str) -> bool:
    return wanted == "**" or fnmatchcase(part, wanted)


def _reached(wanted: list[str], places: set[int]) -> set[int]:
    """Return ``places`` and those behind a ``**`` that stands for nothing."""
    found = set(places)
    for at in sorted(places):
        while at < len(wanted) and wanted[at] == "**":
            at += 1  # noqa: PLW2901  (walks on from the place)
            found.add(at)
    return found
