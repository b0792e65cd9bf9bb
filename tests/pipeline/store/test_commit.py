import errno
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.store.checkpoints import STEPS, listen
from newsmill.pipeline.store.commit import changed_partitions, commit
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import current_path
from newsmill.schemas.manifest import MANIFEST, Manifest, ManifestFile, read_manifest
from newsmill.schemas.rows.staged import MergedFile, MergedPartition
from newsmill.schemas.state import ITEMS
from newsmill.schemas.tables import CLUSTERS, SNAPSHOT_TABLES
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.files import write_partition

Publish = Callable[..., Manifest]
FLIP = STEPS.index("latest-replaced")


def ids(store: Store) -> list[str]:
    base = BaseSnapshot(str(current_path(store.root)))
    rows = [base.read(CLUSTERS, bucket).column("cluster_id").to_pylist() for bucket in base.partitions(CLUSTERS)]
    return sorted(id_[0] for part in rows for id_ in part)


def test_untouched_partitions_stay_and_touched_ones_are_replaced(empty: Store, publish: Publish) -> None:
    publish(empty, "1a")
    publish(empty, "2a")
    assert ids(empty) == ["1", "2", "a"]
    one, two = (list(empty.snapshot(n).glob("clusters/bucket=01/*")) for n in (1, 2))
    assert one[0].stat().st_ino == two[0].stat().st_ino, "an untouched file is linked, not written again"


def test_files_are_read_only_and_named_by_their_hash(empty: Store, publish: Publish) -> None:
    manifest = publish(empty, "1")
    for file in manifest.files:
        path = empty.snapshot(1) / file.path
        assert stat.S_IMODE(path.stat().st_mode) == 0o444
        assert path.stem == file.sha256[:32]


def test_a_partition_without_rows_goes(empty: Store, publish: Publish) -> None:
    before = publish(empty, "12")
    empty.staging.mkdir(exist_ok=True)
    commit(empty, replace(before, snapshot=2), [MergedPartition("clusters", "01", ())], 1)
    assert ids(empty) == ["2"]
    assert not (empty.snapshot(2) / "clusters" / "bucket=01").exists()


