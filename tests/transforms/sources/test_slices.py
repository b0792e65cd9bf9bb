"""Large web archives and JSON Lines are read slice by slice; together the slices give what the whole archive gives."""

import codecs
import gzip
import json
import os
from pathlib import Path

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.sources.listing import input_file
from newsmill.transforms.sources.listing.input_file import InputFile
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.row import Cut, Row
from newsmill.transforms.sources.source_settings import SourceSettings


def archived(number: int) -> bytes:
    page = f"<html><body><p>{f'Bericht {number} aus dem Kreistag. ' * 40}</p></body></html>".encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://blatt.example/{number}\r\n"
    head += f"WARC-Date: 2026-05-04T06:00:00Z\r\nContent-Length: {len(block)}\r\n"
    return head.encode() + b"Content-Type: application/http; msgtype=response\r\n\r\n" + block + b"\r\n\r\n"


RECORDS = [archived(number) for number in range(40)]
PACKED = [gzip.compress(record, mtime=0) for record in RECORDS]
LINES = [
    json.dumps({"url": f"https://blatt.example/{number}", "text": f"Bericht {number} aus Köln. " * 5}) + "\n"
    for number in range(40)
]


def slices(path: Path, settings: SourceSettings = SourceSettings()) -> list[list[Row]]:  # noqa: B008
    """Read a file as runs do: each from where the one before ended."""
    found: list[list[Row]] = []
    offset: int | None = 0
    while offset is not None:
        file = InputFile(path.as_uri(), os.fsencode(path), path.stat().st_size, 0, offset=offset)
        found.append(list(read(file, settings)))
        last = found[-1][-1]
        offset = last.next_offset if isinstance(last, Cut) else None
    return found


def addresses(found: list[list[Row]]) -> list[int]:
    urls = [row.url or "" for rows in found for row in rows if isinstance(row, Document)]
    return [int(url.rpartition("/")[2]) for url in urls]


@pytest.fixture(autouse=True)
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsmill.transforms.sources.read.SMALL", 0)
    monkeypatch.setattr(input_file, "SLICE", 1_000)


@pytest.mark.parametrize("content", [b"".join(RECORDS), b"".join(PACKED)], ids=["plain", "packed record by record"])
def test_slices_lose_nothing_and_double_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    found = slices(path)
    assert len(found) > 3
    assert addresses(found) == list(range(40))
    assert not [row for rows in found for row in rows if isinstance(row, Reject)]


def test_each_slice_has_its_size_at_least(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(PACKED))
    ends = [rows[-1].next_offset for rows in slices(path) if isinstance(rows[-1], Cut)]
    assert all(end - start >= 1_000 for start, end in zip([0, *ends], ends, strict=False))
    assert all(end - start <= 1_000 + max(map(len, PACKED)) for start, end in zip([0, *ends], ends, strict=False))


@pytest.mark.parametrize(
    ("content", "settings"),
    [
        (gzip.compress(b"".join(RECORDS), mtime=0), SourceSettings()),
        (b"".join(PACKED), SourceSettings(in_slices=False)),
    ],
    ids=["packed as a whole", "without a ledger"],
)
def test_what_cannot_or_must_not_be_cut_is_read_in_one_piece(
    tmp_path: Path, content: bytes, settings: SourceSettings
) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    (rows,) = slices(path, settings)
    assert addresses([rows]) == list(range(40))


def test_large_files_of_other_kinds_have_no_slices(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("url,text\n" + "https://blatt.example/1,Der Kreistag tagt.\n" * 40)
    (rows,) = slices(path)
    assert addresses([rows]) == [1] * 40


@pytest.mark.parametrize("last", ["", "\n", "\n \n"], ids=["no end", "an end", "blank lines"])
def test_slices_of_lines_end_behind_a_line(tmp_path: Path, last: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(LINES).rstrip() + last, "utf-8")
    found = slices(path)
    assert len(found) > 3
    assert addresses(found) == list(range(40))
    assert not [row for rows in found for row in rows if isinstance(row, Reject)]


def test_a_bad_line_is_told_by_where_its_slice_begins(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join([*LINES[:10], "{broken\n", *LINES[10:]]), "utf-8")
    found = slices(path)
    start = next(row.next_offset for row in found[0] if isinstance(row, Cut))
    (place,) = [row.locator for rows in found for row in rows if isinstance(row, Reject)]
    number = path.read_bytes()[start:].split(b"\n").index(b"{broken") + 1
    assert place == f"line {number} behind byte {start}"
    assert addresses(found) == list(range(40))


def test_a_line_longer_than_a_slice_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    long = json.dumps({"url": "https://blatt.example/40", "text": "Ein langer Bericht. " * 200}) + "\n"
    path.write_text("".join([long, *LINES]), "utf-8")
    assert sorted(addresses(slices(path))) == list(range(41))


def test_lines_of_two_bytes_a_letter_are_read_in_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(codecs.BOM_UTF16_LE + "".join(LINES).encode("utf-16-le"))
    found = slices(path)
    assert len(found) == 1
    assert addresses(found) == list(range(40))
