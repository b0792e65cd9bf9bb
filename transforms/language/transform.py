"""Beam wiring of language: batches of articles in, the same with two more columns out, dead letters beside them.

An article on which newsmill fails has no language then; a dead letter says so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.row import schema_of, to_batch
from newsmill.schemas.rows.article import LanguageArticle
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.guard import attempt, handled_article
from newsmill.transforms.language.tell import tell

STAGE = "language"
"""Name of this stage in rejects."""

_FAILURES = "failures"
_ARTICLE = ("document_uri", "locator", "title", "body", "declared_language", "source")

Told = tuple[pa.RecordBatch, pa.RecordBatch]
"""A batch of ``LanguageArticle`` and one of ``Reject``."""


class LanguageTold(NamedTuple):
    """What this stage gives."""

    rows: beam.PCollection[pa.RecordBatch]
    """Batches of ``LanguageArticle``, one for each batch taken."""
    failures: beam.PCollection[pa.RecordBatch]
    """Batches of ``Reject``; their articles are among the rows, without a language."""


def tell_batch(batch: pa.RecordBatch) -> Told:
    """Return a batch of ``Article`` as ``LanguageArticle``: two columns appended, the others not copied."""
    told = [_tell(*row) for row in zip(*(batch.column(name).to_pylist() for name in _ARTICLE), strict=True)]
    found = [(None, None) if isinstance(each, Reject) else each for each in told]
    schema = schema_of(LanguageArticle)
    languages = pa.array([language for language, _ in found], schema.field("language").type)
    scores = pa.array([score for _, score in found], schema.field("language_score").type)
    columns = {"language": languages, "language_score": scores}
    rows = pa.RecordBatch.from_arrays(
        [columns[name] if name in columns else batch.column(name) for name in schema.names], schema=schema
    )
    return rows, to_batch([each for each in told if isinstance(each, Reject)], Reject)


def retell_batch(batch: pa.RecordBatch) -> Told:
    """Return a batch of ``LanguageArticle`` with the language as it is told now.

    The stored language counts as declared; while it holds, its score stays. An article whose text is another now comes
    without a score and gets that of its new text.
    """
    told, rejects = tell_batch(batch)
    same = pc.equal(pc.fill_null(told.column("language"), ""), pc.fill_null(batch.column("language"), ""))
    kept = pc.if_else(same, batch.column("language_score"), None)
    score = pc.coalesce(kept, told.column("language_score"))
    ix = told.schema.get_field_index("language_score")
    return told.set_column(ix, told.schema.field(ix), score), rejects


def _tell(
    document_uri: str, locator: str | None, title: str | None, body: str, declared: str | None, source: str | None
) -> tuple[str | None, float | None] | Reject:
    record = handled_article(document_uri, locator, title, body)
    return attempt(STAGE, record, lambda: tell(body or title or "", declared, source))


class _TellBatch(beam.DoFn):
    def __init__(self, told: Callable[[pa.RecordBatch], Told]) -> None:
        self._told = told

    def process(self, element: pa.RecordBatch) -> Iterator[Any]:
        rows, rejects = self._told(element)
        yield rows
        if rejects.num_rows:
            yield beam.pvalue.TaggedOutput(_FAILURES, rejects)


@dataclass
class TellLanguage(beam.PTransform):
    """Batches of ``Article`` to batches of ``LanguageArticle``."""

    def expand(self, pcoll: beam.PCollection[pa.RecordBatch]) -> LanguageTold:
        """Tell the language of each article of each batch."""
        split = pcoll | "Tell languages" >> beam.ParDo(_TellBatch(tell_batch)).with_outputs(_FAILURES, main="rows")
        return LanguageTold(split.rows, split[_FAILURES])


@dataclass
class RetellLanguage(beam.PTransform):
    """Batches of ``LanguageArticle`` from the store to the same, language told again."""

    def expand(self, pcoll: beam.PCollection[pa.RecordBatch]) -> LanguageTold:
        """Tell the language of each article of each batch."""
        told = beam.ParDo(_TellBatch(retell_batch)).with_outputs(_FAILURES, main="rows")
        split = pcoll | "Tell languages again" >> told
        return LanguageTold(split.rows, split[_FAILURES])
