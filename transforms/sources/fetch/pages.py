"""The pages behind the links, for their full text: with manners, and the feed's own text kept whatever happens."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from feedparser.encodings import parse_content_type

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.credentials import without_user
from newsmill.transforms.sources.fetch.budget import LeftOver
from newsmill.transforms.sources.fetch.exchange import Exchange, Fetcher
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.optout import (
    TDMREP_LIMIT,
    TDMREP_PATH,
    Reservation,
    header_opt_out,
    is_reserved,
    page_opt_out,
    reservations_of,
)
from newsmill.transforms.sources.fetch.robots import ALLOW_ALL, DENY_ALL, ROBOTS_LIMIT, Robots, robots_of
from newsmill.transforms.sources.letters import reject

_ACCEPT = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_FORBIDDEN_STATUS = frozenset({401, 402, 403, 451})


class Page(NamedTuple):
    """A document after its page was asked for: with the page, with the dead letter that says why not, or left."""

    document: Document
    reject: Reject | None = None
    left: str | None = None
    """Why the page is left to the next run; the feed's own text is good until then."""


class Manners(NamedTuple):
    """What an origin says to robots."""

    robots: Robots
    reservations: tuple[Reservation, ...]
    fault: str | None = None
    """Why robots.txt could not be read, which forbids everything for now."""
    forbidden: bool = True
    """False when that may be otherwise next time."""
    left: str | None = None
    """Why there was no time to ask."""


def fetch_pages(documents: Iterable[Document], settings: FetchSettings) -> Iterator[Page]:
    """Fetch the linked page of each document of a host, one by one; those without a link come back as they are.

    They come in an order of this run's own, so that no feed has all of the host's budget run after run. Robots.txt and
    opt-outs are asked for once for each origin. Never raises for what a server says or does.
    """
    manners: dict[str, Manners] = {}
    with Fetcher(settings) as fetcher:
        for document in sorted(documents, key=lambda found: _lot(settings.seed, found)):
            yield _page_of(document, fetcher, manners)


def _lot(seed: str, document: Document) -> bytes:
    return hashlib.sha256(f"{seed}\x1f{document.url}".encode("utf-8", "surrogatepass")).digest()


def robot_name(settings: FetchSettings) -> str:
    """Return the name by which robots.txt addresses this robot: the first word of the user agent."""
    return settings.user_agent.partition("/")[0].partition(" ")[0] or "newsmill"


def _page_of(document: Document, fetcher: Fetcher, manners: dict[str, Manners]) -> Page:
    if not document.url or urlsplit(document.url).scheme not in ("http", "https"):
        return Page(document)

    def refusal(url: str) -> str | None:
        said = _manners_at(url, fetcher, manners)
        if said.left:
            raise LeftOver(said.left)
        return _refusal(url, said)

    if why := fetcher.budget.take_page():
        return Page(document, left=why)
    said = _manners_at(document.url, fetcher, manners)
    if said.left:
        return Page(document, left=said.left)
    if refused := _refusal(document.url, said):
        return Page(document, _letter(document, said.forbidden, refused))
    settings = fetcher.settings
    pause = max(settings.host_pause, min(said.robots.delay or 0.0, settings.crawl_delay_limit))
    exchange = fetcher.get(document.url, {"Accept": _ACCEPT}, settings.page_limit, pause, refusal)
    return Page(document, left=exchange.left) if exchange.left else _judged(document, exchange, settings)


def _judged(document: Document, exchange: Exchange, settings: FetchSettings) -> Page:
    if exchange.fault or exchange.status != 200 or exchange.body.fault:
        detail = exchange.fault or exchange.body.detail or f"status {exchange.status}"
        forbidden = exchange.forbidden or exchange.status in _FORBIDDEN_STATUS
        return Page(document, _letter(document, forbidden, detail))
    kind, charset = parse_content_type(exchange.headers.get("content-type", ""))
    if kind.lower() not in _HTML | {""}:
        return Page(document, _letter(document, False, f"no web page but {kind[:100]!r}"))
    robot = robot_name(settings)
    refused = header_opt_out(exchange.headers, robot) or page_opt_out(exchange.body.data, robot)
    if refused:
        return Page(document, _letter(document, True, f"opt-out: {refused}"))
    found = replace(
        document,
        page_content=exchange.body.data,
        page_charset=charset or None,
        page_url=exchange.url,
        fetched_at=document.fetched_at or settings.now,
    )
    return Page(found)


def _refusal(url: str, said: Manners) -> str | None:
    if said.fault:
        return said.fault
    if not said.robots.allows(url):
        return "robots.txt"
    return f"opt-out: {TDMREP_PATH}" if is_reserved(url, said.reservations) else None


def _manners_at(url: str, fetcher: Fetcher, manners: dict[str, Manners]) -> Manners:
    origin = _origin(url)
    if origin not in manners:
        manners[origin] = _manners_of(origin, fetcher)
    return manners[origin]


def _manners_of(origin: str, fetcher: Fetcher) -> Manners:
    settings = fetcher.settings
    answer = fetcher.get(f"{origin}/robots.txt", {"Accept": "text/plain, */*;q=0.1"}, ROBOTS_LIMIT)
    if answer.left:
        return Manners(DENY_ALL, (), left=answer.left)
    robots, fault = _robots_in(answer, settings)
    if fault or not robots.allows(f"{origin}{TDMREP_PATH}"):
        return Manners(robots, (), fault, forbidden=answer.forbidden or fault is None)
    listed = fetcher.get(f"{origin}{TDMREP_PATH}", {"Accept": "application/json"}, TDMREP_LIMIT)
    if listed.left:
        return Manners(DENY_ALL, (), left=listed.left)
    found = reservations_of(listed.body.data) if listed.status == 200 and not listed.fault else ()
    return Manners(robots, found)


def _robots_in(answer: Exchange, settings: FetchSettings) -> tuple[Robots, str | None]:
    """Read robots.txt as RFC 9309 says: missing allows all, out of reach allows nothing."""
    if answer.fault or answer.status is None or answer.status >= 500 or answer.status == 429:
        return DENY_ALL, f"robots.txt is out of reach: {answer.fault or answer.status}"
    if answer.status != 200:
        return ALLOW_ALL, None
    return robots_of(answer.body.data, robot_name(settings)), None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{without_user(parts.netloc).lower()}"


def _letter(document: Document, forbidden: bool, detail: str) -> Reject:
    reason = Reason.FORBIDDEN if forbidden else Reason.FETCH_FAILED
    locator = document.locator or document.url
    return reject(document.document_uri, reason, f"{document.url}: {detail}", None, locator)
