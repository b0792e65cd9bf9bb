"""Beam wiring of the quotes stage: batches of ``TaggedArticle`` in, of ``QuotedArticle`` and ``Reject`` out."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import apache_beam as beam
import pyarrow as pa
from apache_beam.metrics import Metrics

from newsmill.schemas.row import from_batch, schema_of, to_batch
from newsmill.schemas.rows.article import QuotedArticle
from newsmill.schemas.rows.mention import Mention
from newsmill.schemas.rows.quote import Quote
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.guard import Handled, attempt
from newsmill.transforms.quotes.find import quotes_of

STAGE = "quotes"
"""Name of this stage in rejects."""
FAILURES = "failures"
"""Tag of the second output."""


class QuotedArticles(NamedTuple):
    """What the stage gives."""

    rows: Any
    """PCollection of record batches of ``QuotedArticle``, one for each batch taken."""
    failures: Any
    """PCollection of record batches of ``Reject``, none of them empty."""


@dataclass
class FindQuotes(beam.PTransform):
    """Find the quotes of every article: record batches of ``TaggedArticle`` to ``QuotedArticle`` and ``Reject``.

    Counters: ``quotes/articles_in``, ``quotes/quotes_out``, ``quotes/articles_failed``.
    """

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> QuotedArticles:
        """Return the batches with their quotes and the batches of rejects."""
        outputs = batches | "Read quotes" >> beam.ParDo(_QuoteBatch()).with_outputs(FAILURES, main="rows")
        return QuotedArticles(outputs.rows, outputs[FAILURES])


@dataclass
class LeaveUnquoted(beam.PTransform):
    """Take ``TaggedArticle`` batches, give ``QuotedArticle`` batches without quotes."""

    def expand(self, batches: beam.PCollection[pa.RecordBatch]) -> QuotedArticles:
        """Wire it."""
        rows = batches | "Add no quotes" >> beam.Map(without_quotes).with_output_types(pa.RecordBatch)
        failures = batches.pipeline | "No failures" >> beam.Create([]).with_output_types(pa.RecordBatch)
        return QuotedArticles(rows, failures)


def quote_batch(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, list[Reject]]:
    """Return a batch of ``TaggedArticle`` with the quotes of each, and what says on which newsmill itself failed."""
    found = [_quotes_in(article) for article in from_batch(batch, _Read)]
    quotes = [() if isinstance(each, Reject) else each for each in found]
    return _with_quotes(batch, quotes), [each for each in found if isinstance(each, Reject)]


def without_quotes(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the batch with an empty list of quotes for each article."""
    return _with_quotes(batch, [()] * batch.num_rows)


@dataclass(frozen=True, slots=True)
class _Read:
    """What of an article the rules read."""

    title: str | None
    body: str
    language: str | None
    document_uri: str
    locator: str | None
    mentions: tuple[Mention, ...]


def _quotes_in(article: _Read) -> tuple[Quote, ...] | Reject:
    payload = f"{article.title or ''}\n{article.body}".encode("utf-8", "surrogatepass")
    record = Handled(article.document_uri, article.locator, payload)
    return attempt(STAGE, record, partial(quotes_of, article.title, article.body, article.language, article.mentions))


def _with_quotes(batch: pa.RecordBatch, quotes: list[tuple[Quote, ...]]) -> pa.RecordBatch:
    field = schema_of(QuotedArticle).field("quotes")
    rows = [[dataclasses.asdict(quote) for quote in each] for each in quotes]
    return batch.append_column(field, pa.array(rows, field.type))


class _QuoteBatch(beam.DoFn):
    def __init__(self) -> None:
        self._articles_in = Metrics.counter(STAGE, "articles_in")
        self._quotes_out = Metrics.counter(STAGE, "quotes_out")
        self._articles_failed = Metrics.counter(STAGE, "articles_failed")

    def process(self, batch: pa.RecordBatch) -> Iterator[Any]:
        """Yield the batch with its quotes, and a batch of rejects where newsmill itself failed."""
        quoted, failures = quote_batch(batch)
        self._articles_in.inc(batch.num_rows)
        self._quotes_out.inc(len(quoted.column("quotes").flatten()))
        self._articles_failed.inc(len(failures))
        yield quoted
        if failures:
            yield beam.pvalue.TaggedOutput(FAILURES, to_batch(failures, Reject))
