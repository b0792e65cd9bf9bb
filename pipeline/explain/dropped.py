"""What was taken out of an article's page, for ``explain``: the store counts it, the file itself still has it."""

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from newsmill.schemas.rows.document import Document
from newsmill.transforms.normalize.contents import read_content
from newsmill.transforms.normalize.faults import Unusable
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings

SHOWN = 100
"""Blocks that are shown."""
SIZE_LIMIT = 16 << 20
"""Bytes of the largest file that is read again: larger ones are no documents."""
_SETTINGS = NormalizeSettings(now=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))


def dropped_lines(row: dict[str, Any]) -> list[str]:
    """Return lines that tell what was taken out of an article's page; none where nothing was.

    ``row`` has ``document_uri``, ``dropped_blocks`` and ``dropped_words``. The blocks are shown where the page is a
    file of its own that is still there and still the same.
    """
    count = row["dropped_blocks"]
    if not count:
        return []
    head = f"Of its page {count} blocks ({row['dropped_words']} words) are not in its text"
    texts = _read_again(row["document_uri"])
    if texts is None or len(texts) != count:
        return [f"{head}; {_unread(row['document_uri'])}, so they are not shown."]
    rest = [f"  … and {count - SHOWN} more"] if count > SHOWN else []
    return [f"{head}:", *(f"  {text}" for text in texts[:SHOWN]), *rest]


def _unread(uri: str) -> str:
    """Return why the page of a document is not read again, or not believed."""
    parts = urlsplit(uri)
    if parts.scheme != "file":
        return "it is not fetched again"
    if parts.netloc:
        return f"the store does not know where its root {parts.netloc} lies"
    if "!/" in parts.path:
        return "it lies in an archive"
    return "the file cannot be read again, or has changed"


def _read_again(uri: str) -> tuple[str, ...] | None:
    """Return the dropped blocks of a local file, null where it cannot be read or is no page."""
    parts = urlsplit(uri)
    if parts.scheme != "file" or parts.netloc or "!/" in parts.path:
        return None
    path = Path(unquote(parts.path, errors="surrogateescape"))
    try:
        if not path.is_file() or path.stat().st_size > SIZE_LIMIT:
            return None
        document = Document(uri, None, "text/html", path.read_bytes(), None)
        return read_content(document, _SETTINGS).dropped
    except (OSError, ValueError, Unusable):
        return None
