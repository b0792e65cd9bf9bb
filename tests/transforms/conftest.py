"""A store of given rows, for the tests of what builds upon one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile
from newsmill.schemas.table import Table
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.files import write_partition

Rows = Mapping[tuple[Table, str], list[dict[str, Any]]]
SnapshotOf = Callable[[Rows], BaseSnapshot]


@pytest.fixture
def snapshot_of(tmp_path_factory: pytest.TempPathFactory) -> SnapshotOf:
    """Write a snapshot that holds the given rows by table and partition; columns not named are null, or zero."""

    def go(rows: Rows) -> BaseSnapshot:
        folder = tmp_path_factory.mktemp("snapshot")
        files = [
            ManifestFile(Path(file.path).name, table.name, partition, file.sha256, file.size, file.rows)
            for (table, partition), listed in rows.items()
            for file in write_partition(table, partition, _filled(table, listed), str(folder))
        ]
        (folder / MANIFEST).write_bytes(Manifest(1, "1.0", "0", "k", "a", (), tuple(sorted(files))).to_bytes())
        return BaseSnapshot(str(folder))

    return go


def _filled(table: Table, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist([_blank(table) | row for row in rows], table.schema)


def _blank(table: Table) -> dict[str, Any]:
    return {field.name: None if field.nullable else _zero(field.type) for field in table.schema}


def _zero(kind: pa.DataType) -> Any:
    if pa.types.is_fixed_size_binary(kind):
        return bytes(kind.byte_width)
    if pa.types.is_list(kind):
        return []
    return {pa.string(): "", pa.binary(): b"", pa.bool_(): False}.get(kind, 0)
