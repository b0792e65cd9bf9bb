"""Wires the sinks into Beam."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.all_tables import BY_NAME
from newsmill.schemas.rows.staged import MergedPartition, Operation, StagedBatch, StagedSlice, TableRows
from newsmill.schemas.table import Table
from newsmill.transforms.ground.snapshot import BaseSnapshot
from newsmill.transforms.sinks.files import write_partition
from newsmill.transforms.sinks.merge import merge
from newsmill.transforms.sinks.staging import read_slices, stage_batch, stage_rows


@dataclass
class StageBatches(beam.PTransform):
    """Record batches into staged files: takes one or several collections of batches, gives ``StagedBatch``.

    Several are staged apart and joined as descriptors: a Flatten of the batches themselves would hold them in memory.
    """

    folder: str

    def expand(
        self, collections: beam.PCollection[pa.RecordBatch] | tuple[beam.PCollection[pa.RecordBatch], ...]
    ) -> beam.PCollection[StagedBatch]:
        """Wire it."""
        folder = self.folder
        stage = beam.Map(lambda batch: stage_batch(folder, batch)).with_output_types(StagedBatch)
        return _each(collections, stage, "Stage batch")


@dataclass
class StageRows(beam.PTransform):
    """Rows for many partitions into staged files: takes one or several collections of lists of ``TableRows``.

    Gives ``StagedSlice``; several collections are staged apart, as in ``StageBatches``.
    """

    folder: str

    def expand(
        self, collections: beam.PCollection[list[TableRows]] | tuple[beam.PCollection[list[TableRows]], ...]
    ) -> beam.PCollection[StagedSlice]:
        """Wire it."""
        folder = self.folder
        stage = beam.FlatMap(lambda rows: stage_rows(folder, rows)).with_output_types(StagedSlice)
        return _each(collections, stage, "Stage rows")


def _each(collections: Any, stage: beam.PTransform, label: str) -> beam.PCollection[Any]:
    if not isinstance(collections, tuple):
        return collections | label >> stage
    staged = tuple(part | f"{label} {ix}" >> stage for ix, part in enumerate(collections, start=1))
    return staged | f"{label}: join" >> beam.Flatten()


@dataclass
class MergePartitions(beam.PTransform):
    """Staged slices into finished files: takes ``StagedSlice``, gives ``MergedPartition``, one for each partition."""

    base: BaseSnapshot
    folder: str
    following: Callable[[MergedPartition], list[TableRows]]
    """The rows that follow from a partition once it is merged; no slice belongs to their partitions."""

    def expand(self, slices: beam.PCollection[StagedSlice]) -> beam.PCollection[MergedPartition]:
        """Wire it."""
        return (
            slices
            | "Key by partition" >> beam.Map(_partition_key).with_output_types(tuple[tuple[str, str], StagedSlice])
            | "Group by partition" >> beam.GroupByKey()
            | "Merge partition"
            >> beam.ParDo(_MergeDoFn(self.base, self.folder, self.following)).with_output_types(MergedPartition)
        )


def merge_partition(
    base: BaseSnapshot, table: Table, partition: str, slices: Iterable[StagedSlice], folder: str
) -> MergedPartition:
    """Merge ``slices`` with the old rows of one partition into finished files in ``folder``."""
    by_operation: dict[Operation, list[StagedSlice]] = defaultdict(list)
    for part in slices:
        by_operation[part.operation].append(part)  # type: ignore[index]  # the field is a str for Beam's row coder
    changes = {operation: read_slices(parts) for operation, parts in by_operation.items()}
    rows = merge(table, base.read(table, partition), changes)
    return MergedPartition(table.name, partition, write_partition(table, partition, rows, folder))


def merge_changes(base: BaseSnapshot, changes: Iterable[TableRows], folder: str) -> list[MergedPartition]:
    """Merge rows with the old rows of their partitions: ``changes`` are all there is for these."""
    grouped: dict[tuple[str, str], list[StagedSlice]] = defaultdict(list)
    for part in stage_rows(folder, changes):
        grouped[part.table, part.partition].append(part)
    return [merge_partition(base, BY_NAME[key[0]], key[1], slices, folder) for key, slices in sorted(grouped.items())]


def _partition_key(part: StagedSlice) -> tuple[tuple[str, str], StagedSlice]:
    return (part.table, part.partition), part


class _MergeDoFn(beam.DoFn):
    def __init__(
        self, base: BaseSnapshot, folder: str, following: Callable[[MergedPartition], list[TableRows]]
    ) -> None:
        self.base = base
        self.folder = folder
        self.following = following

    def process(self, element: tuple[tuple[str, str], Iterable[StagedSlice]]) -> Iterator[MergedPartition]:
        (name, partition), slices = element
        merged = merge_partition(self.base, BY_NAME[name], partition, slices, self.folder)
        yield merged
        yield from merge_changes(self.base, self.following(merged), self.folder)
