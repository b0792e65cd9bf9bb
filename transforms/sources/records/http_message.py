"""One answer of a server as a web archive keeps it: status, headers, body, the body unpacked within its limit.

Archives differ in what they keep. A body that stands unpacked, or without chunks, though its headers say otherwise is
taken as it is.
"""

import re
from typing import NamedTuple

from newsmill.transforms.sources.fetch.body import Body, BodyFault, read_body

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']{1,40})", re.IGNORECASE)
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]{0,200})?\r?\n")
HEAD_LIMIT = 64 * 2**10
"""Bytes that status and headers may have together."""
_PIECE = 16 * 2**10
"""Bytes of a body that are unpacked at once."""


class Answer(NamedTuple):
    """What a server answered with."""

    status: int
    headers: dict[str, str]
    """By names in lower case; of several of one name the first."""
    packed: bytes
    """The body as it stands in the archive."""

    @property
    def media_type(self) -> str:
        """In lower case, without parameters; empty where there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """What the headers say of it."""
        match = _CHARSET.search(self.headers.get("content-type", "")[:1000])
        return match[1] if match else None

    def body(self, limit: int) -> Body:
        """Return the body, cut at ``limit`` bytes with a fault."""
        chunked = "chunked" in self.headers.get("transfer-encoding", "").lower()
        body = _without_chunks(self.packed) if chunked else Body(self.packed)
        encodings = "" if body.data.lstrip()[:1] == b"<" else self.headers.get("content-encoding", "")
        pieces = (body.data[start : start + _PIECE] for start in range(0, len(body.data), _PIECE))
        found = read_body(pieces, encodings, limit)
        return found if found.fault else Body(found.data, body.fault, body.detail)


def answer_of(message: bytes) -> Answer | None:
    r"""Return the answer that a message of HTTP/1 is; null where it is none.

    >>> answer = answer_of(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n\r\n<p>Rat")
    >>> answer.status, answer.media_type, answer.charset, answer.body(100).data
    (200, 'text/html', 'UTF-8', b'<p>Rat')
    """
    status, end = _STATUS.match(message), _BLANK_LINE.search(message, 0, HEAD_LIMIT)
    if status is None or end is None:
        return None
    headers: dict[str, str] = {}
    for line in message[: end.start()].decode("latin-1").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return Answer(int(status[1]), headers, message[end.end() :])


def _without_chunks(body: bytes) -> Body:
    """Return the body that was sent in chunks; as it is where it does not begin with one."""
    pieces, at = [], 0
    while (chunk := _CHUNK.match(body, at)) is not None:
        size = int(chunk[1], 16)
        pieces.append(body[chunk.end() : chunk.end() + size])
        at = chunk.end() + size
        if not size:
            return Body(b"".join(pieces))
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    if not pieces:
        return Body(body)
    return Body(b"".join(pieces), BodyFault.TRUNCATED, "the body ends inside its chunks")
