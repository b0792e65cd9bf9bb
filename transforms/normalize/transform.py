"""Steps of normalize: batches of documents in, batches of articles and of dead letters out."""

from dataclasses import dataclass, replace
from functools import partial

import pyarrow as pa

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.article import Article, LanguageArticle
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import PAGES, Handled, attempt, handled_article
from newsmill.transforms.normalize.faults import STAGE
from newsmill.transforms.normalize.normalize import normalize
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.tell import tell_again


def normalize_batch(batch: pa.RecordBatch, settings: NormalizeSettings) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """Return the articles and the dead letters of one batch of documents, in their order."""
    results = [row for document in from_batch(batch, Document) for row in _with_or_without_page(document, settings)]
    articles = [row for row in results if isinstance(row, Article)]
    rejects = [row for row in results if isinstance(row, Reject)]
    return to_batch(articles, Article), to_batch(rejects, Reject)


def _with_or_without_page(document: Document, settings: NormalizeSettings) -> tuple[Article | Reject, ...]:
    """Return what a document is; where newsmill fails on its page, what it is without that, and the dead letter."""
    result = normalize(document, settings)
    if isinstance(result, Article) or result.reason != Reason.INTERNAL_ERROR or document.page_content is None:
        return (result,)
    own = normalize(replace(document, page_content=None, page_charset=None), settings)
    return (own, replace(result, stage=PAGES)) if isinstance(own, Article) else (result,)


@dataclass(frozen=True)
class Normalize:
    """A step from ``Document`` to ``Article``, dead letters beside them."""

    settings: NormalizeSettings

    def __call__(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.RecordBatch]:
        """Normalize each document of a batch."""
        return normalize_batch(batch, self.settings)


def tell_batch_again(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """Return a batch of ``LanguageArticle`` with the lines of each told apart anew, and dead letters.

    An article on which newsmill fails stays as it is stored.
    """
    articles = from_batch(batch, LanguageArticle)
    told = [attempt(STAGE, _handled(article), partial(tell_again, article)) for article in articles]
    kept = [new if isinstance(new, LanguageArticle) else old for new, old in zip(told, articles, strict=True)]
    return to_batch(kept, LanguageArticle), to_batch([row for row in told if isinstance(row, Reject)], Reject)


def _handled(article: LanguageArticle) -> Handled:
    return handled_article(article.document_uri, article.locator, article.title, article.body)
