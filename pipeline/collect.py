"""What comes back from the workers: one file with every descriptor, written whole or not at all."""

import json
import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apache_beam as beam

from schemas.rows.staged import MergedFile, MergedPartition
from schemas.rows.work import Count


@dataclass(frozen=True)
class Results:
    """What a finished pipeline returned."""

    partitions: tuple[MergedPartition, ...]
    """Every rewritten partition, sorted."""
    counts: dict[str, int]
    """Counts by name, added up."""


@dataclass
class Collect(beam.PTransform):
    """Gather all results on one worker, which writes them to ``path`` in one rename."""

    path: str

    def expand(self, results: beam.PCollection[Any]) -> beam.PCollection[str]:
        """Wire it."""
        path = self.path
        gathered = results | "Gather" >> beam.combiners.ToList()
        return gathered | "Write results" >> beam.Map(lambda items: write_results(path, items))


def write_results(path: str, items: list[Any]) -> str:
    """Write ``items`` to ``path`` atomically and return the path; the last writer of a retry wins whole."""
    content: dict[str, list[Any]] = {"partitions": [], "counts": []}
    for item in items:
        kind = {MergedPartition: "partitions", Count: "counts"}[type(item)]
        content[kind].append(item)
    temporary = Path(f"{path}.{uuid.uuid4().hex}")
    temporary.write_text(json.dumps(content))
    os.replace(temporary, path)
    return path


def read_results(path: str) -> Results:
    """Return what ``write_results`` wrote.

    Raises:
        OSError: the pipeline did not come to its end.
    """
    content = json.loads(Path(path).read_text())
    counts: dict[str, int] = {}
    for name, value in content["counts"]:
        counts[name] = counts.get(name, 0) + value
    partitions = [
        MergedPartition(table, partition, tuple(MergedFile(*file) for file in files))
        for table, partition, files in content["partitions"]
    ]
    return Results(tuple(sorted(partitions)), counts)
