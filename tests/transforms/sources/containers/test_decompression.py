import bz2
import gzip
import io
import json
import tarfile
import tracemalloc

import pytest
import zstandard

from newsmill.schemas.rows.document import Document
from newsmill.transforms.sources.containers.decompression import Unpacked
from newsmill.transforms.sources.errors import StreamFault
from newsmill.transforms.sources.kinds.kind import Kind

PACK = {
    Kind.GZIP: gzip.compress,
    Kind.BZIP2: bz2.compress,
    Kind.ZSTD: lambda data: zstandard.ZstdCompressor(write_checksum=True).compress(data),
}
SUFFIX = {Kind.GZIP: "gz", Kind.BZIP2: "bz2", Kind.ZSTD: "zst"}
LINES = b"".join(json.dumps({"text": f"Meldung {n} aus dem Rathaus.", "id": n}).encode() + b"\n" for n in range(8_000))

pytestmark = pytest.mark.parametrize("kind", list(PACK))


def unpacked(kind, packed):
    stream = Unpacked(kind, io.BytesIO(packed))
    out = b""
    try:
        while piece := stream.read(100_000):
            out += piece
    except StreamFault as fault:
        return out, fault.reason.value
    return out, None


def test_members_in_a_row_are_one_document(kind):
    packed = PACK[kind](LINES) + PACK[kind](b"") + PACK[kind](b"Ende")
    assert unpacked(kind, packed) == (LINES + b"Ende", None)


def test_padding_is_no_member_and_garbage_is_told(kind):
    assert unpacked(kind, PACK[kind](b"a") + bytes(1000)) == (b"a", None)
    assert unpacked(kind, PACK[kind](b"a") + b"garbage that is no member") == (b"a", "malformed")


@pytest.mark.parametrize("missing", [1, 5, 1000])
def test_a_truncated_stream_gives_what_was_read(kind, missing):
    out, reason = unpacked(kind, PACK[kind](LINES)[:-missing])
    assert reason == "truncated"
    assert LINES.startswith(out)
    assert kind is Kind.BZIP2 or len(out) > 0


def test_a_damaged_stream_is_told(kind):
    packed = bytearray(PACK[kind](LINES))
    packed[len(packed) // 2] ^= 0xFF
    out, reason = unpacked(kind, bytes(packed))
    assert reason in ("malformed", "truncated")
    assert out != LINES


def test_a_file_is_unpacked_and_read_by_the_name_inside(kind, read_bytes):
    rows = read_bytes(PACK[kind](LINES), f"news.jsonl.{SUFFIX[kind]}")
    assert len(rows) == 8_000
    assert all(isinstance(row, Document) for row in rows)
    assert rows[-1].locator == "7999"


def test_a_truncated_file_keeps_its_whole_records_and_adds_one_reject(kind, read_bytes):
    rows = read_bytes(PACK[kind](LINES)[:-300], f"news.jsonl.{SUFFIX[kind]}")
    assert [getattr(row, "reason", None) for row in rows[-1:]] == ["truncated"]
    assert kind is Kind.BZIP2 or len(rows) > 1000
    assert all(isinstance(row, Document) for row in rows[:-1])


def test_an_article_cut_short_is_no_article(kind, read_bytes):
    text = "Der Rat tagt heute bis in die Nacht. " * 20
    rows = read_bytes(PACK[kind](text.encode())[:-2], f"a.txt.{SUFFIX[kind]}")
    assert [row.reason for row in rows] == ["truncated"]


def test_an_empty_document_and_an_archive_inside_are_rejected(kind, read_bytes):
    assert [row.reason for row in read_bytes(PACK[kind](b""), f"a.txt.{SUFFIX[kind]}")] == ["empty"]
    inner = gzip.compress(b"Der Rat tagt.")
    assert [row.reason for row in read_bytes(PACK[kind](inner), f"a.gz.{SUFFIX[kind]}")] == ["nested_archive"]


def test_a_packed_tar_archive_is_told_to_be_unpacked(kind, read_bytes):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    (row,) = read_bytes(PACK[kind](held.getvalue()), f"news.tar.{SUFFIX[kind]}")
    assert row.reason == "nested_archive"
    assert "such as tar: unpack it and name its folder" in row.detail


def test_a_bomb_is_stopped_in_bounded_memory(kind, read_bytes):
    zeros = {
        Kind.GZIP: lambda: gzip.compress(b"a" * (20 * 2**20)) * 8,
        Kind.BZIP2: lambda: bz2.compress(b"a" * (20 * 2**20)) * 8,
        Kind.ZSTD: lambda: zstandard.compress(b"a" * (20 * 2**20)) * 8,
    }
    packed = zeros[kind]()
    tracemalloc.start()
    rows = read_bytes(packed, f"a.jsonl.{SUFFIX[kind]}")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [row.reason for row in rows] == ["bomb"]
    assert peak < 100 * 2**20


def test_highly_repetitive_news_is_no_bomb(kind, read_bytes):
    line = json.dumps({"text": "Der Rat tagt. " * 300}).encode() + b"\n"
    rows = read_bytes(PACK[kind](line * 1000), f"a.jsonl.{SUFFIX[kind]}")
    assert len(rows) == 1000
    assert all(isinstance(row, Document) for row in rows)
