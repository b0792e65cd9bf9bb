"""One GET with its redirects: every hop is checked, paced, and gets only the credentials of its own origin.

Everything that can go wrong on the way is told by name and never raised.
"""

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from types import TracebackType
from typing import NamedTuple, Self
from urllib.parse import urljoin, urlsplit

import httpx

from newsmill.transforms.ground.credentials import without_credentials
from newsmill.transforms.sources.fetch.body import ACCEPTED, Body, read_body
from newsmill.transforms.sources.fetch.budget import HostBudget, LeftOver
from newsmill.transforms.sources.fetch.credentials import headers_for
from newsmill.transforms.sources.fetch.faults import FetchFault, fault_of
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.gate import GATE, host_of
from newsmill.transforms.sources.fetch.transport import LOCATION, JudgedTransport

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


Refusal = Callable[[str], str | None]
"""Why an address may not be fetched; null when it may."""


class Exchange(NamedTuple):
    """The answer at the end of the redirects."""

    url: str
    """Where it came from, without credentials."""
    status: int | None = None
    headers: Mapping[str, str] = {}
    """Names in lower case."""
    body: Body = Body(b"")
    moved_to: str | None = None
    """Where permanent redirects, and nothing but these, led first; null when there were none."""
    fault: str | None = None
    """Why there is no answer."""
    forbidden: bool = False
    """Newsmill refused to go on: a private address, another scheme."""
    left: str | None = None
    """Why it was left to the next run, which is no fault of the address; null when it was not."""


class Fetcher:
    """One host's connections and budget. Use it as a context manager."""

    def __init__(self, settings: FetchSettings) -> None:
        self.settings = settings
        self.budget = HostBudget(settings)
        self._seconds = 0.0
        """What is left of the request in hand."""
        self._transport = JudgedTransport(settings, self.budget)
        self._client = httpx.Client(
            transport=self._transport,
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(settings.read_timeout, connect=settings.connect_timeout),
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": ACCEPTED},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(
        self,
        url: str,
        headers: Mapping[str, str],
        limit: int,
        pause: float | None = None,
        refusal: Refusal | None = None,
    ) -> Exchange:
        """Return the answer to a GET of ``url`` after redirects, its body up to ``limit`` bytes.

        ``refusal`` is asked before each redirect is followed; it may use this fetcher itself.
        """
        self._client.cookies.clear()
        self._seconds = self.budget.request_seconds
        moved_to, permanent, seen = None, True, {url}
        here = url
        try:
            for _ in range(self.settings.redirect_limit + 1):
                answer = self._hop(here, headers, limit, pause)
                target = self._target(here, answer)
                if target is None:
                    return answer._replace(moved_to=moved_to)
                permanent = permanent and answer.status in _PERMANENT
                moved_to = target if permanent else moved_to
                if target in seen:
                    raise FetchFault("a redirect loop")
                seen.add(target)
                self._ask(refusal, target)
                here = target
        except LeftOver as left:
            return Exchange(without_credentials(here), left=str(left))
        except FetchFault as fault:
            return Exchange(without_credentials(here), fault=fault.detail, forbidden=fault.forbidden)
        return Exchange(without_credentials(here), fault=f"more than {self.settings.redirect_limit} redirects")

    def _hop(self, url: str, headers: Mapping[str, str], limit: int, pause: float | None) -> Exchange:
        _check_scheme(url)
        own = {**headers, **headers_for(url, self.settings.credentials)}
        pause = self.settings.host_pause if pause is None else pause
        with GATE.through(host_of(url), pause, self.budget.turn), self._timed():
            with self._client.stream("GET", without_credentials(url), headers=own) as answer:
                lowered = {name.lower(): value for name, value in answer.headers.items()}
                lowered["location"] = answer.extensions[LOCATION]
                wanted = answer.status_code == 200
                encodings = lowered.get("content-encoding", "")
                body = read_body(answer.iter_raw(), encodings, limit) if wanted else Body(b"")
            return Exchange(without_credentials(url), answer.status_code, lowered, body)

    def _ask(self, refusal: Refusal | None, target: str) -> None:
        seconds = self._seconds
        reason = refusal(target) if refusal else None
        self._seconds = seconds
        if reason:
            raise FetchFault(reason, forbidden=True)

    @contextlib.contextmanager
    def _timed(self) -> Iterator[None]:
        """Count the time of a request, but not of waiting for its turn, and name what goes wrong."""
        start = time.monotonic()
        self.budget.begin(self._seconds)
        try:
            yield
        except LeftOver:
            raise
        except Exception as error:
            fault = fault_of(error)
            if fault is None:
                raise
            raise fault from None
        finally:
            self._seconds -= time.monotonic() - start

    @staticmethod
    def _target(here: str, answer: Exchange) -> str | None:
        if answer.status not in _REDIRECTS:
            return None
        location = answer.headers.get("location")
        if not location:
            raise FetchFault(f"{answer.status} without a Location")
        try:
            target = urljoin(here, location.strip())
            _check_scheme(target)
        except ValueError as error:
            raise FetchFault("a redirect to an address that cannot be read") from error
        return without_credentials(urlsplit(target)._replace(fragment="").geturl())


def _check_scheme(url: str) -> None:
    """Refuse everything but http and https.

    Raises:
        FetchFault: another scheme, or no host.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchFault("an address that cannot be read") from error
    if parts.scheme not in ("http", "https"):
        raise FetchFault(f"an address of the scheme {parts.scheme[:20]!r}", forbidden=True)
    if not host:
        raise FetchFault("an address without a host")
