"""Numbers of the documents of a run, and where each stands in the files of signatures.

New ones come first, then old ones, either in order of time (day, publication, id), so that a number depends neither
on the order of the files nor on that of their rows. Document numbers never leave a run.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsmill.transforms.deduplicate.column_bytes import fixed_width
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.deduplicate.tokens import Ints

UNDATED = np.iinfo(np.int64).max
"""Stands for no publication time: behind every real one."""


class Places(NamedTuple):
    """Where documents stand, a column each."""

    batch: Ints
    """The number of its record batch."""
    row: Ints
    """Its row there."""
    ids: npt.NDArray[np.bytes_]
    """Ids of 32 hex characters."""
    days: Ints
    """Data time in days since 1970-01-01."""
    published: Ints
    """Microseconds since 1970; ``UNDATED`` for none."""
    fresh: npt.NDArray[np.bool_]
    """Which are of this run."""
    new: npt.NDArray[np.bool_]
    """Which are compared as if they were: these, and those to be checked again."""
    ranks: Ints
    """Its position in the order of time."""


def number_documents(parts: Sequence[tuple[pa.RecordBatch, SignatureFile]]) -> Places:
    """Return where each document stands, in the order of document numbers."""
    places = _places(parts)
    superseded = ~places.fresh & _among(places.ids, places.ids[places.fresh])
    removed = _among(places.ids, _ids(file.removed for _, file in parts)) & ~places.fresh
    kept = np.flatnonzero(~(superseded | removed))
    order = kept[in_time(places.days[kept], places.published[kept], places.ids[kept])]
    places = Places._make([*(column[order] for column in places[:-1]), np.arange(len(order))])
    new_first = np.argsort(~places.new, kind="stable")
    return Places._make(column[new_first] for column in places)


def in_time(days: Ints, published: Ints, ids: npt.NDArray[np.bytes_]) -> Ints:
    """Return the order by day, publication and id; ids, which take longest to sort, only where the others are equal."""
    order: Ints = np.lexsort((published, days))
    same = (np.diff(days[order]) == 0) & (np.diff(published[order]) == 0)
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    rows = order[tied]
    order[tied] = rows[np.lexsort((ids[rows], published[rows], days[rows]))]
    return order


def _places(parts: Sequence[tuple[pa.RecordBatch, SignatureFile]]) -> Places:
    """Return where the documents stand, batch by batch; ranks are not told yet."""
    rows = [batch.num_rows for batch, _ in parts]
    fresh = np.repeat(np.array([file.new for _, file in parts], np.bool_), rows)
    ids = _joined([fixed_width(batch.column("article_id"), 32).view("S32") for batch, _ in parts], "S32")
    return Places(
        batch=np.repeat(np.arange(len(parts)), rows),
        row=_joined([np.arange(count) for count in rows], np.int64),
        ids=ids,
        days=_joined([batch.column("day").to_numpy(zero_copy_only=False) for batch, _ in parts], np.int64),
        published=_joined([_moments(batch) for batch, _ in parts], np.int64),
        fresh=fresh,
        new=fresh | _among(ids, _ids(file.recheck for _, file in parts)),
        ranks=np.zeros(0, np.int64),
    )


def _moments(batch: pa.RecordBatch) -> Ints:
    moments: Ints = batch.column("published_at").cast(pa.int64()).fill_null(int(UNDATED)).to_numpy(zero_copy_only=False)
    return moments


def _joined(columns: Sequence[npt.NDArray[Any]], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype), *columns]).astype(dtype, copy=False)


def _among(ids: npt.NDArray[np.bytes_], few: npt.NDArray[np.bytes_]) -> npt.NDArray[np.bool_]:
    """Tell which of ``ids`` are among ``few``: sorting these alone is sooner done than both, as ``np.isin`` does."""
    if not len(few):
        return np.zeros(len(ids), np.bool_)
    few = np.sort(few)
    found: npt.NDArray[np.bool_] = few[np.minimum(np.searchsorted(few, ids), len(few) - 1)] == ids
    return found


def _ids(groups: Iterable[tuple[str, ...]]) -> npt.NDArray[np.bytes_]:
    return np.array(sorted({article_id for group in groups for article_id in group}), "S32")
