"""Entity counts of one month, from its mentions."""

import pyarrow as pa
import pyarrow.compute as pc

from newsmill.schemas.rows.staged import TableRows
from newsmill.schemas.state import ENTITY_PARTIALS
from newsmill.transforms.ground.form_counts import listed
from newsmill.transforms.ground.snapshot import id_array

MENTION_COLUMNS = ["article_id", "entity_id", "text", "label", "published_date", "source"]
"""What counting reads of the mentions."""
_COUNTED = [
    ("article_id", "count"),
    ("article_id", "count_distinct"),
    ("source", "distinct"),
    ("published_date", "min"),
    ("published_date", "max"),
]


def form_of(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return the forms that mentions with ``texts`` count for: the same with one space between words."""
    return pc.replace_substring_regex(texts, r"\s+", " ")


def count_month(month: str, mentions: pa.Table) -> TableRows:
    """Return the entity counts of one month's mentions as its whole partition of ``entity_partials``."""
    mentions = mentions.set_column(mentions.schema.get_field_index("text"), "text", form_of(mentions.column("text")))
    totals = mentions.group_by("entity_id").aggregate(_COUNTED).sort_by("entity_id")
    ids = totals.column("entity_id")
    rows = pa.table(
        [
            id_array(ids),
            _tally(mentions, "text", ids),
            _tally(mentions, "label", ids),
            totals.column("article_id_count"),
            totals.column("article_id_count_distinct"),
            pa.array([sorted(sources) for sources in totals.column("source_distinct").to_pylist()]),
            totals.column("published_date_min"),
            totals.column("published_date_max"),
        ],
        schema=_nullable(ENTITY_PARTIALS.schema),
    )
    rows = rows.cast(ENTITY_PARTIALS.schema).combine_chunks()
    batches = rows.to_batches() or [pa.RecordBatch.from_pylist([], ENTITY_PARTIALS.schema)]
    return TableRows(ENTITY_PARTIALS.name, month, "replace", batches[0])


def _tally(mentions: pa.Table, column: str, ids: pa.ChunkedArray) -> pa.Array:
    """Return for each of ``ids`` a list of (text, count) of ``column``, most frequent first, ties by text."""
    counted = mentions.group_by(["entity_id", column]).aggregate([("article_id", "count")])
    order = [("entity_id", "ascending"), ("article_id_count", "descending"), (column, "ascending")]
    return listed(ids, counted.sort_by(order))


def _nullable(schema: pa.Schema) -> pa.Schema:
    return pa.schema([field.with_nullable(True) for field in schema])
