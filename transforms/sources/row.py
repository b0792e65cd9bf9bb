"""What the reading of one input gives, row by row."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.rows.work import Count


class Cut(NamedTuple):
    """The end of a slice, which is not that of its input; nothing follows it."""

    next_offset: int
    """Byte of the input that the next slice begins at."""


Row: TypeAlias = Document | Reject | Count | Cut
"""``Count`` tells of records that are passed by, as they are no documents and nothing is wrong with them."""
Rows: TypeAlias = Iterator[Row]
