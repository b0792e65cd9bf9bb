import datetime as dt
from dataclasses import dataclass

import pyarrow as pa
import pytest

from newsmill.schemas.row import TIMESTAMP, from_batch, schema_of, to_batch
from newsmill.schemas.rows.article import Article, LanguageArticle, TaggedArticle
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.duplicate import DuplicateEdge, DuplicateStatus
from newsmill.schemas.rows.fetch import Fetch
from newsmill.schemas.rows.mention import Mention
from newsmill.schemas.rows.reject import Reject
from newsmill.schemas.rows.signature import Signature

ROWS = (
    Article, LanguageArticle, TaggedArticle, Document, DuplicateEdge, DuplicateStatus, Fetch, Mention, Reject, Signature
)  # fmt: skip


@dataclass(frozen=True)
class Part:
    start: int
    note: str | None


@dataclass(frozen=True)
class Sample:
    text: str
    maybe: float | None
    when: dt.datetime | None
    day: dt.date
    raw: bytes
    words: tuple[str, ...]
    parts: tuple[Part, ...]
    yes: bool = True


NOON = dt.datetime(2026, 3, 10, 12, 0, 0, 1, tzinfo=dt.UTC)
FULL = Sample("ä😀\0", 0.5, NOON, NOON.date(), b"\xff\0", ("a", ""), (Part(1, None), Part(-(2**63), "b")))
BARE = Sample("", None, None, dt.date(1, 1, 1), b"", (), (), yes=False)


def test_a_schema_has_one_field_for_each_of_the_row_and_null_only_where_none_may_stand():
    schema = schema_of(Sample)
    part = pa.struct([pa.field("start", pa.int64(), nullable=False), pa.field("note", pa.string())])
    assert schema.types == [
        pa.string(), pa.float64(), TIMESTAMP, pa.date32(), pa.binary(), pa.list_(pa.string()), pa.list_(part),
        pa.bool_(),
    ]  # fmt: skip
    assert [field.name for field in schema if field.nullable] == ["maybe", "when"]


@pytest.mark.parametrize("rows", [[], [FULL], [BARE], [FULL, BARE], [BARE, FULL]])
def test_rows_come_back_as_they_were(rows):
    batch = to_batch(rows, Sample)
    assert batch.schema == schema_of(Sample)
    assert from_batch(batch, Sample) == rows


def test_rows_are_read_from_a_batch_with_more_columns_in_another_order():
    batch = to_batch([FULL], Sample)
    names = ["raw", *(name for name in reversed(batch.schema.names) if name != "raw")]
    wider = batch.select(names).append_column("other", pa.array([1]))
    assert from_batch(wider, Sample) == [FULL]


def test_times_of_other_zones_are_kept_as_moments_in_utc():
    there = NOON.astimezone(dt.timezone(dt.timedelta(hours=-5)))
    (read,) = from_batch(to_batch([Sample("", None, there, BARE.day, b"", (), ())], Sample), Sample)
    assert read.when == NOON
    assert read.when.utcoffset() == dt.timedelta(0)


def test_a_list_that_may_be_null_in_a_batch_reads_as_none_at_all():
    batch = to_batch([FULL], Sample)
    ix = batch.schema.get_field_index("parts")
    without = batch.set_column(ix, "parts", pa.nulls(1, batch.schema.field(ix).type))
    assert from_batch(without, Sample)[0].parts == ()


@pytest.mark.parametrize("hint", [int | str, int | str | None, dict, list[int], complex])
def test_a_field_that_no_column_holds_is_a_type_error(hint):
    made = dataclass(type("Odd", (), {"__annotations__": {"field": hint}}))
    with pytest.raises(TypeError):
        schema_of(made)


@pytest.mark.parametrize("row_type", ROWS, ids=lambda row_type: row_type.__name__)
def test_every_row_type_has_a_schema_and_an_empty_batch(row_type):
    assert from_batch(to_batch([], row_type), row_type) == []


def test_each_hop_adds_columns_at_the_end():
    names = [schema_of(row_type).names for row_type in (Article, LanguageArticle, TaggedArticle)]
    assert names[1][: len(names[0])] == names[0]
    assert names[2][: len(names[1])] == names[1]
    assert names[2][len(names[0]) :] == ["language", "language_score", "mentions"]
