"""The pages behind the links, for their full text: with manners, and the feed's own text kept whatever happens."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from feedparser.encodings import parse_content_type

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason, Reject
from newsmill.transforms.ground.guard import PAGES, Handled, attempt
from newsmill.transforms.ground.rights import Rights, in_headers, in_page, rights_of, with_rights
from newsmill.transforms.sources.fetch.budget import LeftOver
from newsmill.transforms.sources.fetch.exchange import Exchange, Fetcher
from newsmill.transforms.sources.fetch.fetch_settings import FetchSettings
from newsmill.transforms.sources.fetch.gate import host_of
from newsmill.transforms.sources.fetch.manners import Manners, Origins, robot_name
from newsmill.transforms.sources.fetch.slow_hosts import note_pages, why_left_alone
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


def fetch_pages(documents: Iterable[Document], settings: FetchSettings) -> Iterator[Page]:
    """Fetch the linked pages of documents of one host, one by one; those without a link come back as they are.

    They come in an order of this run's own, so that no feed has all of the host's budget run after run. Robots.txt and
    opt-outs are asked for once for each origin. Never raises for what a server says or does.
    """
    ordered = sorted(documents, key=lambda found: _lot(settings.seed, found))
    host = host_of(ordered[0].url or "") if ordered else ""
    if why := why_left_alone(host, settings):
        yield from (Page(document, left=why) for document in ordered)
        return
    with Fetcher(settings) as fetcher:
        origins = Origins(fetcher)
        for document in ordered:
            yield _guarded(document, fetcher, origins)
        note_pages(host, fetcher.budget.time_spent, settings)


def _lot(seed: str, document: Document) -> bytes:
    return hashlib.sha256(f"{seed}\x1f{document.url}".encode("utf-8", "surrogatepass")).digest()


def _guarded(document: Document, fetcher: Fetcher, origins: Origins) -> Page:
    record = Handled(document.document_uri, document.locator or document.url)
    page = attempt(PAGES, record, lambda: _page_of(document, fetcher, origins))
    return Page(document, page) if isinstance(page, Reject) else page


def _page_of(document: Document, fetcher: Fetcher, origins: Origins) -> Page:
    if not document.url or urlsplit(document.url).scheme not in ("http", "https"):
        return Page(document)

    def refusal(url: str) -> str | None:
        said = origins.at(url)
        if said.left:
            raise LeftOver(said.left)
        return _refusal(url, said)

    if why := fetcher.budget.take_page():
        return Page(document, left=why)
    said = origins.at(document.url)
    if said.left:
        return Page(document, left=said.left)
    if refused := _refusal(document.url, said):
        declared = with_rights(document, rights_of(said.statements(document.url)))
        return Page(declared, _letter(document, said.forbidden, refused))
    settings = fetcher.settings
    pause = max(settings.host_pause, min(said.robots.delay or 0.0, settings.crawl_delay_limit))
    exchange = fetcher.get(document.url, {"Accept": _ACCEPT}, settings.page_limit, pause, refusal)
    return Page(document, left=exchange.left) if exchange.left else _judged(document, exchange, origins, settings)


def _judged(document: Document, exchange: Exchange, origins: Origins, settings: FetchSettings) -> Page:
    if exchange.fault or exchange.status != 200 or exchange.body.fault:
        detail = exchange.fault or exchange.body.detail or f"status {exchange.status}"
        forbidden = exchange.forbidden or exchange.status in _FORBIDDEN_STATUS
        return Page(document, _letter(document, forbidden, detail))
    kind, charset = parse_content_type(exchange.headers.get("content-type", ""))
    if kind.lower() not in _HTML | {""}:
        return Page(document, _letter(document, False, f"no web page but {kind[:100]!r}"))
    robot = robot_name(settings)
    rights = rights_of(
        origins.at(exchange.url).statements(exchange.url),
        in_headers(exchange.headers, robot),
        in_page(exchange.body.data, robot),
    )
    document = with_rights(document, rights)
    if refused := _opt_out(rights):
        return Page(document, _letter(document, True, refused))
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
    return _opt_out(rights_of(said.statements(url)))


def _opt_out(rights: Rights | None) -> str | None:
    return f"opt-out: {rights.declared} ({rights.source})" if rights and rights.forbids else None


def _letter(document: Document, forbidden: bool, detail: str) -> Reject:
    reason = Reason.FORBIDDEN if forbidden else Reason.FETCH_FAILED
    locator = document.locator or document.url
    return reject(document.document_uri, reason, f"{document.url}: {detail}", None, locator)
