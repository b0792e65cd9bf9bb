"""Batches of articles on which newsmill may fail: the article it fails on goes without its mentions and quotes.

Text and identity of an article are in other tables by then, so an article is never left out here: where it cannot be
written without these either, the run ends, and its message names the document.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pyarrow as pa

from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.ground.guard import Handled, handled_article, internal_error

STAGE = "tables"
"""Name of this stage in rejects."""
_DERIVED = ("mentions", "quotes")
"""List columns of an article that can be left empty."""

T = TypeVar("T")


def flattened(batch: pa.RecordBatch, flat: Callable[[pa.RecordBatch], T]) -> Iterator[T | Reject]:
    """Yield what ``flat`` makes of a batch of ``QuotedArticle``; where it raises, of its articles one by one.

    An article on which it raises goes without what was derived from its text, and a dead letter follows.

    Raises:
        RuntimeError: it raises even then; the message names the article's document.
        OSError: the store cannot be read.
    """
    try:
        yield flat(batch)
        return
    except (OSError, MemoryError):
        raise
    except Exception:  # noqa: S110  (one article makes it raise: it is found, and named, below)
        pass
    for position in range(batch.num_rows):
        yield from _alone(batch.take(pa.array([position])), flat)


def _alone(article: pa.RecordBatch, flat: Callable[[pa.RecordBatch], T]) -> Iterator[T | Reject]:
    try:
        yield flat(article)
    except (OSError, MemoryError):
        raise
    except Exception as error:  # whatever it is, it concerns this article
        reject = internal_error(STAGE, _handled(article), error)
        try:
            yield flat(_without_derived(article))
        except (OSError, MemoryError):
            raise
        except Exception as again:
            raise RuntimeError(f"{reject.document_uri} cannot be written: {reject.detail}") from again
        yield reject


def _handled(article: pa.RecordBatch) -> Handled:
    row = {name: article.column(name)[0].as_py() for name in ("document_uri", "locator", "title", "body")}
    return handled_article(**row)


def _without_derived(article: pa.RecordBatch) -> pa.RecordBatch:
    for name in _DERIVED:
        place = article.schema.get_field_index(name)
        field = article.schema.field(place)
        article = article.set_column(place, field, pa.array([[]], field.type))
    return article
