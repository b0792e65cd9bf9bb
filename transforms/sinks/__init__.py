"""The sinks: rows into staged files, staged files into the finished files of a snapshot."""

from newsmill.transforms.sinks.files import write_empty, write_partition
from newsmill.transforms.sinks.staging import stage_rows
from newsmill.transforms.sinks.transform import MergePartitions, StageBatches, StageRows, merge_partition

__all__ = [
    "MergePartitions",
    "StageBatches",
    "StageRows",
    "merge_partition",
    "stage_rows",
    "write_empty",
    "write_partition",
]
