import hashlib
import tracemalloc

from newsmill.schemas.rows.document import Document

GOOD = b'{"text": "Der Rat tagt.", "id": %d}\n'


def told(rows):
    return [row.locator if isinstance(row, Document) else (row.locator, row.reason) for row in rows]


def test_one_bad_line_among_good_ones_costs_itself_only(read_bytes):
    content = (
        GOOD % 1 + b'{"text": "abgebro\n' + GOOD % 2 + b"\n  \n" + b'{"kein": "Text"}\n["x"]\n' + (GOOD % 3).rstrip()
    )
    rows = read_bytes(content, "a.jsonl")
    assert told(rows) == ["1", ("line 2", "malformed"), "2", ("line 6", "wrong_shape"), ("line 7", "wrong_shape"), "3"]
    assert rows[1].payload == b'{"text": "abgebro\n'
    assert rows[1].payload_sha256 == hashlib.sha256(rows[1].payload).hexdigest()


def test_a_record_that_python_printed_is_told_what_it_is(read_bytes):
    printed, other = read_bytes(b"{'text': 'Der Rat tagt.', 'paid': True}\n{text: 'Der Rat tagt.'}\n", "a.jsonl")
    assert (printed.reason, other.reason) == ("malformed", "malformed")
    assert printed.detail == "not JSON: single quotes, as Python prints a record; write it with json.dumps"
    assert "json.dumps" not in other.detail


def test_a_200_mb_line_is_skipped_in_bounded_memory_and_the_next_one_is_read(tmp_path, read_bytes):
    piece = b"a" * 2**20
    path = tmp_path / "a.jsonl"
    with path.open("wb") as handle:
        handle.write(GOOD % 1 + b'{"text": "')
        for _ in range(200):
            handle.write(piece)
        handle.write(b'"}\n' + GOOD % 2)
    from newsmill.transforms.sources.listing.input_file import fingerprinted
    from newsmill.transforms.sources.listing.inputs import discover
    from newsmill.transforms.sources.read import read
    from newsmill.transforms.sources.source_settings import SourceSettings

    file = fingerprinted(discover([str(path)], SourceSettings()).files[0])
    tracemalloc.start()
    rows = list(read(file, SourceSettings(in_slices=False)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    path.unlink()
    assert told(rows) == ["1", ("line 2", "too_large"), "2"]
    assert len(rows[1].payload) == 4096
    assert peak < 64 * 2**20


def test_windows_line_ends_marks_and_other_encodings(read_bytes):
    content = "\r\n".join(['{"text": "Köln"}', '{"text": "Fürth"}'])
    for codec in ("utf-8-sig", "utf-16", "utf-16-be", "utf-32"):
        assert [row.content.decode() for row in read_bytes(content.encode(codec), "a.jsonl")] == ["Köln", "Fürth"]


def test_bytes_that_are_no_utf_8_are_kept_for_normalize(read_bytes):
    (row,) = read_bytes('{"text": "Köln", "title": "Fürth"}'.encode("cp1252"), "a.jsonl")
    assert (row.content, row.charset, row.title) == ("Köln".encode("cp1252"), None, "Fürth")


def test_hostile_values_are_malformed(read_bytes):
    content = b"[" * 100_000 + b"\n" + b'{"text": ' + b"9" * 5000 + b"}\n" + GOOD % 1
    rows = read_bytes(content, "a.jsonl")
    assert told(rows) == [("line 1", "malformed"), ("line 2", "malformed"), "1"]
