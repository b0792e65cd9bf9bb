import errno
import gzip
import io
import os

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.transforms.sources import read as reading
from newsmill.transforms.sources.listing.input_file import InputFile, fingerprinted
from newsmill.transforms.sources.listing.inputs import discover
from newsmill.transforms.sources.read import read
from newsmill.transforms.sources.source_settings import SourceSettings

PLAIN = SourceSettings()
LINE = b'{"text": "Der Rat tagt."}\n'


def found(path):
    return fingerprinted(discover([str(path)], PLAIN).files[0])


def told(rows):
    return ["row" if isinstance(row, Document) else row.reason for row in rows]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "permission"),
        (OSError(errno.EPERM, "Operation not permitted"), "permission"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "vanished"),
        (OSError(errno.ESTALE, "Stale file handle"), "vanished"),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "vanished"),
        (OSError(errno.EIO, "Input/output error"), "io_error"),
        (OSError("cannot be read"), "io_error"),
    ],
)
def test_a_file_that_cannot_be_opened_is_a_transient_reject(monkeypatch, tmp_path, error, reason):
    (tmp_path / "a.txt").write_bytes(b"Der Rat tagt.")
    file = found(tmp_path / "a.txt")

    def refuse(_path):
        raise error

    monkeypatch.setattr(reading, "open_binary", refuse)
    (row,) = read(file, PLAIN)
    assert (row.reason, row.document_uri, row.payload) == (reason, file.uri, None)


def test_a_file_that_disappears_before_it_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Der Rat tagt.")
    file = found(tmp_path / "a.txt")
    (tmp_path / "a.txt").unlink()
    assert told(read(file, PLAIN)) == ["vanished"]


def test_a_file_that_disappears_while_it_is_read_is_read_to_its_end(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE * 60_000)
    rows = read(found(path), PLAIN)
    next(rows)
    path.unlink()
    assert told(rows) == ["row"] * 59_999


@pytest.mark.parametrize("packed", [False, True])
def test_a_disk_that_fails_in_the_middle_gives_what_was_read(monkeypatch, tmp_path, packed):
    content = gzip.compress(os.urandom(10) + LINE, 0) if packed else LINE * 60_000
    (tmp_path / "a.jsonl").write_bytes(content)
    file = found(tmp_path / "a.jsonl")

    class Failing(io.BytesIO):
        def read(self, size=-1):
            if self.tell() > 0:
                raise OSError(errno.EIO, "Input/output error")
            return super().read(min(size, 300_000))

    monkeypatch.setattr(reading, "open_binary", lambda _path: Failing(content))
    monkeypatch.setattr(reading, "SMALL", 0)
    rows = told(read(file, PLAIN))
    assert rows[-1] == "io_error"
    assert set(rows[:-1]) <= {"row"}


def test_small_content_that_changed_gives_nothing_but_a_transient_reject(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Der Rat tagt.")
    file = found(path)
    path.write_bytes(b"Der Rat ruht.")
    assert told(read(file, PLAIN)) == ["vanished"]


def test_a_file_that_grew_since_it_was_listed_is_never_read_in_part(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE * 60_000)
    assert told(read(InputFile("file:///a.jsonl", os.fsencode(path), 100, 0), PLAIN)) == ["vanished"]


def test_large_content_that_changed_ends_with_a_transient_reject(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINE * 60_000)
    file = found(path)
    rows = read(file, PLAIN)
    next(rows)
    with path.open("ab") as handle:
        handle.write(LINE)
    assert told(rows)[-1] == "vanished"


def test_a_file_touched_but_not_changed_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Der Rat tagt.")
    file = found(path)
    os.utime(path, ns=(1, 1))
    assert told(read(file, PLAIN)) == ["row"]


def test_a_file_without_a_fingerprint_is_read_without_a_check(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Der Rat tagt.")
    assert told(read(InputFile("file:///a.txt", os.fsencode(path), 13, 0), PLAIN)) == ["row"]


def test_a_feed_file_gives_its_items(read_bytes):
    feed = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Beispielblatt</title>
    <item><title>Rat tagt</title><link>https://example.org/a</link><description>Der Rat tagt.</description></item>
    </channel></rss>"""
    (row,) = read_bytes(feed, "a.xml", source="archiv")
    assert (row.title, row.url) == ("Rat tagt", "https://example.org/a")
    (packed,) = read_bytes(gzip.compress(feed), "b.xml.gz")
    assert packed.title == "Rat tagt"


def test_a_feed_behind_a_servers_warning_is_a_feed(read_bytes):
    item = b"<item><title>T</title><description>D.</description></item>"
    feed = b"Warning: deprecated\n<rss version='2.0'><channel>" + item + b"</channel></rss>"
    assert [row.title for row in read_bytes(feed, "a.rss")] == ["T"]


def test_a_feed_that_expands_entities_is_unsafe(read_bytes):
    feed = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
    <rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>"""
    assert told(read_bytes(feed, "a.rss")) == ["unsafe_xml"]


def test_a_list_of_feeds_in_a_folder_is_told(tmp_path):
    (tmp_path / "a.opml").write_bytes(b'<opml version="2.0"><body/></opml>')
    assert told(read(found(tmp_path), PLAIN)) == ["unknown_format"]
