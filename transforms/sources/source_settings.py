"""What the reading of sources can be told, and its limits."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

RECORD_LIMIT = 16 * 2**20
"""Bytes of one record: a text or HTML file, a line, a CSV or Parquet row, an element of a JSON array (16 MB)."""

ABOVE_LIMIT = f"above {RECORD_LIMIT >> 20} MB"
"""How rejects tell of more."""

BOMB_FLOOR = 100 * 2**20
"""Unpacked bytes from which on the ratio of an archive is looked at (100 MB)."""

BOMB_RATIO = 200
"""Unpacked bytes allowed per packed byte beyond ``BOMB_FLOOR``."""

CHUNK = 256 * 2**10
"""Bytes read at a time."""

HEAD = 16 * 2**10
"""Bytes a file's kind is told by."""


@dataclass(frozen=True)
class SourceSettings:
    """The settings of this room; picklable, part of the run's configuration."""

    source: str | None = None
    """``--source``: the source of documents that name none."""
    roots: tuple[tuple[str, str], ...] = ()
    """``--root NAME=PATH``: folders whose files are named ``file://NAME/relative/path``."""
    field_map: Mapping[str, str] = field(default_factory=dict)
    """Target (``text``, ``title``, ``url`` ...) to the record's own field name; dots reach into nested objects."""
    output: str | None = None
    """The run's own output folder, which is never read."""
    spool: str | None = None
    """Folder for what comes through standard input; it must live as long as the run."""
    in_slices: bool = True
    """Large web archives and JSON Lines are read slice by slice; not in a run that keeps no ledger."""
    now: dt.datetime = dt.datetime(9999, 12, 31, tzinfo=dt.UTC)
    """The run's clock in UTC, for embargoes; without one none is in force."""


class Origin(NamedTuple):
    """Where the records of one document come from, and how their fields are read."""

    document_uri: str
    """URI of the file, or of the archive member."""
    name: str
    """File name by which the kind is told when the content does not tell it."""
    settings: SourceSettings
