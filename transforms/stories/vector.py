"""From articles to story vectors: one row each, a whole batch at once."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsmill.schemas.row import to_batch
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.state import STORY_VECTORS
from newsmill.transforms.ground.guard import attempt, handled_article
from newsmill.transforms.ground.partitions import data_time, day_number
from newsmill.transforms.stories.columns import Bytes, Floats
from newsmill.transforms.stories.roundups import is_roundup
from newsmill.transforms.stories.terms import TERM, Terms, terms
from newsmill.transforms.stories.word_list import languages

STAGE = "stories"
_IN_HAND = ("document_uri", "locator", "title", "body")
_TOLD_BY = ("published_at", "title", "body")
STRENGTH_STEPS = 32
"""Steps of a strength of 1: it is kept as a whole number of them."""
RARITY_STEPS = 16
"""Steps of a rarity of 1."""
_NONE: Terms = np.zeros(0, TERM)


class Vectorized(NamedTuple):
    """The vectors of a batch of articles."""

    rows: pa.RecordBatch
    """``StoryVector`` rows, one for each article."""
    rejects: pa.RecordBatch
    """``Reject`` rows of those whose terms could not be told: they stand alone."""


def story_vectors(articles: pa.RecordBatch, tell: bool = True) -> pa.RecordBatch:
    """Return the rows of ``vectorize``."""
    return vectorize(articles, tell).rows


def vectorize(articles: pa.RecordBatch, tell: bool = True) -> Vectorized:
    """Return the vectors of a batch of ``LanguageArticle`` or any row that extends it.

    No terms, so that they stand alone, have undated articles, roundups, those in a language without a word list, and
    all where ``tell`` is false.
    """
    spoken = [primary(tag) for tag in articles.column("language").to_pylist()]
    handled = [handled_article(*row) for row in zip(*_columns(articles, _IN_HAND), strict=True)]
    rows = zip(handled, *_columns(articles, _TOLD_BY), spoken, strict=True)
    found = [attempt(STAGE, hand, partial(_terms, *row)) if tell else _NONE for hand, *row in rows]
    told = [_NONE if isinstance(each, Reject) else each for each in found]
    rejects = to_batch([each for each in found if isinstance(each, Reject)], Reject)
    return Vectorized(_vectors(articles, spoken, told), rejects)


def _vectors(articles: pa.RecordBatch, spoken: list[str | None], told: list[Terms]) -> pa.RecordBatch:
    every, lengths = np.concatenate([_NONE, *told]), [len(found) for found in told]
    columns = {name: articles.column(name) for name in ("article_id", "published_at", "source")} | {
        "day": day_number(data_time(articles.column("published_at"), articles.column("first_seen_at"))),
        "language": pa.array(spoken, pa.string()),
        "numbers": _cut(every["number"], lengths),
        "strengths": _cut(_steps(every["strength"], STRENGTH_STEPS), lengths),
        "rarities": _cut(_steps(every["rarity"], RARITY_STEPS), lengths),
        "marks": _cut(every["marks"], lengths),
        "story_id": articles.column("article_id"),
    }
    schema = STORY_VECTORS.schema
    return pa.RecordBatch.from_arrays([columns[field.name].cast(field.type) for field in schema], schema=schema)


def primary(tag: str | None) -> str | None:
    """Return the primary subtag of a BCP-47 tag.

    >>> primary("de-AT")
    'de'
    """
    return tag.split("-")[0].lower() if tag else None


def _columns(articles: pa.RecordBatch, names: Sequence[str]) -> list[list[Any]]:
    return [articles.column(name).to_pylist() for name in names]


def _terms(published_at: object, title: str | None, body: str, language: str | None) -> Terms:
    alone = published_at is None or language not in languages() or is_roundup(title or "", body)
    return _NONE if alone or language is None else terms(title or "", body, language)


def _steps(values: Floats, steps: int) -> Bytes:
    found: Bytes = np.minimum(np.rint(values * steps), 255).astype("u1")
    return found


def _cut(values: npt.NDArray[Any], lengths: list[int]) -> pa.Array:
    """Return the bytes of ``values``, which are of so many articles one after the other, ``lengths`` of them each."""
    ends = values.itemsize * np.cumsum([0, *lengths])
    buffers = [None, pa.py_buffer(ends.astype("<i4")), pa.py_buffer(np.ascontiguousarray(values))]
    return pa.Array.from_buffers(pa.binary(), len(lengths), buffers)
