from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.errors import UsageError
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.schemas.manifest import MANIFEST, Manifest, read_manifest
from newsmill.schemas.tables import CLUSTERS
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.ground.snapshot import BaseSnapshot

Publish = Callable[..., Manifest]


def pretend(store: Store, version: str) -> None:
    number = store.current()
    assert number is not None
    manifest = replace(read_manifest(store.snapshot(number)), schema_version=version)
    (store.snapshot(number) / MANIFEST).write_bytes(manifest.to_bytes())


def age(store: Store) -> None:
    """Make the current snapshot one of the version before 2.1: without the column `last_published_at`."""
    number = store.current()
    assert number is not None
    folder = store.snapshot(number)
    manifest = read_manifest(folder)
    files = []
    for file in manifest.files:
        if file.table == "clusters":
            path = folder / file.path
            rows = pq.ParquetFile(path).read().drop_columns(["last_published_at"])
            path.unlink()
            pq.write_table(rows, path)
        files.append(file)
    (folder / MANIFEST).write_bytes(replace(manifest, files=tuple(files), schema_version="2.0").to_bytes())


@pytest.mark.parametrize(
    ("version", "hint"), [("2.1", "upgrade newsmill"), ("3.0", "upgrade newsmill"), ("0.9", "new store")]
)
def test_other_versions_are_refused_clearly(empty: Store, publish: Publish, version: str, hint: str) -> None:
    publish(empty, "1")
    pretend(empty, version)
    with pytest.raises(UsageError, match=f"version {version}.*{hint}"):
        current_manifest(empty)


def test_a_version_that_is_none_is_a_damaged_manifest(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    pretend(empty, "new")
    with pytest.raises(UsageError, match="damaged"):
        current_manifest(empty)


def test_an_older_minor_version_is_read_and_rewritten_by_the_next_commit(
    empty: Store, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(empty, "12")
    age(empty)
    for module in ("newsmill.pipeline.store.versions", "newsmill.pipeline.store.commit"):
        monkeypatch.setattr(f"{module}.SCHEMA_VERSION", "2.1")
    old = BaseSnapshot(str(empty.snapshot(1))).read(CLUSTERS, "01")
    assert old.column("last_published_at").null_count == 1
    manifest = publish(empty, "3")
    assert manifest.schema_version == "2.1"
    for path in Path(empty.snapshot(2)).glob("clusters/*/*.parquet"):
        assert pq.read_schema(path).names == CLUSTERS.schema.names, path
    assert sum(file.rows for file in manifest.files if file.table == "clusters") == 3


def test_the_version_of_today_is_no_news(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    manifest = current_manifest(empty)
    assert manifest is not None
    assert manifest.schema_version == SCHEMA_VERSION
