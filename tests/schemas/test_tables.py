import pyarrow as pa
import pytest

from newsmill.schemas.row import TIMESTAMP, schema_of
from newsmill.schemas.rows.article import LanguageArticle, RemovedLine
from newsmill.schemas.rows.duplicate import DuplicateEdge, DuplicateStatus
from newsmill.schemas.rows.fetch import FeedState, Fetch
from newsmill.schemas.rows.mention import Mention
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.schemas.rows.signature import Signature
from newsmill.schemas.state import FEEDS, KNOWN, LEDGER, SIGNATURES, STATE_TABLES
from newsmill.schemas.table import Column, Table
from newsmill.schemas.tables import (
    ARTICLES,
    DUPLICATES,
    FETCHES,
    MENTIONS,
    OPS_TABLES,
    REJECTS,
    REMOVED_LINES,
    SNAPSHOT_TABLES,
    TABLES,
)  # fmt: skip
from newsmill.schemas.version import SCHEMA_VERSION

EVERY = (*SNAPSHOT_TABLES, *OPS_TABLES, *STATE_TABLES)
each_table = pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)


def test_every_table_has_a_name_of_its_own():
    assert len({table.name for table in EVERY}) == len(EVERY)
    assert {table.name: table for table in (*SNAPSHOT_TABLES, *OPS_TABLES)} == TABLES


@each_table
def test_names_and_field_ids_are_used_once(table):
    assert len({column.name for column in table.columns}) == len(table.columns)
    ids = [column.field_id for column in table.columns]
    assert len(set(ids)) == len(ids)
    assert min(ids) > 0


@each_table
def test_the_key_tells_rows_apart_and_is_never_null(table):
    required = {column.name for column in table.columns if column.required}
    assert table.key
    assert set(table.key) <= required


@each_table
def test_the_order_of_rows_is_settled(table):
    # Rows of one key are one row, so an order that ends with the key leaves none open.
    assert set(table.key) <= set(table.sort)
    assert set(table.sort) <= {column.name for column in table.columns}


@each_table
def test_a_bucket_is_told_by_an_id(table):
    if table.partitioning == "bucket":
        first = table.schema.field(table.key[0])
        assert first.type in (pa.string(), pa.binary(16))


@each_table
def test_every_column_is_documented_and_times_are_utc_microseconds(table):
    for column in table.columns:
        assert column.doc
        assert not pa.types.is_timestamp(column.type) or column.type == TIMESTAMP


@each_table
def test_a_file_says_what_it_is(table):
    metadata = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    assert metadata["newsmill.table"] == table.name
    assert metadata["newsmill.schema_version"] == SCHEMA_VERSION
    assert metadata["newsmill.key"].split(",") == list(table.key)
    assert metadata["description"] == table.doc
    for column in table.columns:
        field = table.schema.field(column.name)
        assert field.metadata[b"PARQUET:field_id"] == str(column.field_id).encode()
        assert field.metadata[b"description"].decode() == column.doc
        assert field.nullable != column.required


def test_tables_lie_open_and_state_below_a_folder_of_its_own():
    assert {table.folder for table in SNAPSHOT_TABLES} == {table.name for table in SNAPSHOT_TABLES}
    assert {table.folder for table in STATE_TABLES} == {f"_state/{table.name}" for table in STATE_TABLES}


@pytest.mark.parametrize(
    ("partitioning", "partition", "folder"),
    [
        ("month", "2026-03", "things/month=2026-03"), ("day", "2026-03-01", "things/day=2026-03-01"),
        ("bucket", "03", "things/bucket=03"), ("none", "", "things"),
    ],
)  # fmt: skip
def test_a_partition_has_a_folder_that_readers_understand(partitioning, partition, folder):
    columns = (Column(1, "id", pa.string(), "Id.", required=True),)
    assert Table("things", "Things.", ("id",), ("id",), partitioning, columns).partition_folder(partition) == folder


def test_state_bears_its_partition_in_the_name_of_the_file():
    assert KNOWN.place("003", "ab.arrow") == "_state/known/003-ab.arrow"
    assert LEDGER.place("", "ab.arrow") == "_state/ledger/ab.arrow"
    assert ARTICLES.place("2026-03", "ab.parquet") == "articles/month=2026-03/ab.parquet"


@pytest.mark.parametrize(
    ("table", "partition", "path", "is_one"),
    [
        (KNOWN, "003", "_state/known/003-ab.arrow", True),
        (KNOWN, "003", "_state/known/bucket=003/ab.arrow", True),  # of a store of before
        (KNOWN, "003", "_state/known/004-ab.arrow", False),
        (KNOWN, "003", "_state/known/003-ab/cd.arrow", False),
        (KNOWN, "003", "_state/known/ab.arrow", False),
        (LEDGER, "", "_state/ledger/ab.arrow", True),
        (LEDGER, "", "_state/ledger/hash=01/ab.arrow", False),
        (ARTICLES, "2026-03", "articles/month=2026-03/ab.parquet", True),
        (ARTICLES, "2026-03", "articles/2026-03-ab.parquet", False),
        (ARTICLES, "2026-03", "articles/month=2026-04/ab.parquet", False),
    ],
)
def test_a_file_lies_at_a_place_of_its_partition(table, partition, path, is_one):
    assert table.is_place(path, partition) is is_one


@pytest.mark.parametrize(
    ("row_type", "table", "more"),
    [
        (DuplicateEdge, DUPLICATES, set()),
        (DuplicateStatus, ARTICLES, set()),
        (Fetch, FETCHES, set()),
        (Reject, REJECTS, set()),
        (RemovedLine, REMOVED_LINES, set()),
        (Signature, SIGNATURES, {"shingles", "fingerprints"}),
        (Mention, MENTIONS, {"entity_name", "country_code", "wikidata_id", "kind"}),
        (
            LanguageArticle,
            ARTICLES,
            {"locator", "declared_language", "exact_hash", "removed_lines", "layout", "position", "earlier"},
        ),
    ],
    ids=lambda value: getattr(value, "__name__", None) or getattr(value, "name", ""),
)  # fmt: skip
def test_a_row_fits_into_the_table_it_ends_in(row_type, table, more):
    """``more`` are the fields that other tables and state files hold, or that are for the run alone."""
    fields = {field.name: field for field in schema_of(row_type)}
    columns = {field.name: field for field in table.schema}
    assert set(fields) - set(columns) == more
    for name in set(fields) - more:
        assert fields[name].type == columns[name].type, name
        lists = pa.types.is_list(fields[name].type)
        assert columns[name].nullable or not fields[name].nullable or lists, f"{name} may be null, its column may not"


def test_the_state_of_a_feed_is_a_row_of_its_file():
    assert list(FeedState._fields) == FEEDS.schema.names


def test_what_is_known_of_an_article_needs_no_look_at_the_article():
    assert {"published_at", "body_length", "source", "cluster_id", "cluster_since"} <= set(KNOWN.schema.names)


def test_reasons_stand_in_the_documentation_of_rejects():
    doc = REJECTS.columns[[column.name for column in REJECTS.columns].index("reason")].doc
    assert all(f"`{reason.value}`" in doc for reason in Reason)
    assert all(reason.value == reason.name.lower() for reason in Reason)
