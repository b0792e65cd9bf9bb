"""From articles to story vectors: one row each, a whole batch at once."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from newsmill.schemas.state import STORY_VECTORS
from newsmill.transforms.partitions import data_time, day_number
from newsmill.transforms.stories.roundups import is_roundup
from newsmill.transforms.stories.terms import Term, terms
from newsmill.transforms.stories.word_list import languages

STRENGTH_STEPS = 32
RARITY_STEPS = 16


def story_vectors(articles: pa.RecordBatch, tell: bool = True) -> pa.RecordBatch:
    """Return a batch of ``StoryVector``, row by row, of a batch of ``LanguageArticle`` or any row that extends it.

    No terms, so that they stand alone, have undated articles, roundups, those in a language without a word list, and
    all where ``tell`` is false.
    """
    spoken = [primary(tag) for tag in articles.column("language").to_pylist()]
    told = [_terms(*row) if tell else [] for row in zip(*_read(articles), spoken, strict=True)]
    columns = {name: articles.column(name) for name in ("article_id", "published_at", "source")} | {
        "day": day_number(data_time(articles.column("published_at"), articles.column("first_seen_at"))),
        "language": pa.array(spoken, pa.string()),
        "numbers": pa.array([_bytes([term.number for term in found], "<u4") for found in told], pa.binary()),
        "strengths": _steps(told, "strength", STRENGTH_STEPS),
        "rarities": _steps(told, "rarity", RARITY_STEPS),
        "marks": pa.array([bytes(term.marks for term in found) for found in told], pa.binary()),
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


def _read(articles: pa.RecordBatch) -> list[list[object]]:
    return [articles.column(name).to_pylist() for name in ("published_at", "title", "body")]


def _terms(published_at: object, title: str | None, body: str, language: str | None) -> list[Term]:
    alone = published_at is None or language not in languages() or is_roundup(title or "", body)
    return [] if alone or language is None else terms(title or "", body, language)


def _steps(told: Sequence[Sequence[Term]], name: str, steps: int) -> pa.Array:
    ix = Term._fields.index(name)
    values = [np.array([term[ix] for term in found]) for found in told]
    return pa.array([np.minimum(np.rint(row * steps), 255).astype("u1").tobytes() for row in values], pa.binary())


def _bytes(values: Sequence[int], dtype: str) -> bytes:
    return np.array(values, dtype).tobytes()
