from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
import pytest

from newsmill.pipeline.store.commit import commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.pipeline.store.versions import current_manifest
from newsmill.schemas.manifest import Manifest
from newsmill.schemas.rows.staged import MergedPartition
from newsmill.schemas.tables import CLUSTERS
from newsmill.schemas.version import SCHEMA_VERSION
from newsmill.transforms.sinks.files import write_partition
from tests.pipeline.handmade import ROWS, published

Publish = Callable[..., Manifest]


def clusters(ids: Sequence[str]) -> pa.Table:
    rows = [
        {"cluster_id": id_ * 32, "canonical_id": id_ * 32, "size": 1, "source_count": 1, "canonical_rule": "test"}
        for id_ in ids
    ]
    return pa.Table.from_pylist(rows, CLUSTERS.schema)


@pytest.fixture
def empty(tmp_path: Path) -> Store:
    """Return a store without a snapshot."""
    return create_store(tmp_path / "out")


@pytest.fixture
def publish() -> Publish:
    """Commit clusters into their buckets: the ids are single hex digits."""

    def go(store: Store, ids: str, run_key: str = "k") -> Manifest:
        store.staging.mkdir(exist_ok=True)
        before = current_manifest(store)
        merged = [
            MergedPartition("clusters", bucket, write_partition(CLUSTERS, bucket, clusters(part), str(store.staging)))
            for bucket in sorted({f"{int(id_, 16):02d}" for id_ in ids})
            for part in [[id_ for id_ in ids if f"{int(id_, 16):02d}" == bucket]]
        ]
        number = (store.current() or 0) + 1
        files = before.files if before else ()
        manifest = Manifest(number, SCHEMA_VERSION, "0", run_key, "a/1", (), files)
        return commit(store, manifest, merged, store.current())

    return go


@pytest.fixture(scope="session")
def handmade(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the store of `handmade.py`; tests only read it."""
    return published(tmp_path_factory.mktemp("handmade") / "a[1]'s news", ROWS)


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a store whose tables have no row."""
    return published(tmp_path_factory.mktemp("nothing") / "out", {})