def test_every_table_has_a_file_from_the_first_day(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    for table in SNAPSHOT_TABLES:
        files = list(empty.snapshot(1).glob(f"{table.name}/*/*.parquet"))
        assert len(files) == 1, table.name
        assert pq.read_schema(files[0]).names == table.schema.names


def test_the_empty_file_goes_when_rows_come(empty: Store, publish: Publish) -> None:
    first = publish(empty, "")
    assert [file.rows for file in first.files if file.table == "clusters"] == [0]
    second = publish(empty, "f")
    assert [(file.partition, file.rows) for file in second.files if file.table == "clusters"] == [("15", 1)]


def test_equal_content_has_equal_bytes_whatever_the_way(tmp_path: Path, publish: Publish) -> None:
    from newsmill.pipeline.store.opening import create_store

    at_once, in_steps = create_store(tmp_path / "a"), create_store(tmp_path / "b")
    publish(in_steps, "1")
    publish(at_once, "12")
    publish(in_steps, "2")
    files = [{file.path for file in read_manifest(current_path(s.root)).files} for s in (at_once, in_steps)]
    assert files[0] == files[1]


@pytest.mark.parametrize("step", [step for step in STEPS if 3 < STEPS.index(step) < FLIP])
def test_an_error_before_the_flip_leaves_the_old_snapshot(empty: Store, publish: Publish, step: str) -> None:
    publish(empty, "1")

    def fail(name: str) -> None:
        if name == step:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    stop = listen(fail)
    try:
        with pytest.raises(OSError, match="No space left"):
            publish(empty, "2")
    finally:
        stop()
    assert empty.current() == 1
    assert ids(empty) == ["1"]


def test_without_hard_links_files_are_copied_and_it_is_said(
    empty: Store, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = publish(empty, "1")

    def no_links(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(os, "link", no_links)
    notes: list[str] = []
    empty.staging.mkdir(exist_ok=True)
    files = write_partition(
        CLUSTERS, "02", BaseSnapshot(str(empty.snapshot(1))).read(CLUSTERS, "01"), str(empty.staging)
    )
    commit(empty, replace(before, snapshot=2), [MergedPartition("clusters", "02", files)], 1, notes)
    one, two = (next(empty.snapshot(n).glob("clusters/bucket=01/*")) for n in (1, 2))
    assert one.read_bytes() == two.read_bytes()
    assert one.stat().st_ino != two.stat().st_ino
    assert "no hard links" in notes[0]


def test_a_full_disk_is_no_reason_to_copy(empty: Store, publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(empty, "1")

    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "link", full)
    with pytest.raises(OSError, match="full"):
        publish(empty, "2")
    assert empty.current() == 1


def test_without_symbolic_links_latest_is_a_file(
    empty: Store, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*args: object, **kwargs: object) -> None:
        raise OSError(errno.EPERM, "not permitted")

    monkeypatch.setattr(Path, "symlink_to", no_links)
    publish(empty, "1")
    publish(empty, "2")
    assert not empty.latest.is_symlink()
    assert empty.latest.read_text() == "snapshots/000002"
    assert current_path(empty.root) == empty.snapshot(2)


def test_an_io_error_while_linking_latest_is_raised(
    empty: Store, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(empty, "1")

    def broken(*args: object, **kwargs: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(Path, "symlink_to", broken)
    with pytest.raises(OSError, match="input/output"):
        publish(empty, "2")
    assert empty.current() == 1


def test_only_partitions_with_other_content_count_as_changed(empty: Store, publish: Publish) -> None:
    manifest = publish(empty, "1")
    same = next(file for file in manifest.files if file.table == "clusters")
    merged = MergedFile("clusters", "01", Path(same.path).name, "/nowhere", same.sha256, same.size, same.rows)
    other = merged._replace(sha256="0" * 64)
    assert changed_partitions(manifest, [MergedPartition("clusters", "01", (merged,))]) == []
    assert len(changed_partitions(manifest, [MergedPartition("clusters", "01", (other,))])) == 1
    assert len(changed_partitions(manifest, [MergedPartition("clusters", "01", ())])) == 1
    assert changed_partitions(manifest, [MergedPartition("duplicates", "00", ())]) == [], "an empty file is no content"
    assert len(changed_partitions(None, [MergedPartition("clusters", "01", (merged,))])) == 1


def test_the_manifest_knows_no_clock_and_no_attempt(empty: Store, publish: Publish) -> None:
    publish(empty, "1")
    text = (empty.snapshot(1) / MANIFEST).read_text()
    assert str(empty.root) not in text
    assert "staging" not in text


def in_folders(store: Store, number: int) -> None:
    """Put the state of a snapshot where releases before put it: in a folder for each partition."""
    folder = store.snapshot(number)
    manifest = read_manifest(folder)
    files = []
    for file in manifest.files:
        path = file.path
        if file.table == ITEMS.name:
            path = f"{ITEMS.partition_folder(file.partition)}/{Path(file.path).name.removeprefix(f'{file.partition}-')}"
            (folder / path).parent.mkdir()
            (folder / file.path).rename(folder / path)
        files.append(replace(file, path=path))
    (folder / MANIFEST).write_bytes(replace(manifest, files=tuple(sorted(files))).to_bytes())


def items(store: Store, number: int) -> list[ManifestFile]:
    return [file for file in read_manifest(store.snapshot(number)).files if file.table == ITEMS.name]


def test_state_of_before_is_linked_out_of_its_folders_and_read_there_until_then(empty: Store, publish: Publish) -> None:
    before = publish(empty, "1")
    rows = pa.table([pa.array([bytes([0x30]) * 16], pa.binary(16))], schema=ITEMS.schema)
    empty.staging.mkdir(exist_ok=True)
    merged = MergedPartition("items", "03", write_partition(ITEMS, "03", rows, str(empty.staging)))
    commit(empty, replace(before, snapshot=2), [merged], 1)
    in_folders(empty, 2)
    assert BaseSnapshot(str(empty.snapshot(2))).read(ITEMS, "03").equals(rows)
    assert "manifest" not in {problem.check for problem in verify(empty)}
    publish(empty, "2")
    (old,), (new,) = items(empty, 2), items(empty, 3)
    assert old.path == f"_state/items/bucket=03/{old.sha256[:32]}.arrow"
    assert new == replace(old, path=f"_state/items/03-{old.sha256[:32]}.arrow")
    one, two = (empty.snapshot(number) / file.path for number, file in ((2, old), (3, new)))
    assert one.stat().st_ino == two.stat().st_ino
    assert [path.name for path in (empty.snapshot(3) / "_state" / "items").iterdir()] == [two.name]
    assert "manifest" not in {problem.check for problem in verify(empty)}
