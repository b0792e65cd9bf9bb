"""Clusters without the articles that leave the store: neighbours are linked again across the gap."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.state import SIGNATURES
from newsmill.transforms.deduplicate.neighbours import days_of, rechecked_ids, window
from newsmill.transforms.deduplicate.signature_files import SignatureFile, write_comparison
from newsmill.transforms.deduplicate.transform import FindDuplicates, Found
from newsmill.transforms.ground.snapshot import BaseSnapshot


@dataclass
class CompareWithout(beam.PTransform):
    """What is found when those with an edge to one of ``article_ids``, which leave the store, are compared again."""

    base: BaseSnapshot
    folder: str
    """For the list of files to compare, written when the pipeline is built."""
    article_ids: tuple[str, ...]

    def expand(self, begin: beam.Pipeline) -> beam.PCollection[Found]:
        """Wire it."""
        comparison = write_comparison(self.folder, _files_without(self.base, self.article_ids))
        pairs = begin | "Comparison" >> beam.Create([comparison]) | "Find duplicates" >> FindDuplicates()
        return pairs.found


def _files_without(base: BaseSnapshot, article_ids: Iterable[str]) -> list[SignatureFile]:
    """Return the stored signature files around those articles' neighbours, the articles themselves left out."""
    gone = sorted(article_ids)
    rechecked = rechecked_ids(pa.chunked_array([pa.array(gone, pa.string())]), base)
    days = window(days_of([*gone, *rechecked], base), base)
    paths = [path for day in days for path in base.files(SIGNATURES, day)]
    told = SignatureFile("", new=False, recheck=tuple(rechecked), removed=tuple(gone), base=base.path)
    return [replace(told, path=path) for path in paths]
