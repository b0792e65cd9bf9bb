"""Beam wiring of language: batches of articles in, the same with two more columns out."""

from collections.abc import Iterator
from dataclasses import dataclass

import apache_beam as beam
import pyarrow as pa

from newsmill.schemas.row import schema_of
from newsmill.schemas.rows.article import LanguageArticle
from newsmill.transforms.language.tell import tell


def tell_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch of ``Article`` as a batch of ``LanguageArticle``: two columns appended, the others not copied."""
    bodies, titles = batch.column("body").to_pylist(), batch.column("title").to_pylist()
    declared = batch.column("declared_language").to_pylist()
    told = [tell(body or title or "", hint) for body, title, hint in zip(bodies, titles, declared, strict=True)]
    schema = schema_of(LanguageArticle)
    languages = pa.array([language for language, _ in told], schema.field("language").type)
    scores = pa.array([score for _, score in told], schema.field("language_score").type)
    columns = {"language": languages, "language_score": scores}
    return pa.RecordBatch.from_arrays(
        [columns[name] if name in columns else batch.column(name) for name in schema.names], schema=schema
    )


class _TellBatch(beam.DoFn):
    def process(self, element: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        yield tell_batch(element)


@dataclass
class TellLanguage(beam.PTransform):
    """Batches of ``Article`` to batches of ``LanguageArticle``. It cannot fail."""

    def expand(self, pcoll: beam.PCollection[pa.RecordBatch]) -> beam.PCollection[pa.RecordBatch]:
        """Tell the language of each article of each batch."""
        return pcoll | "Tell languages" >> beam.ParDo(_TellBatch())
