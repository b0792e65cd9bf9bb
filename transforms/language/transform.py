"""Beam wiring of language: batches of articles in, the same with two more columns out."""

from collections.abc import Iterator
from dataclasses import dataclass

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.article import LanguageArticle
from newsmill.transforms.language.tell import tell


def tell_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of ``Article`` as a batch of ``LanguageArticle``: two columns appended, the others not copied."""
    bodies, titles = batch.column("body").to_pylist(), batch.column("title").to_pylist()
    declared, sources = batch.column("declared_language").to_pylist(), batch.column("source").to_pylist()
    rows = zip(bodies, titles, declared, sources, strict=True)
    told = [tell(body or title or "", hint, source) for body, title, hint, source in rows]
    schema = schema_of(LanguageArticle)
    languages = pa.array([language for language, _ in told], schema.field("language").type)
    scores = pa.array([score for _, score in told], schema.field("language_score").type)
    columns = {"language": languages, "language_score": scores}
    return pa.RecordBatch.from_arrays(
        [columns[name] if name in columns else batch.column(name) for name in schema.names], schema=schema
    )


def retell_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of ``LanguageArticle`` with the language as it is told now.

    The stored language counts as declared; while it holds, its score stays. An article whose text is another now comes
    without a score and gets that of its new text.
    """
    told = tell_batch(batch)
    same = pc.equal(pc.fill_null(told.column("language"), ""), pc.fill_null(batch.column("language"), ""))
    kept = pc.if_else(same, batch.column("language_score"), None)
    score = pc.coalesce(kept, told.column("language_score"))
    ix = told.schema.get_field_index("language_score")
    return told.set_column(ix, told.schema.field(ix), score)


class _TellBatch(beam.DoFn):
    def process(self, element: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        yield tell_batch(element)


@dataclass
class TellLanguage(beam.PTransform):
    """Batches of ``Article`` to batches of ``LanguageArticle``. It cannot fail."""

    def expand(self, pcoll: beam.PCollection[pa.RecordBatch]) -> beam.PCollection[pa.RecordBatch]:
        """Tell the language of each article of each batch."""
        return pcoll | "Tell languages" >> beam.ParDo(_TellBatch())


@dataclass
class RetellLanguage(beam.PTransform):
    """Batches of ``LanguageArticle`` from the store to the same, language told again. It cannot fail."""

    def expand(self, pcoll: beam.PCollection[pa.RecordBatch]) -> beam.PCollection[pa.RecordBatch]:
        """Tell the language of each article of each batch."""
        return pcoll | "Tell languages again" >> beam.Map(retell_batch).with_output_types(pa.RecordBatch)
