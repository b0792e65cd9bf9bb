"""Telling an OPML list of feeds from an article file."""

from newsmill.transforms.sources.kind import Kind
from newsmill.transforms.sources.kinds import kind_of
from newsmill.transforms.sources.settings import HEAD


def is_opml(path: str) -> bool:
    """Tell whether a local file is an OPML list; a file that cannot be opened is none, and is told when it is read."""
    try:
        with open(path, "rb") as handle:
            return kind_of(handle.read(HEAD), path) is Kind.OPML
    except OSError:
        return False
