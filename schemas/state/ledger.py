"""The input ledger: which files have been read."""

import pyarrow as pa

from newsmill.schemas.table import Column, Table
from newsmill.schemas.types import INT, STRING

LEDGER = Table(
    name="ledger",
    doc="One row per input that was read, to its end or to that of a slice. Transient failures never enter it.",
    key=("uri",),
    sort=("uri",),
    partitioning="hash",
    format="arrow",
    packed=True,
    columns=(
        Column(1, "uri", STRING, "The input.", required=True),
        Column(2, "size", INT, "Bytes.", required=True),
        Column(
            3,
            "mtime_ns",
            INT,
            "Time of the last change, ns since 1970; of an object its ETag, below 0.",
            required=True,
        ),
        Column(4, "sha256", pa.binary(32), "Hash of the bytes.", required=True),
        Column(5, "next_offset", INT, "Byte the next slice begins at; null when it was read to its end."),
    ),
)
