"""Wires the sinks into Beam."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import apache_beam as beam
import pyarrow as pa
from apache_beam.typehints.decorators import no_annotations

from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.rows.staged import (
    Changes,
    MergedFile,
    MergedPartition,
    Operation,
    StagedBatch,
    StagedSlice,
    TableRows,
)
from newsmill.schemas.rows.work import Count
from newsmill.schemas.table import Table
from newsmill.transforms.ground.attempt import Attempt
from newsmill.transforms.ground.snapshot import BaseSnapshot, conformed, no_rows, read_file
from newsmill.transforms.sinks.day_files import DayFile, MergeChanges, cut_beside, link, split_by_touch
from newsmill.transforms.sinks.files import write_partition
from newsmill.transforms.sinks.merge import merge
from newsmill.transforms.sinks.staging import SliceReader, stage_batch, stage_rows


@dataclass(frozen=True)
class StageBatch:
    """A step from a batch of articles to its ``StagedBatch``."""

    attempt: Attempt

    def __call__(self, batch: pa.RecordBatch) -> tuple[StagedBatch, None]:
        """Stage a batch."""
        return stage_batch(self.attempt.folder, batch), None


class Staged(NamedTuple):
    """What ``StageChanges`` gives."""

    slices: beam.PCollection[StagedSlice]
    """The rows, in staged files."""
    counts: beam.PCollection[Count]
    """Their share of the run's counts."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject``."""


@dataclass
class StageChanges(beam.PTransform):
    """Whatever ``stages`` make of each element, into staged files: rows never travel, their descriptors do."""

    attempt: Attempt
    stages: tuple[Callable[[Any], Changes], ...]

    # Beam cannot use a NamedTuple of collections as a hint and would warn at every construction.
    @no_annotations
    def expand(self, elements: beam.PCollection[Any]) -> Staged:
        """Wire it."""
        stage = beam.ParDo(_StageDoFn(self.attempt, self.stages)).with_outputs("counts", "failures", main="slices")
        split = elements | "Stage changes" >> stage
        return Staged(split.slices, split.counts, split.failures)


class _StageDoFn(beam.DoFn):
    def __init__(self, attempt: Attempt, stages: tuple[Callable[[Any], Changes], ...]) -> None:
        self.attempt = attempt
        self.stages = stages

    def process(
        self, element: Any
    ) -> Iterator[
        StagedSlice
        | beam.pvalue.TaggedOutput[Literal["counts"], Count]
        | beam.pvalue.TaggedOutput[Literal["failures"], pa.RecordBatch]
    ]:
        for stage in self.stages:
            changes = stage(element)
            yield from stage_rows(self.attempt.folder, changes.rows)
            for count in changes.counts:
                yield beam.pvalue.TaggedOutput("counts", count)
            for failures in changes.failures:
                yield beam.pvalue.TaggedOutput("failures", failures)


@dataclass
class GatherTables(beam.PTransform):
    """Staged slices of ``tables``, all of a table together: takes ``StagedSlice``, gives them by the table's name."""

    tables: tuple[Table, ...]

    def expand(self, slices: beam.PCollection[StagedSlice]) -> beam.PCollection[tuple[str, Iterable[StagedSlice]]]:
        """Wire it."""
        names = frozenset(table.name for table in self.tables)
        key = beam.FlatMap(lambda part: [(part.table, part)] if part.table in names else [])
        keyed = slices | "Key by table" >> key.with_output_types(tuple[str, StagedSlice])
        return keyed | "Group by table" >> beam.GroupByKey()


@dataclass
class MergePartitions(beam.PTransform):
    """Staged slices into finished files: takes collections of ``StagedSlice``, gives a ``MergedPartition`` for each."""

    base: BaseSnapshot
    attempt: Attempt
    following: Callable[[MergedPartition], list[TableRows]]
    """The rows that follow from a partition once it is merged; no slice belongs to their partitions."""

    def expand(self, slices: tuple[beam.PCollection[StagedSlice], ...]) -> beam.PCollection[MergedPartition]:
        """Wire it."""
        return (
            slices
            | "Join slices" >> beam.Flatten()
            | "Key by partition" >> beam.Map(_partition_key).with_output_types(tuple[tuple[str, str], StagedSlice])
            | "Group by partition" >> beam.GroupByKey()
            | "Merge partition"
            >> beam.ParDo(_MergeDoFn(self.base, self.attempt, self.following)).with_output_types(MergedPartition)
        )


def merge_partition(
    base: BaseSnapshot, table: Table, partition: str, slices: Iterable[StagedSlice], folder: str, reader: SliceReader
) -> MergedPartition:
    """Merge ``slices`` with the old rows of one partition into finished files in ``folder``."""
    by_operation: dict[Operation, list[StagedSlice]] = defaultdict(list)
    for part in slices:
        by_operation[part.operation].append(part)  # type: ignore[index]  # the field is a str for Beam's row coder
    changes = {operation: reader.read(parts) for operation, parts in by_operation.items()}
    files = _some_days(base, table, partition, changes, folder)
    if files is None:
        files = write_partition(table, partition, merge(table, base.read(table, partition), changes), folder)
    return MergedPartition(table.name, partition, files)


def _some_days(
    base: BaseSnapshot, table: Table, partition: str, changes: MergeChanges, folder: str
) -> tuple[MergedFile, ...] | None:
    """Merge ``changes`` into the files of a month that they concern; null where that is not enough."""
    listed = zip(base.entries(table, partition), base.files(table, partition), strict=True)
    split = split_by_touch(table, (DayFile(*file) for file in listed), changes) if base.is_current() else None
    if split is None or not split.kept:
        return None
    old = pa.concat_tables(
        [no_rows(table.schema), *(conformed(read_file(file.path), table.schema) for file in split.touched)]
    )
    rows = merge(table, old, changes)
    cut = cut_beside(table, split.kept, rows)
    if cut is None:
        return None
    return (*(link(file, folder) for file in split.kept), *write_partition(table, partition, rows, folder, cut))


def merge_changes(base: BaseSnapshot, changes: Iterable[TableRows], folder: str) -> list[MergedPartition]:
    """Merge rows with the old rows of their partitions: ``changes`` are all there is for these."""
    grouped: dict[tuple[str, str], list[StagedSlice]] = defaultdict(list)
    for part in stage_rows(folder, changes):
        grouped[part.table, part.partition].append(part)
    reader = SliceReader()
    return [
        merge_partition(base, BY_NAME[table], partition, slices, folder, reader)
        for (table, partition), slices in sorted(grouped.items())
    ]


def _partition_key(part: StagedSlice) -> tuple[tuple[str, str], StagedSlice]:
    return (part.table, part.partition), part


class _MergeDoFn(beam.DoFn):
    def __init__(
        self, base: BaseSnapshot, attempt: Attempt, following: Callable[[MergedPartition], list[TableRows]]
    ) -> None:
        self.base = base
        self.attempt = attempt
        self.following = following

    def start_bundle(self) -> None:
        self.reader = SliceReader()

    def process(self, element: tuple[tuple[str, str], Iterable[StagedSlice]]) -> Iterator[MergedPartition]:
        (name, partition), slices = element
        folder = self.attempt.folder
        merged = merge_partition(self.base, BY_NAME[name], partition, slices, folder, self.reader)
        yield merged
        yield from merge_changes(self.base, self.following(merged), folder)

    def finish_bundle(self) -> None:
        del self.reader  # and with it the files that are open
