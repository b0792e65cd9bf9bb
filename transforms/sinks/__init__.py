"""The sinks: rows into staged files, staged files into the finished files of a snapshot."""

from transforms.sinks.transform import MergePartitions, StageBatches, StageRows

__all__ = ["MergePartitions", "StageBatches", "StageRows"]
