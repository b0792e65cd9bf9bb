"""Content hashes: what makes a revision and what makes an exact duplicate.

Promise of stability: both depend on the title and the text *before* line roles, so a changed rule never makes a
revision.

Format of the hashed key, version 1: title and lines, NFC, white space collapsed to single spaces, UTF-8.
"""

import hashlib
from collections.abc import Sequence

from newsmill.transforms.normalize.texts.unicode import collapsed


def content_key(title: str | None, lines: Sequence[str]) -> str:
    """Return what is hashed: the title, unless the text begins with it, and all lines, white space collapsed.

    >>> content_key("Rain", ["Rain", "It  rained."]) == content_key(None, ["Rain", "It rained."])
    True
    """
    text, heading = collapsed(" ".join(lines)), collapsed(title or "")
    if not heading or text == heading or text.startswith(heading + " "):
        return text
    return f"{heading} {text}" if text else heading


def content_hash(key: str) -> str:
    """Return SHA-256 (64 hex characters) of a ``content_key``."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def exact_hash(key: str) -> str:
    """Return SHA-256 of the key in Unicode's case-less form: ``STRASSE`` and ``Straße`` are the same text.

    >>> exact_hash("Rain in Köln") == exact_hash("RAIN IN KÖLN")
    True
    """
    return content_hash(key.casefold())
