"""Stable identifiers: 32 hex characters of SHA-256 over a versioned, documented key.

Promise of stability: the id of a key never changes within a schema major version. A new derivation takes a new
``ID_VERSION``, a migration, and a new major version of the schema.
"""

import hashlib
import re

ID_VERSION = "newsmill/1"
"""Prefix of every hashed key; changing it changes every id."""

_SEPARATOR = "\x1f"
_ID = re.compile(r"[0-9a-f]{32}")


def stable_id(kind: str, *parts: str) -> str:
    r"""Return the id of a key of ``kind`` made of ``parts``: 32 lower-case hex characters.

    The hashed key is ``newsmill/1 US kind US part US part ...`` in UTF-8, US being U+001F. Surrogates that survived
    decoding are hashed as they stand, so an id exists for every string.

    >>> stable_id("article", "canonical_url", "https://example.org/a")
    '2d627edeecf6b42c8f1d21622c331a19'
    """
    key = _SEPARATOR.join((ID_VERSION, kind, *parts))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def is_stable_id(text: str) -> bool:
    """Tell whether ``text`` has the form of an id.

    >>> is_stable_id("2d627edeecf6b42c8f1d21622c331a19"), is_stable_id("2d627edeecf6")
    (True, False)
    """
    return _ID.fullmatch(text) is not None
