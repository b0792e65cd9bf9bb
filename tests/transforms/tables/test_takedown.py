import datetime as dt

import pyarrow as pa

from newsmill.schemas.state import KNOWN
from newsmill.transforms.ground.snapshot import id_array
from newsmill.transforms.tables.takedown import is_letter_of, tombstones

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
TOLD = [{"document_uri": "file:///a.jsonl", "url": "https://a.de/x", "canonical_url": None, "title": None}]


def test_a_tombstone_says_nothing_but_the_id() -> None:
    rows = tombstones(id_array(pa.array(["ab" * 16])), NOW)
    assert rows.schema.equals(KNOWN.schema)
    row = rows.to_pylist()[0]
    assert (row["revision"], row["article_id"].hex(), row["content_hash"]) == (0, "ab" * 16, bytes(32))
    assert (row["source"], row["body_length"], row["published_at"]) == ("", 0, None)


def test_a_dead_letter_of_a_document_of_its_own_goes() -> None:
    assert is_letter_of({"document_uri": "file:///a.jsonl", "payload": None}, TOLD, set())


def test_a_dead_letter_of_a_shared_document_goes_only_when_it_names_the_article() -> None:
    shared = {"file:///a.jsonl"}
    assert not is_letter_of({"document_uri": "file:///a.jsonl", "payload": b"{broken"}, TOLD, shared)
    assert is_letter_of({"document_uri": "file:///a.jsonl", "payload": b'{"url": "https://a.de/x"'}, TOLD, shared)


def test_a_dead_letter_of_another_document_stays() -> None:
    assert not is_letter_of({"document_uri": "file:///b.jsonl", "payload": b"https://a.de/x"}, TOLD, set())
