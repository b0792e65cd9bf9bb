"""Story vectors as columns: the terms of many articles in a few arrays, and the articles' places in them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.bytes_]
Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.uint32]


@dataclass(frozen=True)
class Vectors:
    """Articles of one language by (published, id), which is the order of their positions."""

    ids: Ids
    """Article ids, 32 hex characters each."""
    days: Ints
    """Day of publication, days since 1970-01-01."""
    sources: npt.NDArray[np.str_]
    """Source of each."""
    stories: Ids
    """The story that each is in as told so far, its own id until then."""
    owners: Ints
    """Position of the article that each term is of, ascending."""
    numbers: Numbers
    """Numbers of the terms, ascending within an article."""
    strengths: Bytes
    """Their strengths in steps, see ``vector``: a byte each, as a window has millions of terms."""
    rarities: Bytes
    """Their rarities in steps."""
    marks: Bytes
    """Their marks, see ``terms``."""

    def __len__(self) -> int:
        return len(self.ids)


def read_vectors(rows: pa.Table) -> Vectors:
    """Return the ``StoryVector`` rows of one language as columns; those without terms are left out."""
    filled = pc.greater(pc.binary_length(rows.column("numbers")), 0)
    if not pc.all(filled).as_py():
        rows = rows.filter(filled)
    rows = rows.sort_by([("published_at", "ascending"), ("article_id", "ascending")]).combine_chunks()
    numbers, strengths, rarities, marks = (
        _values(rows, name) for name in ("numbers", "strengths", "rarities", "marks")
    )
    lengths = pc.binary_length(rows.column("marks")).to_numpy().astype(np.int64)
    return Vectors(
        ids=_values(rows, "article_id").view("S32"),
        stories=_values(rows, "story_id").view("S32"),
        days=rows.column("day").to_numpy().astype(np.int64),
        sources=np.array(rows.column("source").to_pylist(), np.str_),
        owners=np.repeat(np.arange(rows.num_rows), lengths),
        numbers=numbers.view("<u4"),
        strengths=strengths,
        rarities=rarities,
        marks=marks,
    )


def joined(parts: Iterable[Vectors]) -> Vectors:
    """Return the articles of ``parts``, of which there is one at least, one part after the other."""
    listed = [*parts]
    starts = np.cumsum([0] + [len(part) for part in listed[:-1]])
    owners = [part.owners + start for part, start in zip(listed, starts, strict=True)]
    names = ("ids", "days", "sources", "stories", "numbers", "strengths", "rarities", "marks")
    columns = {name: np.concatenate([getattr(part, name) for part in listed]) for name in names}
    return Vectors(owners=np.concatenate(owners), **columns)


def chosen(articles: Vectors, kept: Flags) -> Vectors:
    """Return the articles that are ``kept``."""
    terms = kept[articles.owners]
    owners = (np.cumsum(kept) - 1)[articles.owners[terms]]
    of_articles = {name: getattr(articles, name)[kept] for name in ("ids", "days", "sources", "stories")}
    of_terms = {name: getattr(articles, name)[terms] for name in ("numbers", "strengths", "rarities", "marks")}
    return Vectors(owners=owners, **of_articles, **of_terms)


def _values(rows: pa.Table, name: str) -> Bytes:
    """Return the bytes of a column, one value after the other."""
    column = pa.concat_arrays(rows.column(name).chunks) if rows.num_rows else pa.array([], pa.binary())
    _, ends, data = column.buffers()
    at = np.frombuffer(ends, "<i4", len(column) + 1, 4 * column.offset) if len(column) else np.zeros(1, np.int32)
    return np.frombuffer(data or b"", np.uint8, int(at[-1] - at[0]), int(at[0]))
