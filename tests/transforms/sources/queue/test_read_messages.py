import datetime as dt
import gzip
from pathlib import Path

import pytest

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reject
from newsmill.transforms.sources.queue import spool as spooling
from newsmill.transforms.sources.queue.broker import Message
from newsmill.transforms.sources.queue.read_messages import read_messages
from newsmill.transforms.sources.queue.spool import Spool
from newsmill.transforms.sources.source_settings import RECORD_LIMIT, SourceSettings

QUEUE = "kafka://broker:9092/news"
NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def rows(folder: Path, *values: bytes | None, media_type: str = "") -> list[Document | Reject]:
    spool = Spool(QUEUE, str(folder))
    for offset, value in enumerate(values, 7):
        spool.take(Message(2, offset, None, value, media_type))
    spool.finish()
    return [row for file in spool.files for row in read_messages(file, SourceSettings(now=NOW))]


def test_every_message_is_a_document_of_any_kind_named_by_its_place(tmp_path: Path) -> None:
    text, json, packed = rows(
        tmp_path, b"Guten Morgen.", b'{"id": "a1", "text": "Eins."}', gzip.compress(b'{"text": "Zwei."}')
    )
    assert [row.document_uri for row in (text, json, packed)] == [
        f"{QUEUE}/2/0000000000000000000{offset}" for offset in (7, 8, 9)
    ]
    assert [(row.locator, row.content) for row in (text, json, packed)] == [
        (None, b"Guten Morgen."),
        ("a1", b"Eins."),
        (None, b"Zwei."),
    ]
    assert {row.fetched_at for row in (text, json, packed)} == {NOW}


def test_a_message_may_hold_several_documents(tmp_path: Path) -> None:
    first, second = rows(tmp_path, b'{"text": "Eins."}\n{"text": "Zwei."}\n')
    assert (first.content, first.position, second.content, second.position) == (b"Eins.", 0, b"Zwei.", 1)


@pytest.mark.parametrize(
    ("media_type", "told"), [("text/markdown; charset=utf-8", "text/markdown"), ("", "text/plain")]
)
def test_the_content_type_tells_what_the_bytes_leave_open(tmp_path: Path, media_type: str, told: str) -> None:
    (row,) = rows(tmp_path, b"Guten *Morgen*.", media_type=media_type)
    assert row.media_type == told


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "empty"),
        (b"", "empty"),
        (bytes(range(256)), "not_text"),
        (gzip.compress(b"Guten Morgen. " * 99, mtime=0)[:30], "truncated"),
        (b"x" * (RECORD_LIMIT + 1), "too_large"),
    ],
)
def test_a_poisonous_message_is_a_reject_and_costs_itself_only(tmp_path: Path, value: bytes, reason: str) -> None:
    before, poison, after = rows(tmp_path, b"Davor.", value, b"Danach.")
    assert (before.content, after.content) == (b"Davor.", b"Danach.")
    assert (poison.reason, poison.document_uri) == (reason, f"{QUEUE}/2/00000000000000000008")


def test_one_that_is_too_large_is_not_kept_but_told_by_its_hash(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, b"x" * (RECORD_LIMIT + 1))
    (other,) = rows(tmp_path, b"x" * (RECORD_LIMIT + 2))
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 100_000
    assert row.payload_sha256 != other.payload_sha256
    assert "16,777,217 bytes" in row.detail


def test_files_are_full_at_their_messages_or_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "FILE_MESSAGES", 2)
    monkeypatch.setattr(spooling, "FILE_BYTES", 10)
    spool = Spool(QUEUE, str(tmp_path))
    for offset, value in enumerate([b"a", b"b", b"c" * 10, b"d"]):
        spool.take(Message(0, offset, None, value, ""))
    spool.finish()
    assert [file.uri.rsplit("/", 1)[1] for file in spool.files] == [
        f"{first:020}-{last:020}" for first, last in ((0, 1), (2, 2), (3, 3))
    ]


def test_what_is_held_of_many_partitions_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "HELD_BYTES", 10)
    spool = Spool(QUEUE, str(tmp_path))
    for partition in range(4):
        spool.take(Message(partition, 0, None, b"12345", ""))
    assert len(spool.files) == 4


def test_equal_messages_have_an_equal_hash_whatever_file_they_lie_in(tmp_path: Path) -> None:
    def digest(value: bytes) -> str:
        spool = Spool(QUEUE, str(tmp_path))
        spool.take(Message(0, 1, None, value, ""))
        spool.finish()
        return spool.files[0].sha256

    assert digest(b"a") == digest(b"a") != digest(b"b")
