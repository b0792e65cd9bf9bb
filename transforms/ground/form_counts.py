"""What entities are called and how often: a list of (text, count) for each, as the state of a store has it."""

import itertools

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.state.entity_partials import FORMS

OWNER = "owner"
"""Column of the entity beside ``text`` and ``count``."""


def listed(ids: pa.Array | pa.ChunkedArray, forms: pa.Table) -> pa.ListArray:
    """Return the ``forms`` (entity, text and count) of each of ``ids``; both are sorted by the entity."""
    owners, texts, counts = (column.combine_chunks() for column in forms.columns)
    at = pc.index_in(owners, value_set=ids.combine_chunks() if isinstance(ids, pa.ChunkedArray) else ids)
    ends = np.cumsum(np.bincount(at.to_numpy(), minlength=len(ids)))
    structs = pa.StructArray.from_arrays([texts, counts], fields=list(FORMS.value_type))
    return pa.ListArray.from_arrays(pa.array([0, *ends], pa.int32()), structs, type=FORMS)


def added_up(ids: pa.ChunkedArray, lists: pa.ChunkedArray) -> pa.Table:
    """Return entity, text and count of the ``lists`` of ``ids``, which may come several times, in no order."""
    parts = lists.combine_chunks()
    owners = ids.combine_chunks().take(pc.list_parent_indices(parts))
    flat = pa.table([owners, *pc.list_flatten(parts).flatten()], [OWNER, "text", "count"])
    return flat.group_by([OWNER, "text"]).aggregate([("count", "sum")])


def as_dicts(lists: pa.ListArray) -> list[dict[str, int]]:
    """Return the counts of each list by their texts, in its order."""
    texts, counts = (values.to_pylist() for values in lists.flatten().flatten())
    offsets = lists.offsets.to_pylist()  # of a part of an array they do not begin with 0
    bounds = itertools.pairwise(offset - offsets[0] for offset in offsets)
    return [dict(zip(texts[start:end], counts[start:end], strict=True)) for start, end in bounds]
