import gzip
import tracemalloc

import pytest

from newsmill.transforms.sources.fetch.body import BodyFault
from newsmill.transforms.sources.records.http_message import Answer, answer_of

PAGE = b"<html><body><p>Der Rat tagt.</p></body></html>"


def answered(body: bytes, *headers: str) -> Answer:
    head = "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *headers])
    answer = answer_of(f"{head}\r\n\r\n".encode() + body)
    assert answer is not None
    return answer


def chunked(*pieces: bytes) -> bytes:
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (PAGE, []),
        (gzip.compress(PAGE, mtime=0), ["Content-Encoding: gzip"]),
        (PAGE, ["content-encoding: gzip"]),
        (PAGE, ["Content-Encoding: br"]),
        (chunked(PAGE[:9], PAGE[9:], b""), ["Transfer-Encoding: chunked"]),
        (chunked(gzip.compress(PAGE, mtime=0), b""), ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]),
        (PAGE, ["Transfer-Encoding: chunked"]),
    ],
)
def test_a_body_is_unpacked_as_its_headers_say_unless_it_stands_unpacked(body: bytes, headers: list[str]) -> None:
    assert answered(body, *headers).body(1000) == (PAGE, None, None)


@pytest.mark.parametrize(
    ("body", "header", "fault"),
    [
        (PAGE * 50, "X: y", BodyFault.TOO_LARGE),
        (gzip.compress(PAGE, mtime=0)[:-9], "Content-Encoding: gzip", BodyFault.TRUNCATED),
        (b"\x1f\x8b\x08" + PAGE, "Content-Encoding: gzip", BodyFault.UNREADABLE),
        (PAGE, "Content-Encoding: x-unknown", None),
        (b"\x00\x01", "Content-Encoding: x-unknown", BodyFault.UNREADABLE),
        (chunked(PAGE), "Transfer-Encoding: chunked", BodyFault.TRUNCATED),
        (b"ffffff\r\n" + PAGE, "Transfer-Encoding: chunked", BodyFault.TRUNCATED),
    ],
)
def test_a_body_that_is_damaged_or_too_large_says_so(body: bytes, header: str, fault: BodyFault | None) -> None:
    assert answered(body, header).body(1000).fault == fault


def test_a_bomb_is_not_unpacked() -> None:
    answer = answered(gzip.compress(bytes(64 * 2**20)), "Content-Encoding: gzip")
    tracemalloc.start()
    assert answer.body(2**22).fault == BodyFault.BOMB
    assert tracemalloc.get_traced_memory()[1] < 16 * 2**20
    tracemalloc.stop()


@pytest.mark.parametrize("message", [b"", b"HTTP/1.1", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 200 OK\r\nA: b"])
def test_what_is_no_message_is_none(message: bytes) -> None:
    assert answer_of(message) is None


def test_odd_headers_are_read_as_far_as_they_go() -> None:
    answer = answer_of(b"HTTP/2 404\nno colon\n: \nContent-Type:TEXT/HTML ;Charset='\xe4b'\nContent-Type: b\n\n<p>")
    assert answer is not None
    assert (answer.status, answer.media_type, answer.charset) == (404, "text/html", "äb")
