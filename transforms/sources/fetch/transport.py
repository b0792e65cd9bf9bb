"""The way to the network: connects to judged addresses only, and never waits longer than the host's budget has it.

``httpx`` resolves and connects in one step, too late for a judgement; so the pool of ``httpcore`` gets a network
backend of its own. TLS still checks the certificate against the host's name.
"""

import contextlib
import functools
import os
import socket
import ssl
import urllib.request
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from newsmill.transforms.sources.fetch.addresses import UnknownHostError, allowed_addresses
from newsmill.transforms.sources.fetch.budget import HostBudget
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.in_thread import in_thread

LOCATION = "newsmill_location"
"""Extension of a response that holds the value of ``Location``."""


class _Stream(httpcore.NetworkStream):
    """A connection that obeys the budget of its host."""

    def __init__(self, inner: httpcore.NetworkStream, settings: FetchSettings, budget: HostBudget) -> None:
        self._inner = inner
        self._settings = settings
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        tick = self._budget.ticking(timeout, httpcore.ReadTimeout("timed out"))
        while True:
            seconds = tick()
            try:
                return self._inner.read(max_bytes, seconds)
            except httpcore.ReadTimeout:
                continue

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # A request fits into the buffers of the system, so nothing waits here.
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        seconds = self._settings.tls_timeout
        tick = self._budget.ticking(seconds, httpcore.ConnectTimeout("the TLS handshake took too long"))
        with _own_handle(self._inner) as handle:
            try:
                inner = in_thread(
                    lambda: self._inner.start_tls(ssl_context, server_hostname, seconds),
                    tick,
                    httpcore.NetworkStream.close,
                )
            except BaseException:
                with contextlib.suppress(OSError):
                    handle.shutdown(socket.SHUT_RDWR)  # ends the handshake, and with it the thread
                raise
        return _Stream(inner, self._settings, self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _own_handle(stream: httpcore.NetworkStream) -> socket.socket:
    """Return a second handle on a connection: the first one belongs to the handshake while that runs."""
    return socket.socket(fileno=os.dup(stream.get_extra_info("socket").fileno()))


class _JudgedBackend(httpcore.NetworkBackend):
    """Resolves a host, and connects to the first of its allowed addresses that answers."""

    def __init__(self, settings: FetchSettings, budget: HostBudget) -> None:
        self._settings = settings
        self._budget = budget
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
                return self._connected(address, port, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port, local_address, socket_options)

    def judged(self, host: str, port: int) -> list[str]:
        return allowed_addresses(host, self.resolved(host, port), self._settings.allow_private_hosts)

    def resolved(self, host: str, port: int) -> list[str]:
        seconds, resolver = self._settings.dns_timeout, self._settings.resolver
        late = UnknownHostError(f"the name {host!r} was not resolved within {seconds:g} s")
        return in_thread(lambda: resolver(host, port), self._budget.ticking(seconds, late))

    def _connected(self, address: str, port: int, *rest: Any) -> httpcore.NetworkStream:
        seconds = self._settings.connect_timeout
        inner = in_thread(
            lambda: self._inner.connect_tcp(address, port, seconds, *rest),
            self._budget.ticking(seconds, httpcore.ConnectTimeout("timed out")),
            httpcore.NetworkStream.close,
        )
        return _Stream(inner, self._settings, self._budget)


class _ProxyBackend(_JudgedBackend):
    """Connects to a proxy, which the user named and which may be private."""

    def judged(self, host: str, port: int) -> list[str]:
        return self.resolved(host, port)


class JudgedTransport(httpx.BaseTransport):
    """One worker's connections: kept open for the next request to the same host."""

    def __init__(self, settings: FetchSettings, budget: HostBudget) -> None:
        self._settings = settings
        self._budget = budget
        self._backend = _JudgedBackend(settings, budget)
        self._pools: dict[tuple[str, str], httpcore.ConnectionPool] = {}

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
        key = (url.scheme, proxy or "")
        if key not in self._pools:
            self._pools[key] = self._new_pool(url.scheme, proxy)
        return self._pools[key]

    def _new_pool(self, scheme: str, proxy: str | None) -> httpcore.ConnectionPool:
        tls = self._tls_context() if "https" in (scheme, proxy and httpx.URL(proxy).scheme) else None
        if proxy is None:
            return httpcore.ConnectionPool(ssl_context=tls, network_backend=self._backend, keepalive_expiry=30.0)
        bare = httpx.URL(proxy)
        auth = (bare.username.encode(), bare.password.encode()) if bare.username else None
        address = httpcore.URL(scheme=bare.raw_scheme, host=bare.raw_host, port=bare.port, target=b"/")
        backend = _ProxyBackend(self._settings, self._budget)
        return httpcore.HTTPProxy(address, proxy_auth=auth, ssl_context=tls, network_backend=backend)

    def _tls_context(self) -> ssl.SSLContext:
        return _tls_context(self._settings.ca_file, self._settings.proxy_from_environment)


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer.iter_stream())

    def close(self) -> None:
        self._answer.close()


@functools.lru_cache(maxsize=4)
def _tls_context(ca_file: str | None, trust_env: bool) -> ssl.SSLContext:
    """Return what certificates are checked by, made once in a process: reading the authorities takes a while."""
    if ca_file:
        return ssl.create_default_context(cafile=ca_file)
    return httpx.create_ssl_context(trust_env=trust_env)


def _proxy_for(url: httpx.URL) -> str | None:
    if urllib.request.proxy_bypass(url.host):
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    return proxy if not proxy or "://" in proxy else f"http://{proxy}"
