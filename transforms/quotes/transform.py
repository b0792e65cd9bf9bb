"""Steps of the quotes stage: a batch of ``TaggedArticle`` in, of ``QuotedArticle`` and of ``Reject`` out."""

from dataclasses import dataclass
from functools import partial

import pyarrow as pa
from apache_beam.metrics import Metrics

from newsmill.schemas.row import column_of, from_batch, schema_of, to_batch
from newsmill.schemas.rows.article import QuotedArticle
from newsmill.schemas.rows.quote import Quote
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.guard import attempt, handled_article
from newsmill.transforms.quotes.find import quotes_of
from newsmill.transforms.quotes.mention import Mention

STAGE = "quotes"
"""Name of this stage in rejects."""


def find_quotes(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """Return a batch of ``TaggedArticle`` as ``QuotedArticle``, and rejects where newsmill itself failed.

    Counters: ``quotes/articles_in``, ``quotes/quotes_out``, ``quotes/articles_failed``.
    """
    quoted, failures = quote_batch(batch)
    _count("articles_in", batch.num_rows)
    _count("quotes_out", len(quoted.column("quotes").flatten()))
    _count("articles_failed", len(failures))
    return quoted, to_batch(failures, Reject)


def leave_unquoted(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, None]:
    """Return the batch with an empty list of quotes for each article."""
    return without_quotes(batch), None


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
    record = handled_article(article.document_uri, article.locator, article.title, article.body)
    return attempt(STAGE, record, partial(quotes_of, article.title, article.body, article.language, article.mentions))


def _with_quotes(batch: pa.RecordBatch, quotes: list[tuple[Quote, ...]]) -> pa.RecordBatch:
    field = schema_of(QuotedArticle).field("quotes")
    return batch.append_column(field, column_of(quotes, field.type))


def _count(name: str, by: int) -> None:
    Metrics.counter(STAGE, name).inc(by)
