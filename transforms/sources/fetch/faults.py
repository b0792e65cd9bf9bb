"""What can go wrong on the way to an answer, by name; no name repeats a header, which may be a secret."""

import ssl
from collections.abc import Callable

import httpcore
import httpx

from newsmill.transforms.sources.fetch.addresses import ForbiddenAddressError, UnknownHostError


class FetchFault(Exception):  # noqa: N818  (a fault on the way, told in the outcome and never a crash)
    """There is no answer to use."""

    def __init__(self, detail: str, forbidden: bool = False) -> None:
        super().__init__(detail)
        self.detail = detail
        self.forbidden = forbidden
        """True when it was newsmill that refused to go on."""


def fault_of(error: BaseException) -> FetchFault | None:
    """Return what an error of the network means; null for one that has no name here and must stop the run."""
    if isinstance(error, ForbiddenAddressError):
        return FetchFault(str(error), forbidden=True)
    for kinds, told in _FAULTS:
        if isinstance(error, kinds):
            return FetchFault(told(error))
    return None


def _connect_words(error: BaseException) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"TLS: the certificate is not valid ({cause.verify_message})"
        if isinstance(cause, ssl.SSLError):
            return f"TLS: {cause.reason or 'the handshake failed'}"
        cause = cause.__cause__ or cause.__context__
    return f"no connection: {_words(error)}"


def _words(error: BaseException) -> str:
    return str(error)[:200]


def _kind(error: BaseException) -> str:
    return f"{_words(error) or 'no answer in time'} ({type(error).__name__})"


_FAULTS: tuple[tuple[tuple[type[BaseException], ...], Callable[[BaseException], str]], ...] = (
    # the words of these would repeat the header, which may be a secret
    (
        (httpcore.LocalProtocolError, httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError),
        lambda _: "an address or header that cannot be sent",
    ),
    ((UnknownHostError,), lambda error: f"DNS: {error}"),
    ((httpcore.TimeoutException,), lambda error: f"time-out: {_kind(error)}"),
    ((httpcore.ConnectError,), _connect_words),
    (
        (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError),
        lambda error: f"broken connection: {_kind(error)}",
    ),
)
"""Errors of the network by what they mean, the special before the general."""
