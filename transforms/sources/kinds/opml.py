"""Telling an OPML list of feeds from an article file."""

from newsmill.transforms.sources.kinds.content import kind_of
from newsmill.transforms.sources.kinds.kind import Kind
from newsmill.transforms.sources.source_settings import HEAD


def is_opml(path: str) -> bool:
    """Tell whether a local file is an OPML list; a file that cannot be opened is none, and is told when it is read."""
    try:
        with open(path, "rb") as handle:
            return kind_of(handle.read(HEAD), path) is Kind.OPML
    except OSError:
        return False
