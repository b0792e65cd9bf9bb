"""Numbers of the documents of a run, and where each stands in the files of signatures.

New ones come first, then old ones, either in order of time (day, publication, id), so that a number depends neither
on the order of the files nor on that of their rows. Document numbers never leave a run.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from newsmill.transforms.deduplicate.column_bytes import fixed_width
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.deduplicate.tokens import Ints

UNDATED = np.iinfo(np.int64).max
"""Stands for no publication time: behind every real one."""
_PLACE = np.dtype(
    [
        *(("id", "S32"), ("day", "i8"), ("published", "i8"), ("fresh", "?"), ("new", "?")),
        *(("batch", "i8"), ("row", "i8"), ("rank", "i8")),
    ]
)


def number_documents(parts: Sequence[tuple[pa.RecordBatch, SignatureFile]]) -> npt.NDArray[np.void]:
    """Return where each document stands, in the order of document numbers: a row of ``_PLACE`` each."""
    if not parts:
        return np.zeros(0, _PLACE)
    places = np.concatenate([_batch_places(ix, batch, file) for ix, (batch, file) in enumerate(parts)])
    superseded = ~places["fresh"] & _among(places["id"], places["id"][places["fresh"]])
    removed = _among(places["id"], _ids(file.removed for _, file in parts)) & ~places["fresh"]
    places["new"] |= _among(places["id"], _ids(file.recheck for _, file in parts))
    places = places[~(superseded | removed)]
    places = places[in_time(places["day"], places["published"], places["id"])]
    places["rank"] = np.arange(len(places))
    ordered: npt.NDArray[np.void] = np.concatenate([places[places["new"]], places[~places["new"]]])
    return ordered


def in_time(days: Ints, published: Ints, ids: npt.NDArray[np.bytes_]) -> Ints:
    """Return the order by day, publication and id; ids, which take longest to sort, only where the others are equal."""
    order: Ints = np.lexsort((published, days))
    same = (np.diff(days[order]) == 0) & (np.diff(published[order]) == 0)
    tied = np.flatnonzero(np.append(same, False) | np.append(False, same))
    rows = order[tied]
    order[tied] = rows[np.lexsort((ids[rows], published[rows], days[rows]))]
    return order


def _batch_places(ix: int, batch: pa.RecordBatch, file: SignatureFile) -> npt.NDArray[np.void]:
    places = np.zeros(batch.num_rows, _PLACE)
    places["id"] = fixed_width(batch.column("article_id"), 32).view("S32")
    places["day"] = batch.column("day").to_numpy(zero_copy_only=False)
    published = batch.column("published_at").cast(pa.int64())
    places["published"] = published.fill_null(int(UNDATED)).to_numpy(zero_copy_only=False)
    places["fresh"] = places["new"] = file.new
    places["batch"], places["row"] = ix, np.arange(batch.num_rows)
    return places


def _among(ids: npt.NDArray[np.bytes_], few: npt.NDArray[np.bytes_]) -> npt.NDArray[np.bool_]:
    """Tell which of ``ids`` are among ``few``: sorting these alone is sooner done than both, as ``np.isin`` does."""
    if not len(few):
        return np.zeros(len(ids), np.bool_)
    few = np.sort(few)
    found: npt.NDArray[np.bool_] = few[np.minimum(np.searchsorted(few, ids), len(few) - 1)] == ids
    return found


def _ids(groups: Iterable[tuple[str, ...]]) -> npt.NDArray[np.bytes_]:
    return np.array(sorted({article_id for group in groups for article_id in group}), "S32")
