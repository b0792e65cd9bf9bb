"""Local entities as rows of their counts, the columns of ``local_entities`` up to the forms."""

import itertools
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.state import LOCAL_ENTITIES
from newsmill.transforms.entities.resolution.local_entity import LocalEntity

COUNTS = ("mention_count", "article_count", "opening_count")
COUNTED = pa.schema([LOCAL_ENTITIES.schema.field(name) for name in ("local_entity_id", "label", *COUNTS, "forms")])


def added_up(rows: pa.Table) -> pa.Table:
    """Return the rows of several months with the counts of each entity added up, by id."""
    by_id = rows.group_by("local_entity_id")
    sums = by_id.aggregate([("label", "min"), *((name, "sum") for name in COUNTS)]).sort_by("local_entity_id")
    lists = rows.column("forms").combine_chunks()
    owners = rows.column("local_entity_id").combine_chunks().take(pc.list_parent_indices(lists))
    flat = pa.table([owners, *pc.list_flatten(lists).flatten()], ["owner", "text", "count"])
    forms = flat.group_by(["owner", "text"]).aggregate([("count", "sum")])
    return pa.table([*sums.columns, form_lists(sums.column("local_entity_id"), forms)], schema=COUNTED)


def form_lists(ids: pa.ChunkedArray, forms: pa.Table) -> pa.ListArray:
    """Return the forms of each of ``ids``, which ascend, by text; ``forms`` are owner, text and count of each."""
    owner, text, _ = forms.column_names
    ordered = forms.sort_by([(owner, "ascending"), (text, "ascending")]).combine_chunks()
    # Groups come in no order that could be relied upon, so the lengths are counted by the position of the id.
    at = pc.index_in(ordered.column(owner), value_set=ids.combine_chunks()).to_numpy()
    ends = np.cumsum(np.bincount(at, minlength=len(ids)))
    of_forms = COUNTED.field("forms").type.value_type
    values = [column.combine_chunks() for column in ordered.columns[1:]]
    structs = pa.StructArray.from_arrays(values, fields=list(of_forms))
    return pa.ListArray.from_arrays(pa.array([0, *ends], pa.int32()), structs, type=COUNTED.field("forms").type)


def entities_of(rows: pa.Table) -> Iterator[LocalEntity]:
    """Yield rows of ``COUNTED`` as local entities."""
    ids = [local_id.hex() for local_id in rows.column("local_entity_id").to_pylist()]
    lists = rows.column("forms").combine_chunks()
    texts, articles = (values.to_pylist() for values in lists.flatten().flatten())
    bounds = itertools.pairwise(lists.offsets.to_pylist())
    forms = (dict(zip(texts[start:end], articles[start:end], strict=True)) for start, end in bounds)
    counts = (rows.column(name).to_pylist() for name in ("label", *COUNTS))
    return (LocalEntity.of(*row) for row in zip(ids, *counts, forms, strict=True))
