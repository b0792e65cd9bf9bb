from collections.abc import Callable
from dataclasses import replace

import pytest

from newsmill.pipeline.errors import NotAStoreError, UsageError
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.recover import recover
from newsmill.schemas.manifest import MANIFEST, read_manifest

Publish = Callable[..., object]


def test_staging_and_newer_snapshots_go(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    empty.snapshot(2).mkdir()
    (empty.snapshot(2) / "half.parquet").write_text("half")
    (empty.staging / "rows.arrow").write_text("rows")
    (empty.staging / "heartbeats").mkdir()
    dropped = recover(empty)
    assert sorted(dropped) == [".staging/heartbeats", ".staging/rows.arrow", "snapshots/000002"]
    assert empty.numbers() == [1]
    assert list(empty.staging.iterdir()) == []


def test_a_whole_store_is_left_alone(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    publish(empty, "2")
    recover(empty)
    assert (empty.current(), empty.numbers()) == (2, [1, 2])


def test_the_first_snapshot_without_its_link_is_published(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    empty.latest.unlink()
    recover(empty)
    assert empty.current() == 1


def test_a_lost_link_with_more_snapshots_is_refused_and_nothing_is_dropped(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    publish(empty, "2")
    empty.latest.unlink()
    with pytest.raises(NotAStoreError, match="ln -s snapshots/000002"):
        recover(empty)
    assert empty.numbers() == [1, 2]


def test_a_store_of_a_newer_version_is_refused_and_nothing_is_dropped(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    path = empty.snapshot(1) / MANIFEST
    manifest = replace(read_manifest(empty.snapshot(1)), schema_version="2.99", code_version="9.9")
    path.write_bytes(manifest.to_bytes())
    empty.snapshot(2).mkdir()
    with pytest.raises(UsageError, match=r"2\.99 .*newsmill 9\.9.*upgrade newsmill"):
        recover(empty)
    assert empty.numbers() == [1, 2]


def test_a_takedown_that_was_stopped_after_its_commit_is_finished(empty: Store, publish: Publish) -> None:
    for ids in "123":
        publish(empty, ids)
    empty.purge.write_text("3\n")
    recover(empty)
    assert empty.numbers() == [3]
    assert not empty.purge.exists()


def test_a_takedown_that_was_stopped_before_its_commit_purges_nothing(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    publish(empty, "2")
    empty.purge.write_text("3\n")
    recover(empty)
    assert empty.numbers() == [1, 2]
    assert not empty.purge.exists()


def test_a_damaged_manifest_is_refused(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    (empty.snapshot(1) / MANIFEST).write_text("noise")
    with pytest.raises(UsageError, match="cannot be read"):
        recover(empty)
