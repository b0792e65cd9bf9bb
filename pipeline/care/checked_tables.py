"""The tables of a snapshot as what checks their promises reads them."""

import functools
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.manifest import Manifest
from newsmill.transforms.ground.snapshot import BaseSnapshot, no_rows

Wrong = Iterator[tuple[str, str]]
"""What is wrong: a table, and what with it."""


class Tables:
    """The tables of a snapshot, read by column, each column set once."""

    def __init__(self, snapshot: Path, manifest: Manifest) -> None:
        self.base = BaseSnapshot(str(snapshot))
        self.manifest = manifest

    @functools.lru_cache(maxsize=32)  # noqa: B019  # lives as long as one verification
    def read(self, name: str, *columns: str) -> pa.Table:
        """Return ``columns`` of all partitions of a table, with ``partition`` where asked for."""
        table = BY_NAME[name]
        wanted = [column for column in columns if column != "partition"]
        parts = []
        for partition in self.base.partitions(table):
            rows = self.base.read(table, partition, wanted)
            if "partition" in columns:
                rows = rows.append_column("partition", pa.repeat(partition, rows.num_rows))
            parts.append(rows)
        schema = pa.schema([(c, pa.string()) if c == "partition" else table.schema.field(c) for c in columns])
        return pa.concat_tables([no_rows(schema), *(part.select(list(columns)) for part in parts)]).combine_chunks()


def wrong_ids(table: str, what: str, ids: pa.ChunkedArray | pa.Array) -> Wrong:
    """Yield how many ``ids`` are wrong and the first of them; nothing where there are none."""
    if len(ids):
        yield table, f"{what}: {len(ids)}, the first {ids[0].as_py()}"
