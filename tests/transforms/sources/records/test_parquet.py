import datetime as dt
import decimal
import io
import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsmill.schemas.rows.document import Document
from newsmill.transforms.sources.containers import bombs


def parquet(table, **options):
    buffer = io.BytesIO()
    pq.write_table(table, buffer, **options)
    return buffer.getvalue()


def told(rows):
    return [row.content.decode() if isinstance(row, Document) else (row.locator, row.reason) for row in rows]


def test_columns_of_all_types_fill_a_document(read_bytes):
    table = pa.table(
        {
            "Text": pa.array(["Der Rat tagt."], pa.large_string()),
            "title": pa.array(["T"]).dictionary_encode(),
            "id": pa.array([decimal.Decimal("7")]),
            "published_at": pa.array([1_769_932_800_123_456_789], pa.timestamp("ns", "Europe/Berlin")),
            "updated": pa.array([dt.date(2026, 2, 2)]),
            "authors": [["Jana Muster", "Kai Probe"]],
            "source": [{"name": "Beispielblatt", "domain": "example.org"}],
            "embedding": [[0.5] * 100],
        }
    )
    (row,) = read_bytes(parquet(table), "a.parquet")
    assert row == Document(
        row.document_uri,
        "7",
        "text/plain",
        b"Der Rat tagt.",
        "utf-8",
        title="T",
        published="2026-02-01T08:00:00.123456+00:00",
        date_source="record",
        updated="2026-02-02",
        authors=("Jana Muster", "Kai Probe"),
        source="example.org",
        source_name="Beispielblatt",
    )


def test_rows_keep_their_order_and_places_over_row_groups(read_bytes):
    texts = [f"Meldung {n}." if n % 10 else None for n in range(1, 101)]
    rows = read_bytes(parquet(pa.table({"text": texts}), row_group_size=7), "a.parquet")
    assert told(rows) == [text or (f"row {n}", "empty") for n, text in enumerate(texts, 1)]


def test_a_table_without_a_text_column_is_one_reject(read_bytes):
    (row,) = read_bytes(parquet(pa.table({"ort": ["Bonn"], "wert": [1]})), "a.parquet")
    assert (row.reason, row.locator) == ("wrong_shape", None)
    assert "ort, wert" in row.detail


def test_a_mapped_nested_column(read_bytes):
    table = pa.table({"haupt": [{"absatz": "Der Rat tagt."}], "zeit": [5]})
    assert told(read_bytes(parquet(table), "a.parquet", field_map={"text": "haupt.absatz"})) == ["Der Rat tagt."]


@pytest.mark.parametrize("cut", [1, 8, 100])
def test_a_cut_file_is_malformed(read_bytes, cut):
    content = parquet(pa.table({"text": ["Der Rat tagt."] * 50}))
    assert [row.reason for row in read_bytes(content[:-cut], "a.parquet")] == ["malformed"]
    assert [row.reason for row in read_bytes(b"PAR1" + os.urandom(100) + b"PAR1", "a.parquet")] == ["malformed"]


def test_a_damaged_row_group_costs_itself_only(read_bytes):
    texts = [os.urandom(200).hex() for _ in range(30)]
    content = bytearray(parquet(pa.table({"text": texts}), row_group_size=10, compression="zstd", use_dictionary=False))
    at = pq.ParquetFile(io.BytesIO(bytes(content))).metadata.row_group(1).column(0).data_page_offset
    content[at : at + 600] = bytes(600)
    rows = told(read_bytes(bytes(content), "a.parquet"))
    assert rows == [*texts[:10], ("row group 2", "malformed"), *texts[20:]]


def test_text_that_is_no_utf_8_is_kept_for_normalize(read_bytes):
    raw = pa.StringArray.from_buffers(2, pa.py_buffer(b"\0\0\0\0\4\0\0\0\x08\0\0\0"), pa.py_buffer(b"K\xf6lnBonn"))
    rows = read_bytes(parquet(pa.table({"text": raw})), "a.parquet")
    assert [(row.content, row.charset) for row in rows] == [(b"K\xf6ln", None), (b"Bonn", "utf-8")]


def test_a_year_beyond_python_is_malformed_in_its_row_only(read_bytes):
    table = pa.table({"text": ["a", "b"], "date": pa.array([0, 2**60], pa.timestamp("us"))})
    assert told(read_bytes(parquet(table), "a.parquet")) == ["a", ("row 2", "malformed")]


def test_a_row_above_16_mb_is_too_large(read_bytes):
    table = pa.table({"text": ["a", "x" * (2**24 + 1), "b"]})
    assert told(read_bytes(parquet(table), "a.parquet")) == ["a", ("row 2", "too_large"), "b"]


def test_a_column_whose_name_is_no_utf_8_damages_the_file(read_bytes):
    content = parquet(pa.table({"text": ["Eins."], "lä": [1]}), store_schema=False)
    assert told(read_bytes(content.replace("lä".encode(), b"l\xe4\xe4"), "a.parquet")) == [(None, "malformed")]


def test_a_bomb_is_told_by_its_directory(read_bytes, monkeypatch):
    table = pa.table({"text": ["x" * 100_000] * 20})
    content = parquet(table, compression="zstd", use_dictionary=False)
    assert len(told(read_bytes(content, "a.parquet"))) == 20
    monkeypatch.setattr(bombs, "BOMB_FLOOR", 1_000_000)
    assert told(read_bytes(content, "a.parquet")) == [("row group 1", "bomb")]


def test_a_value_that_every_row_has_unpacks_to_no_more_than_the_file_may(read_bytes, monkeypatch):
    monkeypatch.setattr("newsmill.transforms.sources.containers.bombs.BOMB_FLOOR", 2**20)
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 300, pa.int32()), pa.array(["Der Rat tagt. " * 1000]))
    content = parquet(pa.table({"text": text}), compression="zstd")
    *rows, last = read_bytes(content, "a.parquet")
    assert last.reason == "bomb"
    assert sum(len(row.content) for row in rows) < 2**20
