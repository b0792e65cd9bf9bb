"""The way to the network: connects to judged addresses only, and never waits longer than the request may take.

``httpx`` resolves and connects in one step, too late for a judgement; so the pool of ``httpcore`` gets a network
backend of its own. TLS still checks the certificate against the host's name.
"""

import ssl
import time
import urllib.request
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from newsmill.transforms.sources.fetch.addresses import allowed_addresses
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings

LOCATION = "newsmill_location"
"""Extension of a response that holds the value of ``Location``."""


class Deadline:
    """The moment (monotonic clock) at which the current request must be over; shared by all its connections."""

    def __init__(self) -> None:
        self.at = float("inf")

    def start(self, seconds: float) -> None:
        """Begin a request that may take ``seconds``."""
        self.at = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """Return the time left, at most ``timeout``.

        Raises:
            httpcore.ReadTimeout: none is left.
        """
        remaining = self.at - time.monotonic()
        if remaining <= 0:
            raise httpcore.ReadTimeout("the whole request took too long")
        return remaining if timeout is None else min(timeout, remaining)


class _Stream(httpcore.NetworkStream):
    """A connection that obeys the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _JudgedBackend(httpcore.NetworkBackend):
    """Resolves a host, and connects to the first of its allowed addresses that answers."""

    def __init__(self, settings: FetchSettings, deadline: Deadline) -> None:
        self._settings = settings
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self.judged(host, port)
        for address in addresses[:-1]:
            try:
                return self._connected(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port, timeout, local_address, socket_options)

    def judged(self, host: str, port: int) -> list[str]:
        found = self._settings.resolver(host, port)
        return allowed_addresses(host, found, self._settings.allow_private_hosts)

    def _connected(self, address: str, port: int, timeout: float | None, *rest: Any) -> httpcore.NetworkStream:
        inner = self._inner.connect_tcp(address, port, self._deadline.left(timeout), *rest)
        return _Stream(inner, self._deadline)


class _ProxyBackend(_JudgedBackend):
    """Connects to a proxy, which the user named and which may be private."""

    def judged(self, host: str, port: int) -> list[str]:
        return self._settings.resolver(host, port)


class JudgedTransport(httpx.BaseTransport):
    """One worker's connections: kept open for the next request to the same host."""

    def __init__(self, settings: FetchSettings) -> None:
        self.deadline = Deadline()
        self._settings = settings
        self._tls = _tls_context(settings)
        self._backend = _JudgedBackend(settings, self.deadline)
        self._pools: dict[str, httpcore.ConnectionPool] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; errors are those of httpcore and of ``addresses``."""
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        sent = httpcore.Request(request.method, target, headers=request.headers.raw, extensions=request.extensions)
        answer = self._pool(url).handle_request(sent)
        # httpx would read Location even when it follows no redirect, and raise on one that is no address
        headers = [(name, value) for name, value in answer.headers if name.lower() != b"location"]
        location = next((value for name, value in answer.headers if name.lower() == b"location"), b"")
        extensions = {**answer.extensions, LOCATION: location.decode("utf-8", "replace")}
        return httpx.Response(answer.status, headers=headers, stream=_Body(answer), extensions=extensions)

    def close(self) -> None:
        """Close all connections."""
        for pool in self._pools.values():
            pool.close()

    def _pool(self, url: httpx.URL) -> httpcore.ConnectionPool:
        proxy = _proxy_for(url) if self._settings.proxy_from_environment else None
        if proxy:
            self._backend.judged(url.host, url.port or 0)
        if (proxy or "") not in self._pools:
            self._pools[proxy or ""] = self._new_pool(proxy)
        return self._pools[proxy or ""]

    def _new_pool(self, proxy: str | None) -> httpcore.ConnectionPool:
        if proxy is None:
            return httpcore.ConnectionPool(ssl_context=self._tls, network_backend=self._backend, keepalive_expiry=30.0)
        bare = httpx.URL(proxy)
        auth = (bare.username.encode(), bare.password.encode()) if bare.username else None
        address = httpcore.URL(scheme=bare.raw_scheme, host=bare.raw_host, port=bare.port, target=b"/")
        backend = _ProxyBackend(self._settings, self.deadline)
        return httpcore.HTTPProxy(address, proxy_auth=auth, ssl_context=self._tls, network_backend=backend)


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer.iter_stream())

    def close(self) -> None:
        self._answer.close()


def _tls_context(settings: FetchSettings) -> ssl.SSLContext:
    if settings.ca_file:
        return ssl.create_default_context(cafile=settings.ca_file)
    return httpx.create_ssl_context(trust_env=settings.proxy_from_environment)


def _proxy_for(url: httpx.URL) -> str | None:
    if urllib.request.proxy_bypass(url.host):
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"
