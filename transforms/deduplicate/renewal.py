"""Stored articles signed and compared again, all of them: for a store of another version of the algorithm."""

from dataclasses import dataclass

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc

from schemas.rows.staged import StagedBatch
from schemas.state import SIGNATURES
from transforms.base import BaseSnapshot
from transforms.deduplicate.signature import days_of
from transforms.deduplicate.signature_files import SignatureFile
from transforms.partitions import day_name


@dataclass
class RecallExactHashes(beam.PTransform):
    """Stored ``Article`` batches with the exact hash that only the store's signatures know (64 hex, the last 32 zero).

    It covers the text before line roles, which no table has in one piece, and does not depend on the algorithm.
    """

    base: BaseSnapshot

    def expand(self, articles: beam.PCollection[pa.RecordBatch]) -> beam.PCollection[pa.RecordBatch]:
        """Wire it."""
        base = self.base
        return articles | "Look up hashes" >> beam.Map(lambda batch: with_exact_hashes(batch, base))


@dataclass
class CompareAll(beam.PTransform):
    """Staged ``Signature`` batches to the files to compare: these, and nothing that is stored."""

    def expand(self, staged: beam.PCollection[StagedBatch]) -> beam.PCollection[SignatureFile]:
        """Wire it."""
        return staged | "Take all files" >> beam.Map(lambda batch: SignatureFile(batch.path, new=True))


def with_exact_hashes(articles: pa.RecordBatch, base: BaseSnapshot) -> pa.RecordBatch:
    """Return ``articles`` with their exact hashes from the signatures of their days.

    Raises:
        ValueError: the store has no signature of one of them; ``newsmill verify`` tells such a store.
    """
    days = day_name(pc.unique(days_of(articles)).cast(pa.int32())).to_pylist()
    stored = pa.concat_tables([base.read(SIGNATURES, day, ["article_id", "exact_hash"]) for day in sorted(days)])
    at = pc.index_in(articles.column("article_id"), value_set=stored.column("article_id").combine_chunks())
    if at.null_count:
        raise ValueError("the store lacks signatures of its articles: `newsmill verify` says more")
    hashes = [value.hex().ljust(64, "0") for value in stored.column("exact_hash").take(at).to_pylist()]
    ix = articles.schema.get_field_index("exact_hash")
    return articles.set_column(ix, articles.schema.field(ix), pa.array(hashes, pa.string()))
