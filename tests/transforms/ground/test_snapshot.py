import hashlib
import random
from pathlib import Path

import pyarrow as pa
import pytest

from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile
from newsmill.schemas.state import KNOWN
from newsmill.schemas.tables import CLUSTERS
from newsmill.transforms.ground.buckets import bucket_of
from newsmill.transforms.ground.snapshot import BaseSnapshot, conformed, id_array
from newsmill.transforms.sinks.files import write_partition


def known_rows(ids: list[str]) -> pa.Table:
    count = len(ids)
    columns = {
        "article_id": id_array(pa.array(ids, pa.string())),
        "content_hash": pa.array([bytes.fromhex(id_) * 2 for id_ in ids], pa.binary(32)),
        "revision": pa.array(range(1, count + 1), pa.int32()),
    }
    zeros = {"day": 0, "first_seen_at": 0, "body_length": 0, "cluster_since": 0, "source": "", "published_at": None}
    for field in KNOWN.schema:
        if field.name in zeros:
            columns[field.name] = pa.array([zeros[field.name]] * count, field.type)
    columns["cluster_id"] = columns["article_id"]
    return pa.table([columns[name] for name in KNOWN.schema.names], schema=KNOWN.schema)


def snapshot(folder: Path, ids: list[str]) -> BaseSnapshot:
    files = []
    for bucket in sorted({bucket_of(id_) for id_ in ids}):
        rows = known_rows(sorted(id_ for id_ in ids if bucket_of(id_) == bucket))
        for file in write_partition(KNOWN, bucket, rows, str(folder)):
            relative = Path(file.path).name
            files.append(ManifestFile(relative, "known", bucket, file.sha256, file.size, file.rows))
    (folder / MANIFEST).write_bytes(Manifest(1, "1.0", "0", "k", "a", (), tuple(sorted(files))).to_bytes())
    return BaseSnapshot(str(folder))


def some_ids(count: int, seed: int = 1) -> list[str]:
    return [hashlib.sha256(f"{seed}/{ix}".encode()).hexdigest()[:32] for ix in range(count)]


def test_known_articles_are_found_in_the_order_asked(tmp_path: Path) -> None:
    ids = some_ids(500)
    base = snapshot(tmp_path, ids)
    asked = ids[:100] + some_ids(50, seed=2)
    random.Random(1).shuffle(asked)
    found = base.known(id_array(pa.array(asked)), ["content_hash"]).column(0).to_pylist()
    there = set(ids)
    assert found == [bytes.fromhex(id_) * 2 if id_ in there else None for id_ in asked]


def test_ids_that_share_their_first_half_are_told_apart(tmp_path: Path) -> None:
    ids = [f"{'ab' * 8}{ix:016x}" for ix in (1, 5, 9, 2**63)]
    base = snapshot(tmp_path, ids)
    asked = [*ids, f"{'ab' * 8}{6:016x}"]
    found = base.known(id_array(pa.array(asked)), ["revision"]).column(0).to_pylist()
    assert found == [1, 2, 3, 4, None]


def test_the_first_and_the_last_of_a_bucket_are_found(tmp_path: Path) -> None:
    ids = ["00" * 16, "0f" + "ff" * 15, "f0" + "00" * 15, "ff" * 16]
    found = snapshot(tmp_path, ids).known(id_array(pa.array(ids)), ["revision"])
    assert found.column(0).null_count == 0


def test_an_empty_store_knows_nothing() -> None:
    base = BaseSnapshot("")
    assert base.known(id_array(pa.array(some_ids(3)))).column("revision").to_pylist() == [None] * 3
    assert base.known(id_array(pa.array([], pa.string()))).num_rows == 0
    assert base.partitions(CLUSTERS) == ()
    assert base.read(CLUSTERS, "01").num_rows == 0


def test_the_number_of_a_dropped_snapshot_may_come_again(tmp_path: Path) -> None:
    one = some_ids(3, seed=3)
    base = snapshot(tmp_path, one)
    assert base.known(id_array(pa.array(one))).column("revision").null_count == 0
    (tmp_path / MANIFEST).unlink()
    other = some_ids(3, seed=4)
    assert snapshot(tmp_path, other).known(id_array(pa.array(one))).column("revision").null_count == 3
    assert base.known(id_array(pa.array(other))).column("revision").null_count == 0


def test_columns_that_an_older_version_lacked_are_null() -> None:
    rows = pa.table(
        {"cluster_id": ["a"], "canonical_id": ["a"], "size": [1], "source_count": [1], "canonical_rule": ["r"]}
    )
    found = conformed(rows, CLUSTERS.schema)
    assert found.schema.equals(CLUSTERS.schema)
    assert found.column("first_published_at").to_pylist() == [None]


def test_a_column_that_must_be_there_is_named() -> None:
    with pytest.raises(ValueError, match="canonical_id"):
        conformed(pa.table({"cluster_id": ["a"]}), CLUSTERS.schema)


def test_buckets_are_the_first_digit() -> None:
    assert [bucket_of(digit * 32) for digit in "09af"] == ["00", "09", "10", "15"]


def test_a_null_in_a_column_that_may_not_be_null_is_refused_in_rows_of_the_same_schema():
    schema = pa.schema([pa.field("size", pa.int64(), nullable=False), pa.field("note", pa.string())])
    whole = pa.Table.from_arrays([pa.array([1, 2]), pa.array(["a", None])], schema=schema)
    assert conformed(whole, schema.with_metadata({"newsmill.table": "t"})).schema.metadata == {b"newsmill.table": b"t"}
    with pytest.raises(ValueError, match="size"):
        conformed(whole.set_column(0, schema.field("size"), pa.array([1, None])), schema)
