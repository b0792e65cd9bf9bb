"""The server: replies are data, so a test says what it plays; every request is noted with its time.

``Newsroom`` listens on loopback with a port of its own. To play several hosts, give the fetcher a resolver that maps
any name to 127.0.0.1: the ``Host`` header tells them apart, and a reply is looked up by host and path first.
"""

import contextlib
import hashlib
import http.server
import itertools
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import NamedTuple, Self


class Seen(NamedTuple):
    """One request."""

    host: str
    """Of the ``Host`` header, without port."""
    path: str
    """As it stood in the request line; an absolute address when a proxy is asked."""
    headers: Mapping[str, str]
    """Names in lower case."""
    began: float
    """Monotonic clock, seconds."""
    ended: float
    """When the last piece of the answer was handed to the system, which is before its client has it; equal to ``began``
    while it is not."""


@dataclass(frozen=True)
class Reply:
    """What the server does with a request."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    conditional: bool = False
    """Send an ETag made of the body, and 304 to whoever has it."""
    before: float = 0.0
    """Seconds before the status line."""
    drip: float = 0.0
    """Seconds before each byte of the body."""
    drip_head: float = 0.0
    """Seconds before each byte of the headers."""
    endless: bool = False
    """Repeat the body until the client goes away."""
    claimed_length: int | None = None
    """A ``Content-Length`` that is a lie; null for the true one."""
    no_length: bool = False
    """No ``Content-Length``; the end of the connection is the end of the body."""
    drop: bool = False
    """Close the connection without a word."""
    raw: bytes | None = None
    """Send these bytes in place of an HTTP answer."""

    def having(self, *headers: tuple[str, str]) -> "Reply":
        """Return the reply with further headers."""
        return replace(self, headers=(*self.headers, *headers))


Play = Reply | Callable[[Seen], Reply]


@dataclass
class Newsroom:
    """A server to be used as a context manager: ``with Newsroom() as newsroom: newsroom.play("/feed", Reply(...))``."""

    tls: ssl.SSLContext | None = None
    address: str = "127.0.0.1"
    """Where to listen; Linux has all of 127.0.0.0/8 on loopback, each a host of its own."""
    seen: list[Seen] = field(default_factory=list)
    _plays: dict[str, Play] = field(default_factory=dict)
    _noting: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        self._server = _Server((self.address, 0), _Handler)
        self._server.newsroom = self
        if self.tls:
            self._server.socket = self.tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Port of the server."""
        return int(self._server.server_address[1])

    @property
    def stopping(self) -> threading.Event:
        """Set when the server ends; slow replies look at it."""
        return self._server.stopping

    def url(self, path: str = "/", host: str = "") -> str:
        """Return the address of ``path`` at ``host``, or at the server's own address."""
        return f"{'https' if self.tls else 'http'}://{host or self.address}:{self.port}{path}"

    def play(self, path: str, reply: Play, host: str = "") -> str:
        """Answer ``path`` (at ``host``, or at all of them) so from now on; return its address."""
        self._plays[host + path] = reply
        return self.url(path, host)

    def reply_to(self, seen: Seen) -> Reply:
        """Return the reply to a request: 404 for what nobody plays."""
        path = seen.path.partition("?")[0]
        found = self._plays.get(seen.host + path) or self._plays.get(path) or Reply(b"not here", 404)
        return found(seen) if callable(found) else found

    def note(self, seen: Seen, ended: float | None = None) -> None:
        """Note a request before it is answered, and its end afterwards."""
        with self._noting:
            if ended is None:
                self.seen.append(seen)
            elif seen in self.seen:
                self.seen[self.seen.index(seen)] = seen._replace(ended=ended)

    def paths(self) -> list[str]:
        """Return the paths asked for so far, in order."""
        return [request.path for request in self.seen]


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    newsroom: Newsroom

    def __init__(self, *args: object) -> None:
        self.stopping = threading.Event()
        super().__init__(*args)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients go away in the middle of everything here."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        """Answer a request as the newsroom plays it."""
        newsroom, began = self.server.newsroom, time.monotonic()
        headers = {name.lower(): value for name, value in self.headers.items()}
        host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
        seen = Seen(host, self.path, headers, began, began)
        reply = newsroom.reply_to(seen)
        newsroom.note(seen)
        with contextlib.suppress(OSError):
            self._send(reply, headers)
        newsroom.note(seen, self._handed)

    _handed = 0.0

    def _send(self, reply: Reply, asked: Mapping[str, str]) -> None:
        self._wait(reply.before)
        self._handed = time.monotonic()
        if reply.drop or reply.raw is not None:
            self.close_connection = True
            self.connection.sendall(reply.raw or b"")
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        etag = f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'
        unchanged = reply.conditional and asked.get("if-none-match") == etag
        status, body = (304, b"") if unchanged else (reply.status, reply.body)
        head = _head(reply, status, body, etag)
        self.close_connection = reply.no_length or reply.claimed_length is not None or reply.endless
        for piece in _pieces(head, reply.drip_head):
            self._wait(reply.drip_head)
            self._handed = time.monotonic()
            self.connection.sendall(piece)
        while status not in (204, 304):
            for piece in _pieces(body, reply.drip):
                self._wait(reply.drip)
                self._handed = time.monotonic()
                self.connection.sendall(piece)
            if not (reply.endless and body):
                break

    def _wait(self, seconds: float) -> None:
        if seconds and self.server.stopping.wait(seconds):
            raise ConnectionAbortedError

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (http.server names it)
        """Say nothing."""


def _head(reply: Reply, status: int, body: bytes, etag: str) -> bytes:
    headers = [*reply.headers]
    if reply.conditional:
        headers.append(("ETag", etag))
    if not (reply.no_length or reply.endless) and status not in (204, 304):
        length = len(body) if reply.claimed_length is None else reply.claimed_length
        headers.append(("Content-Length", str(length)))
    if reply.no_length or reply.endless:
        headers.append(("Connection", "close"))
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {status} Played\r\n{lines}\r\n".encode("latin-1")


def _pieces(data: bytes, drip: float) -> Iterator[bytes]:
    if drip:
        return (bytes([byte]) for byte in data)
    return iter([data] if data else [])


def to_loopback(host: str, port: int) -> list[str]:
    """Return 127.0.0.1 for every name: a resolver with which one newsroom plays many hosts."""
    return ["127.0.0.1"]


def gaps(requests: Iterable[Seen]) -> list[float]:
    """Return the seconds between the end of each request to a host and the begin of the next to the same host."""
    hosts: dict[str, list[Seen]] = {}
    for request in requests:
        hosts.setdefault(request.host, []).append(request)
    ordered = (sorted(found, key=lambda seen: seen.began) for found in hosts.values())
    return [later.began - earlier.ended for found in ordered for earlier, later in itertools.pairwise(found)]
