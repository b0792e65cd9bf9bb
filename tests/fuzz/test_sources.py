"""Whatever stands in a file: reading it never raises, and it always ends in rows or rejects."""

import bz2
import gzip
import hashlib
import io
import json
import os
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsmill.schemas.row import from_batch, to_batch
from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.source_settings import SourceSettings

EXTENSIONS = [
    "txt", "md", "html", "xml", "rss", "json", "jsonl", "csv", "tsv", "parquet", "gz", "bz2", "zst", "zip", "jsonl.gz",
    "csv.bz2", "opml", "bin",
]  # fmt: skip


def _zip(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", content)
        archive.writestr("b.txt", content)
    return buffer.getvalue()


def _parquet(content: bytes) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": [content.hex()] * 3, "title": ["T"] * 3}), buffer)
    return buffer.getvalue()


PACKERS = [lambda content: content, gzip.compress, bz2.compress, zstandard.compress, _zip, _parquet]

FIELDS = ["text", "title", "url", "date", "authors", "source", "id", "tags", "articles", "_source", "image"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS) | st.text(), inner, max_size=6),
    max_leaves=12,
)

TOKENS = st.sampled_from(
    [b'"', b"\\", b"{", b"}", b"[", b"]", b",", b";", b":", b"\n", b"\r\n", b"\t", b"text", b"title,text\n", b'"text":',
     b"<", b"<html>", b"<rss>", b"<item>", b"<!DOCTYPE r [", b"<!ENTITY a 'b'>", b"&a;", b"]>", b"\0", b"\xff\xfe",
     b"\xc3", b"PAR1", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh91AY&SY", b"\x28\xb5\x2f\xfd", b"sep=;\n", b"Der Rat. "]
)  # fmt: skip


def rows_of(content: bytes, extension: str, folder: str) -> list[Document | Reject]:
    path = os.path.join(folder, f"a.{extension}")
    with open(path, "wb") as handle:
        handle.write(content)
    file = InputFile(f"file:///a.{extension}", path.encode(), len(content), 0, hashlib.sha256(content).hexdigest())
    return list(read(file, SourceSettings()))


def check(rows: list[Document | Reject]) -> None:
    documents = [row for row in rows if isinstance(row, Document)]
    rejects = [row for row in rows if isinstance(row, Reject)]
    assert rows
    for kind, listed in ((Document, documents), (Reject, rejects)):
        batch = to_batch(listed, kind)
        batch.validate(full=True)
        assert to_batch(from_batch(batch, kind), kind) == batch
    assert all(Reason(row.reason) for row in rejects)
    assert all(row.content for row in documents)


common = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
extensions = st.sampled_from(EXTENSIONS)


@common
@given(content=st.binary(max_size=400), extension=extensions)
def test_random_bytes(tmp_path, content, extension):
    check(rows_of(content, extension, str(tmp_path)))


@common
@given(content=st.lists(TOKENS, max_size=30).map(b"".join), extension=extensions)
def test_pieces_of_formats(tmp_path, content, extension):
    check(rows_of(content, extension, str(tmp_path)))


@common
@given(value=VALUES, extension=st.sampled_from(["json", "jsonl", "json.gz"]))
def test_any_json(tmp_path, value, extension):
    content = json.dumps(value).encode()
    check(rows_of(gzip.compress(content) if extension.endswith("gz") else content, extension, str(tmp_path)))


@common
@given(data=st.data(), packer=st.sampled_from(PACKERS), text=st.text(min_size=1, max_size=60))
def test_packed_and_damaged(tmp_path, data, packer, text):
    content = bytearray(packer(json.dumps({"text": text}).encode() + b"\nDer Rat tagt.\n"))
    for _ in range(data.draw(st.integers(0, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    check(rows_of(bytes(content[: cut or None]), data.draw(extensions), str(tmp_path)))
