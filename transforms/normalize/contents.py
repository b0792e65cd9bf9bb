"""Which content of a document the article's text comes from: its own, or that of the linked page.

A feed often brings a teaser, and a page often brings less than the feed (a paywall, a failed extraction). The page is
taken when it holds the feed's text and more, or is clearly longer; in doubt the feed's own text stays.
"""

from dataclasses import replace

from newsmill.schemas.rows.document import Document
from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.ground.decoding import NoTextError, decode
from newsmill.transforms.ground.html_text import is_html
from newsmill.transforms.normalize.faults import Unusable
from newsmill.transforms.normalize.normalize_settings import NormalizeSettings
from newsmill.transforms.normalize.roles.feed_tails import with_tail_apart
from newsmill.transforms.normalize.texts.key import key_of
from newsmill.transforms.normalize.texts.lines import TextLines
from newsmill.transforms.normalize.texts.plain import read_plain
from newsmill.transforms.normalize.texts.text import Content, check_size
from newsmill.transforms.normalize.texts.unicode import join_hyphenated, repair

CLEARLY_LONGER = 1.5
"""How many times longer than the feed's text the page's must be, where it does not hold it."""
TEASER_CHARS = 600
"""A feed's text shorter than this is taken for a teaser."""
_MARKUP = "text/html"
_NOTHING = Content(TextLines((), frozenset()), "text")


def read_content(document: Document, settings: NormalizeSettings) -> Content:
    """Return the better of a document's own content and the linked page's.

    Raises:
        Unusable: neither can be read, and the document has no title of its own to stand for an article.
    """
    own, fault = _attempt(_own_bytes(document), document.charset, document.media_type, document, settings)
    if document.page_content:
        page, _ = _attempt(document.page_content, document.page_charset, _MARKUP, None, settings)
        own = _better(own, page)
    if own is not None:
        return own
    if fault is None or (fault.reason is Reason.EMPTY and (document.title or "").strip()):
        return _NOTHING
    raise fault


def _own_bytes(document: Document) -> bytes:
    """Return the document's content; an item that brings a summary only is its summary."""
    return document.content or (document.summary or "").encode("utf-8", "replace")


def _attempt(
    content: bytes, charset: str | None, media_type: str, document: Document | None, settings: NormalizeSettings
) -> tuple[Content | None, Unusable | None]:
    try:
        return _read(content, charset, media_type, document, settings), None
    except Unusable as fault:
        return None, fault


def _read(
    content: bytes, charset: str | None, media_type: str, document: Document | None, settings: NormalizeSettings
) -> Content:
    text = check_size(_decoded(content, charset, media_type), settings)
    fed = document is not None and document.feed_url is not None
    extractor = "page" if document is None else "feed" if fed else None
    # What parses markup is loaded with the first that comes: many inputs have none.
    if media_type == _MARKUP or (media_type != "text/markdown" and is_html(text)):
        from newsmill.transforms.normalize.pages.html import read_html

        read = read_html(text, extractor)
    elif media_type == "text/markdown":
        from newsmill.transforms.normalize.texts.markdown import read_markdown

        read = read_markdown(join_hyphenated(repair(text)))
    else:
        read = read_plain(text)
    if not read.text.lines:
        raise Unusable(Reason.EMPTY, "nothing but markup and white space")
    lines = with_tail_apart(read.text) if document is not None and document.feed_item else read.text
    return replace(read, text=lines, extractor=extractor or read.extractor)


def _decoded(content: bytes, charset: str | None, media_type: str) -> str:
    try:
        return decode(content, charset, markup=media_type == _MARKUP)
    except NoTextError as fault:
        raise Unusable(fault.reason, fault.detail) from fault


def _better(own: Content | None, page: Content | None) -> Content | None:
    if own is None or page is None:
        return own or page
    chosen = page if _page_wins(_key(own), _key(page)) else own
    return replace(chosen, found=page.found)


def _page_wins(own: str, page: str) -> bool:
    if len(page) <= len(own):
        return False
    return own in page or len(own) < TEASER_CHARS or len(page) > CLEARLY_LONGER * len(own)


def _key(content: Content) -> str:
    return " ".join(key_of(line) for line in content.text.lines)
