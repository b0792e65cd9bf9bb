"""Local entities as rows of their counts, the columns of ``local_entities`` up to the forms."""

from collections.abc import Iterator

import pyarrow as pa

from newsmill.schemas.state import LOCAL_ENTITIES
from newsmill.transforms.entities.resolution.local_entity import LocalEntity
from newsmill.transforms.ground import form_counts

_ID = "local_entity_id"
_COUNTS = ("mention_count", "article_count", "opening_count")
COUNTED = pa.schema([LOCAL_ENTITIES.schema.field(name) for name in (_ID, "label", *_COUNTS, "forms")])


def added_up(rows: pa.Table) -> pa.Table:
    """Return the rows of several months with the counts of each entity added up, by id."""
    totals = rows.group_by(_ID).aggregate([("label", "min"), *((name, "sum") for name in _COUNTS)]).sort_by(_ID)
    forms = form_counts.added_up(rows.column(_ID), rows.column("forms"))
    return pa.table([*totals.columns, form_lists(totals.column(_ID), forms)], schema=COUNTED)


def form_lists(ids: pa.ChunkedArray, forms: pa.Table) -> pa.ListArray:
    """Return the ``forms`` (entity, text and count) of each of ``ids``, which ascend, by text."""
    owner, text, _ = forms.column_names
    return form_counts.listed(ids, forms.sort_by([(owner, "ascending"), (text, "ascending")]))


def entities_of(rows: pa.Table) -> Iterator[LocalEntity]:
    """Yield rows of ``COUNTED`` as local entities."""
    ids = [local_id.hex() for local_id in rows.column(_ID).to_pylist()]
    counts = (rows.column(name).to_pylist() for name in ("label", *_COUNTS))
    forms = form_counts.as_dicts(rows.column("forms").combine_chunks())
    return (LocalEntity.of(*row) for row in zip(ids, *counts, forms, strict=True))
