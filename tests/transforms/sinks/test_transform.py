from pathlib import Path

import apache_beam as beam
import pyarrow as pa
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.util import assert_that, equal_to

from newsmill.schemas.rows.staged import Changes, MergedPartition, TableRows
from newsmill.schemas.tables import CLUSTERS
from newsmill.transforms.ground.attempt import Attempt
from newsmill.transforms.ground.snapshot import BaseSnapshot, read_file
from newsmill.transforms.sinks import staging
from newsmill.transforms.sinks.staging import SliceReader, stage_rows
from newsmill.transforms.sinks.transform import GatherTables, MergePartitions, StageChanges


def cluster(id_: str, size: int) -> dict[str, object]:
    return {"cluster_id": id_, "canonical_id": id_, "size": size, "source_count": 1, "canonical_rule": "r"}


def batch(*rows: dict[str, object]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), CLUSTERS.schema)


def test_rows_of_many_partitions_lie_in_one_file(tmp_path: Path) -> None:
    changes = [
        TableRows("clusters", "01", "put", batch(cluster("1", 1))),
        TableRows("clusters", "02", "put", batch(cluster("2", 1), cluster("22", 1))),
        TableRows("clusters", "03", "put", batch()),
    ]
    slices = stage_rows(str(tmp_path), changes)
    assert [part.partition for part in slices] == ["01", "02"], "no rows, no slice"
    assert len({part.path for part in slices}) == 1
    assert SliceReader().read(slices[1:])[0].column("cluster_id").to_pylist() == ["2", "22"]


def test_a_file_is_closed_when_all_its_rows_have_been_read_and_the_one_not_read_for_longest_when_many_are_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "OPEN_FILES", 2)
    opened: list[str] = []
    monkeypatch.setattr(staging, "_open", lambda path, real=staging._open: (opened.append(path), real(path))[1])
    first, second, third = (
        stage_rows(str(tmp_path), [TableRows("clusters", part, "put", batch(cluster(part, 1))) for part in "123"])
        for _ in range(3)
    )
    reader = SliceReader()
    reads = [first[0], second[0], first[1], third[0], second[1], first[2], second[2]]
    read = [reader.read([part])[0].column("cluster_id")[0].as_py() for part in reads]
    assert read == ["1", "1", "2", "1", "2", "3", "3"]
    # The third closed the second, which closed the first when it was opened again.
    paths = {slices[0].path: name for slices, name in ((first, "first"), (second, "second"), (third, "third"))}
    assert [paths[path] for path in opened] == ["first", "second", "third", "second", "first"]
    assert [paths[path] for path in reader._open] == ["third"], "the others have no rows left"


def test_a_replacement_without_rows_is_a_slice_all_the_same(tmp_path: Path) -> None:
    slices = stage_rows(str(tmp_path), [TableRows("clusters", "01", "replace", batch())])
    assert len(slices) == 1
    assert [table.num_rows for table in SliceReader().read(slices)] == [0]


def test_rows_from_all_workers_meet_in_their_partition(tmp_path: Path) -> None:
    lists = [
        [
            TableRows("clusters", "01", "put", batch(cluster("1a", 1))),
            TableRows("clusters", "02", "put", batch(cluster("2a", 1))),
        ],
        [TableRows("clusters", "01", "put", batch(cluster("1b", 2)))],
        [TableRows("clusters", "01", "patch", pa.RecordBatch.from_pydict({"cluster_id": ["1a"], "size": [9]}))],
    ]

    def of_one(merged: MergedPartition) -> list[TableRows]:
        follows = merged.partition == "01"
        return [TableRows("clusters", "0f", "put", batch(cluster("f", 1)))] if follows else []

    def check(found: list[MergedPartition]) -> None:
        by_partition = {part.partition: part for part in found}
        assert sorted(by_partition) == ["01", "02", "0f"]
        assert by_partition["0f"].files[0].rows == 1
        rows = read_file(by_partition["01"].files[0].path).to_pylist()
        assert [(row["cluster_id"], row["size"]) for row in rows] == [("1a", 9), ("1b", 2)]

    attempt = Attempt.begin("run-1", str(tmp_path))
    with beam.Pipeline(runner=FnApiRunner()) as p:
        staged = p | beam.Create(lists) | StageChanges(attempt, (Changes,))
        gathered = (
            staged.slices | GatherTables((CLUSTERS,)) | "Count" >> beam.MapTuple(lambda name, all_: len(list(all_)))
        )
        assert_that(gathered, equal_to([4]), "gathered")
        assert_that((staged.slices,) | MergePartitions(BaseSnapshot(""), attempt, of_one), check)
