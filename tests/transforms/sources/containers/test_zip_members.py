import gzip
import io
import json
import os
import struct
import time
import zipfile
import zlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsmill.schemas.rows.document import Document
from newsmill.transforms.sources.containers import bombs

ARTICLE = "Der Rat tagt heute. " * 50


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def told(rows):
    return [row.content if isinstance(row, Document) else row.reason for row in rows]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_members_are_documents_named_after_the_archive(read_bytes, tmp_path, compression):
    table = io.BytesIO()
    pq.write_table(pa.table({"text": ["Aus Parquet."]}), table)
    members = {
        "tag/zwölf Uhr.txt": "Aus dem Rathaus.",
        "b.jsonl": '{"text": "Eins."}\n{"text": "Zwei."}\n',
        "c.parquet": table.getvalue(),
    }
    rows = read_bytes(zipped(members, compression), "a.zip")
    assert told(rows) == [b"Aus dem Rathaus.", b"Eins.", b"Zwei.", b"Aus Parquet."]
    assert rows[0].document_uri == f"file://{tmp_path}/a.zip!/tag/zw%C3%B6lf%20Uhr.txt"
    assert rows[0].media_type == "text/plain"


@pytest.mark.parametrize("name", ["../../etc/a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt", "a/../../b.txt"])
def test_a_name_that_leaves_the_archive_is_unsafe_and_its_neighbours_are_read(read_bytes, name):
    assert told(read_bytes(zipped({name: "x", "b.txt": "Neben dran."}), "a.zip")) == ["unsafe_path", b"Neben dran."]


def test_a_link_in_an_archive_is_unsafe(read_bytes):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert told(read_bytes(buffer.getvalue(), "a.zip")) == ["unsafe_path"]


def test_archives_inside_are_refused_and_their_neighbours_are_read(read_bytes):
    members = {"in.zip": zipped({"a.txt": "x"}), "b.txt.gz": gzip.compress(b"x"), "c.txt": "Neben dran."}
    assert told(read_bytes(zipped(members), "a.zip")) == ["nested_archive", "nested_archive", b"Neben dran."]


def test_folders_dot_files_and_unfinished_members_are_left_out(read_bytes):
    members = {"d/": "", "__MACOSX/._a.txt": "x", ".hidden/a.txt": "x", "a.txt.part": "x", "a.txt": "Da."}
    assert told(read_bytes(zipped(members), "a.zip")) == [b"Da."]
    assert told(read_bytes(zipped({"d/": ""}), "a.zip")) == ["empty"]
    assert told(read_bytes(zipped({}), "a.zip")) == ["empty"]


def test_an_encrypted_member_is_told_and_its_neighbours_are_read(read_bytes):
    packed = bytearray(zipped({"a.txt": "geheim", "b.txt": "offen"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(signature) + offset] |= 1
    assert told(read_bytes(bytes(packed), "a.zip")) == ["encrypted", b"offen"]


def test_an_unknown_method_is_told(read_bytes):
    assert told(read_bytes(zipped({"a.txt": "x" * 100}, zipfile.ZIP_LZMA), "a.zip")) == ["unknown_format"]


def test_a_damaged_member_costs_itself_only(read_bytes):
    packed = bytearray(zipped({"a.txt": ARTICLE, "b.txt": "Neben dran."}, zipfile.ZIP_STORED))
    packed[packed.index(b"Der Rat") + 3] ^= 0xFF
    assert told(read_bytes(bytes(packed), "a.zip")) == ["malformed", b"Neben dran."]


def test_a_truncated_archive_is_told(read_bytes):
    assert told(read_bytes(zipped({"a.txt": ARTICLE})[:-30], "a.zip")) == ["truncated"]


def test_a_broken_directory_is_told(read_bytes):
    packed = zipped({"a.txt": ARTICLE})
    end = packed.index(b"PK\x05\x06")
    broken = packed[: end + 16] + struct.pack("<L", 2**31) + packed[end + 20 :]
    assert told(read_bytes(broken, "a.zip")) == ["malformed"]


def bursting(declared):
    """Return a zip of 2 MB whose first member unpacks to 2 GB and declares to unpack to ``declared`` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b"a" * 2**25) + packer.flush(zlib.Z_FULL_FLUSH)
    deflated = piece * 64 + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    packed = bytearray(zipped({"a.jsonl": deflated, "b.txt": "Neben dran."}, zipfile.ZIP_STORED))
    for signature, method, size in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        at = packed.index(signature)
        packed[at + method : at + method + 2] = struct.pack("<H", zipfile.ZIP_DEFLATED)
        packed[at + size : at + size + 4] = struct.pack("<L", declared)
    return bytes(packed)


def test_a_zip_that_unpacks_to_2_gb_is_a_bomb_and_its_neighbours_are_read(read_bytes):
    content = bursting(2**31)
    start = time.process_time()
    assert told(read_bytes(content, "a.zip")) == ["bomb", b"Neben dran."]
    assert time.process_time() - start < 2


def test_a_bomb_that_lies_about_its_size_is_unpacked_no_further_than_it_says(read_bytes):
    assert told(read_bytes(bursting(10**8), "a.zip")) == ["malformed", b"Neben dran."]


def test_members_together_may_not_burst_either(monkeypatch, read_bytes):
    monkeypatch.setattr(bombs, "BOMB_FLOOR", 1000)
    monkeypatch.setattr(bombs, "BOMB_RATIO", 5)
    random = os.urandom(300).hex()
    shared = zipped({"a.txt": random}, zipfile.ZIP_STORED)
    assert told(read_bytes(shared, "a.zip")) == [random.encode()]
    repeated = zipped({f"{n}.jsonl": json.dumps({"text": "a" * 900}) for n in range(10)})
    rows = told(read_bytes(repeated, "a.zip"))
    assert rows[-1] == "bomb"
    assert 1 < len(rows) < 11
