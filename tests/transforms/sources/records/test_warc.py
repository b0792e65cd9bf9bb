"""Web archives."""

import gzip
import sys
from pathlib import Path

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.schemas.rows.work import Count
from tests.transforms.sources.records.exports import PARAGRAPH, rows


def warc_record(kind: str, address: str, block: bytes, more: str = "") -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-05-04T06:00:00Z\r\n"
    content = "Content-Type: application/http; msgtype=response\r\n"
    return f"{head}{content}{more}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: str, status: str = "200 OK", media_type: str = "text/html; charset=utf-8") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n{body}".encode()


PAGE = f"<html><body><article><p>{PARAGRAPH}</p></article></body></html>"
ARCHIVE = b"".join(
    [
        warc_record("request", "https://a.example/1", b"GET /1 HTTP/1.1\r\n\r\n"),
        warc_record("response", "https://a.example/1", answer(PAGE)),
        warc_record("response", "https://a.example/fehlt", answer(PAGE, "404 Not Found")),
        warc_record("response", "https://a.example/bild", answer("GIF", media_type="image/gif")),
        warc_record("revisit", "https://a.example/2", answer("")),
        warc_record("response", "https://a.example/3", answer(PAGE, media_type="application/xhtml+xml")),
    ]
)


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_of_a_web_archive_is_a_document(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(gzip.compress(ARCHIVE) if packed else ARCHIVE)
    first, second, *passed = rows(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert passed == [Count("passed:media_type", 1), Count("passed:revisit", 1), Count("passed:status", 1)]
    assert [first.url, second.url] == ["https://a.example/1", "https://a.example/3"]
    assert (first.media_type, first.charset, first.content) == ("text/html", "utf-8", PAGE.encode())
    assert first.fetched_at is not None
    assert first.fetched_at.isoformat() == "2026-05-04T06:00:00+00:00"


def test_a_broken_web_archive_gives_what_stands_before_the_break(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(ARCHIVE[:600] + b"WARC/1.0\r\nkaputt\r\n\r\n" + ARCHIVE[700:])
    *pages, last = (row for row in rows(path) if not isinstance(row, Count))
    assert all(isinstance(page, Document) for page in pages)
    assert isinstance(last, Reject)
    assert last.reason == Reason.MALFORMED


def test_a_damaged_page_of_a_web_archive_costs_itself(tmp_path: Path) -> None:
    odd = [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08kaputt",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"<p>" * 6_000_000,
        b"HTTP/1.1 kaputt\r\n\r\n",
    ]
    records = [warc_record("response", f"https://a.example/{number}", block) for number, block in enumerate(odd)]
    (tmp_path / "a.warc").write_bytes(b"".join(records) + ARCHIVE)
    found = rows(tmp_path / "a.warc")
    assert [row.reason for row in found if isinstance(row, Reject)] == ["malformed", "too_large", "malformed"]
    assert [row.url for row in found if isinstance(row, Document)] == ["https://a.example/1", "https://a.example/3"]


def test_the_last_page_of_a_web_archive_that_is_cut_is_no_document(tmp_path: Path) -> None:
    record = warc_record("response", "https://a.example/1", answer(PAGE))
    (tmp_path / "a.warc").write_bytes(record * 2 + record[:-30])
    *_, last = found = rows(tmp_path / "a.warc")
    assert len(found) == 3
    assert isinstance(last, Reject)
    assert (last.reason, last.detail) == (Reason.TRUNCATED, "the archive ends 26 bytes too early")


def test_without_the_extra_a_web_archive_is_a_reject_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (tmp_path / "a.warc").write_bytes(ARCHIVE)
    (row,) = rows(tmp_path / "a.warc")
    assert isinstance(row, Reject)
    assert row.reason == Reason.NEEDS_EXTRA
    assert "extra warc: `newsmill doctor`" in (row.detail or "")
